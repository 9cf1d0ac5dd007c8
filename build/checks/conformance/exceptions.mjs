// What the specs don't say and yet happens. Whatever is not in these tables has to be by the spec; a row that nothing needs is an error too.

const UNKNOWN_PATH = 'a path without an operation; the documents describe operations only, so the error has the shape of all others';
const WRONG_METHOD = 'a method that the path does not have; as its web framework answers';
const TOO_LARGE = 'a body beyond the limit of the sandbox; the provider documents no limit, so the error has the shape of all others';
const BROKEN = 'a failure of the sandbox itself; the provider documents no 500, so the error has the shape of all others';

/**
 * Responses with a status that the operation does not document, or to a request that names no operation. `operation` is the name of one,
 * 'any', or null for a request that names none. `schema` is the component that the body has to fit; null: no body.
 */
export const RESPONSES = [
  { provider: 'Humanloop', operation: null, status: 404, schema: 'ErrorDetail', reason: UNKNOWN_PATH },
  { provider: 'Humanloop', operation: null, status: 405, schema: 'ErrorDetail', reason: WRONG_METHOD },
  { provider: 'Orq', operation: null, status: 404, schema: 'HonoApiError', reason: UNKNOWN_PATH },
  { provider: 'Portal', operation: null, status: 404, schema: 'ErrorDetail', reason: UNKNOWN_PATH },
  { provider: 'Portal', operation: null, status: 405, schema: 'ErrorDetail', reason: WRONG_METHOD },
  { provider: 'WhyLabs', operation: null, status: 404, schema: null, reason: 'a path without an operation; as the server answers, without a body' },
  { provider: 'Orq', operation: 'any', status: 413, schema: 'HonoApiError', reason: TOO_LARGE },
  { provider: 'Portal', operation: 'any', status: 500, schema: 'ErrorDetail', reason: BROKEN },
];

/** Paths of the sandbox that belong to no spec. */
export const OUTSIDE = [
  { prefix: '/whylabs-storage', reason: 'stands for the storage behind the upload addresses of WhyLabs, which is another service with its own XML' },
  { suffix: '-oauth', reason: 'gives tokens for the identifier and the secret of a client, as RFC 6749 says and not the document of a provider' },
];

/** Headers of requests that belong to no spec and may be anywhere. */
export const HEADERS = [
  { name: 'x-sandbox-fault', reason: 'tells the sandbox to answer wrongly; its own, not a provider\'s' },
  { name: 'x-trace', reason: 'a header of the caller\'s own, as the README of Core shows how to send one' },
];
