'use strict';

// The server searches and shortens; the page only shows what it is told, as text and never as markup.

// Sessions also change without a request: runs end and sessions expire by the clock.
const refreshInterval = 2000;
const debounce = 150;

const search = document.querySelector('#search');
const connection = document.querySelector('#connection');
let pending = null;
let refreshing = Promise.resolve();

async function read(path) {
  const response = await fetch(`sandbox/${path}`);
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }

  return response.json();
}

function fromTemplate(name, values) {
  const element = document.querySelector(`template#${name}`).content.firstElementChild.cloneNode(true);
  for (const [key, value] of Object.entries(values)) {
    element.querySelector(`[data-${key}]`).textContent = value;
  }

  return element;
}

// Keeps the elements whose key is still there, so that what a reader has opened stays open.
function show(list, items, keyOf, create, update) {
  const present = new Map([...list.children].map(element => [element.dataset.key, element]));
  const wanted = items.map(item => {
    const key = String(keyOf(item));
    const element = present.get(key) ?? create(item);
    element.dataset.key = key;
    update?.(element, item);
    return element;
  });
  if (wanted.length !== list.children.length || wanted.some((element, index) => element !== list.children[index])) {
    list.replaceChildren(...wanted);
  }
}

function count(shown, total) {
  return shown === total ? `${total}` : `${shown} of ${total}`;
}

function createApi(api) {
  const element = fromTemplate('api', { name: api.name, address: api.baseAddress, key: api.apiKey || 'none' });
  element.querySelector('[data-operations]').append(...api.operations.map(operation => {
    const line = document.createElement('li');
    line.append(fromText('code', `${operation.method} ${operation.path}`), ` ${operation.name}`);
    return line;
  }));
  return element;
}

function fromText(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function createExchange(exchange) {
  const element = fromTemplate('exchange', {
    number: `#${exchange.number}`,
    status: exchange.status === 0 ? 'no answer' : exchange.status,
    method: exchange.method,
    path: exchange.path,
    operation: `${exchange.provider} ${exchange.operation ?? 'no operation'}`,
    duration: `${exchange.milliseconds} ms`,
  });
  element.querySelector('[data-status]').dataset.status = exchange.status >= 200 && exchange.status < 400 ? 'good' : 'bad';
  const details = element.querySelector('details');
  details.addEventListener('toggle', () => details.open && showContent(details.querySelector('[data-content]'), exchange.number), { once: true });
  return element;
}

async function showContent(target, number) {
  try {
    const exchange = await read(`exchanges/${number}`);
    target.replaceChildren(...['request', 'response'].flatMap(side => [
      fromText('h3', side === 'request' ? 'Request' : 'Response'),
      fromText('pre', [...exchange[side].headers, '', exchange[side].body].join('\n')),
    ]));
  } catch {
    target.replaceChildren(fromText('p', 'The sandbox no longer keeps this exchange.'));
  }
}

function createSession(session) {
  return fromTemplate('session', { provider: session.provider, id: session.id });
}

function updateSession(element, session) {
  const target = element.querySelector('[data-document]');
  if (target.textContent !== session.document) {
    target.textContent = session.document;
  }
}

async function refresh() {
  const query = `search=${encodeURIComponent(search.value)}`;
  try {
    const [exchanges, sessions] = await Promise.all([read(`exchanges?${query}`), read(`sessions?${query}`)]);
    show(document.querySelector('#exchanges'), exchanges.items, item => item.number, createExchange);
    show(document.querySelector('#sessions'), sessions.items, item => `${item.provider} ${item.id}`, createSession, updateSession);
    document.querySelector('#exchanges-count').textContent = count(exchanges.items.length, exchanges.total);
    document.querySelector('#sessions-count').textContent = count(sessions.items.length, sessions.total);
    document.querySelector('#exchanges-empty').hidden = exchanges.total > 0;
    document.querySelector('#sessions-empty').hidden = sessions.total > 0;
  } catch {
    connection.textContent = 'the sandbox does not answer';
  }
}

// One refresh after another, so that an older answer never replaces a newer one.
function schedule() {
  pending ??= setTimeout(() => {
    pending = null;
    refreshing = refreshing.then(refresh);
  }, debounce);
}

async function start() {
  const apis = await read('apis');
  show(document.querySelector('#apis'), apis, api => api.baseAddress, createApi);
  await refresh();
  const changes = new EventSource('sandbox/changes');
  changes.addEventListener('open', () => { connection.textContent = 'live'; });
  changes.addEventListener('error', () => { connection.textContent = 'the sandbox does not answer'; });
  changes.addEventListener('message', schedule);
  search.addEventListener('input', schedule);
  setInterval(() => document.hidden || schedule(), refreshInterval);
}

start().catch(() => { connection.textContent = 'the sandbox does not answer'; });
