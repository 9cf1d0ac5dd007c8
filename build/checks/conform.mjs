// Validates recorded exchanges of sandboxes against the specs, with ajv and without a line of the clients' or the sandbox's own code.
//   node conform.mjs <folder of recordings> <provider>=<spec> ...
// Writes one JSON document: { files, exchanges, operations: [...], findings: [...], unusedExceptions: [...] }. What has to hold stands in conformance/exchanges.mjs.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RESPONSES } from './conformance/exceptions.mjs';
import { checkExchange, readExchanges } from './conformance/exchanges.mjs';
import { readOperations } from './conformance/operations.mjs';
import { Schemas } from './conformance/schemas.mjs';

const usedExceptions = new Set();

async function readSpec(provider, path) {
  const document = parse(await readFile(path, 'utf8'));
  return {
    provider,
    operations: readOperations(document),
    requestSchemas: new Schemas(document, 'request'),
    responseSchemas: new Schemas(document, 'response'),
    usedExceptions,
  };
}

const [folder, ...specArguments] = process.argv.slice(2);
const specs = new Map();
for (const argument of specArguments) {
  const [provider, path] = argument.split('=');
  specs.set(provider, await readSpec(provider, path));
}

const counts = new Map([...specs.values()].flatMap((spec) => spec.operations.map((operation) => [
  `${spec.provider} ${operation.name}`,
  { provider: spec.provider, operation: operation.name, requests: 0, refused: 0, statuses: {} },
])));
const findings = [];
let exchanges = 0;
const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
for (const file of files) {
  for await (const exchange of readExchanges(join(folder, file))) {
    exchanges += 1;
    const spec = specs.get(exchange.provider);
    const checked = checkExchange(exchange, spec);
    findings.push(...checked.findings.map((finding) => ({
      provider: exchange.provider,
      operation: checked.operation,
      file,
      line: exchange.line,
      exchange: `${exchange.method} ${exchange.path} ${exchange.status}`,
      ...finding,
    })));
    const count = counts.get(`${exchange.provider} ${checked.operation}`);
    if (count !== undefined) {
      count.requests += checked.request === 'valid' ? 1 : 0;
      count.refused += checked.request === 'refused' ? 1 : 0;
      if (checked.response === 'valid') {
        count.statuses[exchange.status] = (count.statuses[exchange.status] ?? 0) + 1;
      }
    }
  }
}

const unusedExceptions = RESPONSES
  .filter((row) => !usedExceptions.has(row))
  .map((row) => `${row.provider} ${row.operation ?? 'without an operation'} ${row.status}`);
process.stdout.write(`${JSON.stringify({ files: files.length, exchanges, operations: [...counts.values()], findings, unusedExceptions })}\n`);
