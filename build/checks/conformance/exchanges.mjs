// Reads what sandboxes recorded (SandboxOptions.RecordingFolder) and decides what has to hold for each exchange:
//
// 1. The sandbox and the document agree on which operation a request names.
// 2. A request of one of our clients, which the User-Agent tells, is valid. Only one that the sandbox refused (4xx) may not be: tests make
//    clients send what users may get wrong. Requests of tests that speak HTTP themselves may be anything.
// 3. Every response is valid, whoever asked: the status is documented, and headers, content type and body are as documented for it. What the
//    documents don't tell stands in exceptions.mjs. There is no response to check where the connection ended before one (status 0), and none
//    where the sandbox was told to answer wrongly (a fault) or answers for itself and not for its provider (a strict sandbox's refusal, or that
//    of a fault which it can't read).
// 4. A body that the recording does not hold whole is not checked, but its content type is.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { OUTSIDE, RESPONSES } from './exceptions.mjs';
import { header } from './messages.mjs';
import { findOperation } from './operations.mjs';
import { checkRequest } from './request.mjs';
import { checkAnswer, checkResponse } from './response.mjs';

/** The exchanges of a file, each with its line and the prefix of its provider. */
export async function* readExchanges(file) {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let prefixes = null;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const value = JSON.parse(text);
    if (prefixes === null) {
      prefixes = value.providers.map((provider) => provider.prefix);
    } else {
      const prefix = prefixes.find((candidate) => value.path === candidate || value.path.startsWith(`${candidate}/`) || value.path.startsWith(`${candidate}?`));
      yield { ...value, fault: value.fault ?? null, request: readMessage(value.request), response: readMessage(value.response), prefix, line };
    }
  }
}

function readMessage(message) {
  return { ...message, body: Buffer.from(message.body, 'base64') };
}

/**
 * Checks an exchange against the spec of its provider.
 * @param spec { provider, operations, requestSchemas, responseSchemas, usedExceptions? }; rows of exceptions.mjs are added to the last.
 * @returns { operation, request, response, findings }: request and response are 'valid', 'invalid', 'refused' or 'unchecked'.
 */
export function checkExchange(exchange, spec) {
  if (OUTSIDE.some((outside) => outside.prefix === undefined ? exchange.prefix.endsWith(outside.suffix) : exchange.prefix === outside.prefix)) {
    return { operation: null, request: 'unchecked', response: 'unchecked', findings: [] };
  }

  const match = findOperation(spec.operations, exchange.method, pathBelow(exchange));
  const operation = match?.operation.name ?? null;
  const routing = operation === exchange.operation
    ? []
    : [{ part: 'request', place: 'path', why: `names ${operation ?? 'no operation'} by the spec, and ${exchange.operation ?? 'none'} by the sandbox` }];
  const request = checkSent(exchange, match, spec);
  const response = checkAnswered(exchange, match?.operation ?? null, spec);
  return {
    operation,
    request: request.verdict,
    response: response.verdict,
    findings: [...routing, ...request.findings, ...response.findings],
  };
}

function pathBelow(exchange) {
  return exchange.path.slice(exchange.prefix.length).split('?')[0];
}

function checkSent(exchange, match, spec) {
  const isClient = (header(exchange.request, 'user-agent') ?? '').startsWith(`Sessions.${spec.provider}/`);
  if (!isClient) {
    return { verdict: 'unchecked', findings: [] };
  }

  const findings = match === null ? [{ place: 'path', why: 'names no operation' }] : checkRequest(exchange, match, spec.requestSchemas);
  const isRefused = exchange.fault === null && exchange.status >= 400 && exchange.status < 500;
  return verdict('request', findings.length > 0 && isRefused ? 'refused' : null, findings);
}

function checkAnswered(exchange, operation, spec) {
  if (exchange.status === 0 || exchange.fault !== null || isOfTheSandbox(exchange)) {
    return { verdict: 'unchecked', findings: [] };
  }

  const exception = operation?.responses.has(exchange.status) ? undefined : RESPONSES.find((row) => covers(row, exchange, operation, spec));
  if (exception !== undefined) {
    spec.usedExceptions?.add(exception);
    const schema = exception.schema === null ? null : { $ref: `#/components/schemas/${exception.schema}` };
    return verdict('response', null, checkAnswer(exchange, schema, spec.responseSchemas));
  }

  return verdict('response', null, operation === null
    ? [{ place: 'status', why: `is ${exchange.status}, which exceptions.mjs does not list for a request that names no operation` }]
    : checkResponse(exchange, operation, spec.responseSchemas));
}

function isOfTheSandbox(exchange) {
  const isUnreadableFault = exchange.status === 400 && header(exchange.request, 'x-sandbox-fault') !== null;
  return isUnreadableFault || (exchange.violations ?? []).length > 0;
}

function covers(row, exchange, operation, spec) {
  const isOperation = operation === null ? row.operation === null : row.operation === 'any' || row.operation === operation.name;
  return row.provider === spec.provider && row.status === exchange.status && isOperation;
}

function verdict(part, excuse, findings) {
  if (findings.length === 0) {
    return { verdict: 'valid', findings };
  }

  return excuse === null
    ? { verdict: 'invalid', findings: findings.map((finding) => ({ part, ...finding })) }
    : { verdict: excuse, findings: [] };
}
