// Packs the parts in `bad/docx` into a Word file with known faults, for the self-tests of the checkers:
// its paragraph properties stand in an order that the schema forbids, and its styles are missing.

import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const PARTS = join(import.meta.dirname, 'bad/docx');

/** The words that the bad document holds, as plain text. */
export const BAD_WORDS = 'Een twee drie\nlinks | rechts\n';

/** Writes the bad document. */
export function writeBadDocx(file) {
  const names = readdirSync(PARTS, { recursive: true }).filter((name) => statSync(join(PARTS, name)).isFile());
  writeFileSync(file, zip(names.sort().map((name) => ({ name, bytes: readFileSync(join(PARTS, name)) }))));
}

/** A ZIP archive without compression. */
function zip(entries) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version needed
    facts.writeUInt16LE(0x21, 8); // 1 January 1980
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(path.length, 22);
    files.push(signature(0x04034b50), facts, path, bytes);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), facts, place, path);
    offset += 30 + path.length + bytes.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, signature(0x06054b50), end]);
}

function signature(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
