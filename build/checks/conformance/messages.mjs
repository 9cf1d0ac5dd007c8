// Reads what both directions share: headers, media types, JSON, forms and server-sent events.

/** All values of a header, joined as HTTP says; null when there is none. */
export function header(message, name) {
  const values = message.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}

/** { type, parameters } of a Content-Type; null when there is none. */
export function contentType(message) {
  const text = header(message, 'content-type');
  if (text === null) {
    return null;
  }

  const [type, ...rest] = text.split(';').map((part) => part.trim());
  const parameters = Object.fromEntries(rest.map((part) => [part.split('=')[0].toLowerCase(), part.slice(part.indexOf('=') + 1).replace(/^"(.*)"$/, '$1')]));
  return { type: type.toLowerCase(), parameters };
}

/** Whether the recording holds the body from its first byte to its last. */
export function isWhole(message) {
  const declared = header(message, 'content-length');
  return message.body.length === message.bodyLength && (declared === null || Number(declared) === message.bodyLength);
}

/** The text of bytes; null when they are not UTF-8. */
export function text(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** { value } of a JSON text, or { why } it is none. */
export function json(bytes) {
  const content = text(bytes);
  if (content === null) {
    return { why: 'is not UTF-8' };
  }

  try {
    return { value: JSON.parse(content) };
  } catch (error) {
    return { why: `is not JSON: ${error.message}` };
  }
}

/**
 * The parts of a multipart body, as { name, isFile, type, content }.
 * @returns { parts }, or { why } it can't be read.
 */
export function multipart(bytes, boundary) {
  if (!boundary) {
    return { why: 'has no boundary in its Content-Type' };
  }

  const body = bytes.toString('latin1');
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (pieces.length < 2 || pieces[0] !== '' || !/^--\s*$/.test(pieces.at(-1))) {
    return { why: 'does not consist of parts between boundaries' };
  }

  const parts = pieces.slice(1, -1).map(readPart);
  const wrong = parts.find((part) => part.why !== undefined);
  return wrong ?? { parts };
}

function readPart(piece) {
  const end = piece.indexOf('\r\n\r\n');
  const lines = piece.slice(0, end).split('\r\n').filter((line) => line !== '');
  const values = lines.map((line) => text(Buffer.from(line.slice(line.indexOf(':') + 1).trim(), 'latin1')));
  if (values.includes(null)) {
    return { why: 'has a part with a header that is not UTF-8' };
  }

  const headers = lines.map((line, index) => [line.slice(0, line.indexOf(':')).trim(), values[index]]);
  const disposition = header({ headers }, 'content-disposition') ?? '';
  // Between quotes a backslash is a letter; quotes and line ends are percent-encoded (WHATWG, RFC 7578).
  const name = /(?:^|;)\s*name=(?:"([^"]*)"|([^;\s]+))/.exec(disposition);
  if (end < 0 || !disposition.startsWith('form-data') || name === null) {
    return { why: 'has a part without a Content-Disposition of form-data with a name' };
  }

  const unquoted = disposition.replace(/"[^"]*"/g, '""');
  if (/;\s*filename\*=/.test(unquoted)) {
    return { why: 'has a part with filename*, which RFC 7578 forbids' };
  }

  return {
    name: (name[1] ?? name[2]).replace(/%(22|0D|0A)/gi, decodeURIComponent),
    isFile: /;\s*filename=/.test(unquoted),
    type: contentType({ headers })?.type ?? null,
    content: Buffer.from(piece.slice(end + 4), 'latin1'),
  };
}

/**
 * The data of server-sent events.
 * @param mayBreakOff Whether the stream may end inside an event.
 * @returns { events }, or { why } it can't be read.
 */
export function serverSentEvents(bytes, mayBreakOff) {
  const content = text(bytes);
  if (content === null) {
    return { why: 'is not UTF-8' };
  }

  const blocks = content.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop();
  if (rest !== '' && !mayBreakOff) {
    return { why: 'ends inside an event' };
  }

  const events = [];
  for (const block of blocks) {
    const lines = block.split('\n').filter((line) => !line.startsWith(':'));
    const unknown = lines.find((line) => !/^(data|event|id|retry)(:|$)/.test(line));
    if (unknown !== undefined) {
      return { why: `has a line that is no field of an event: ${unknown.slice(0, 40)}` };
    }

    const data = lines.filter((line) => line.startsWith('data')).map((line) => line.slice('data:'.length).replace(/^ /, ''));
    if (data.length > 0) {
      events.push(data.join('\n'));
    }
  }

  return { events };
}
