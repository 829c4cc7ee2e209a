// Checks an export of the record: docs/operations/checking-an-export.md. Usage: node tools/check-record.mjs record.json

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The first thing that does not fit, or null. */
function fault(chain, entry, before) {
  if (before && entry.number !== before.number + 1) {
    return `follows ${before.number}: an entry is missing or was put in`;
  }
  if (entry.previousHash !== (before ? before.hash : entry.number === 1 ? '0'.repeat(64) : entry.previousHash)) {
    return 'does not refer to the entry before it';
  }
  if (entry.content !== undefined && sha256(entry.content) !== entry.contentHash) {
    return 'has another content than was recorded';
  }
  return sha256([chain, entry.number, entry.sealedAt, entry.previousHash, entry.contentHash].join('\n')) === entry.hash ? null
    : 'has a hash that does not follow from it';
}

const file = process.argv[2];
if (!file) {
  console.error('Usage: node tools/check-record.mjs record.json');
  process.exit(2);
}
let broken = false;
for (const { chain, entries } of JSON.parse(readFileSync(file, 'utf8')).chains) {
  let before = null;
  let why = null;
  for (const entry of entries) {
    why = fault(chain, entry, before);
    if (why) {
      console.log(`${chain}: entry ${entry.number} ${why}.`);
      broken = true;
      break;
    }
    before = entry;
  }
  if (!why) {
    console.log(`${chain}: ${entries.length} entries fit, ${entries.filter(({ content }) => content !== undefined).length} with content; `
      + `the last is ${before.number} with hash ${before.hash}.`);
  }
}
process.exit(broken ? 1 : 0);
