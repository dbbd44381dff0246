// Opens a ZIP package, as a program that is not ours would: by its central directory.

import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;

/** The files in a package, by name. */
export function entries(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new Error('this is no ZIP package');
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('the list of the package is broken');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), content(bytes, at));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function content(bytes, entry) {
  const size = bytes.readUInt32LE(entry + 20);
  const start = bytes.readUInt32LE(entry + 42);
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  const packed = bytes.subarray(from, from + size);
  return bytes.readUInt16LE(entry + 10) === STORED ? packed : inflateRawSync(packed);
}

/** All text in a file: of a package that of its parts and of the answers that it carries, so that nothing
 * hides in what is packed. */
export function text(bytes) {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString();
  const parts = [...entries(bytes).values()].map(text);
  return [...parts, ...parts.flatMap(carried)].join('\n');
}

function carried(part) {
  const [, packed] = part.match(/<carried [^>]*>([\w+/=\s]+)<\/carried>/) ?? [];
  return packed === undefined ? [] : [inflateRawSync(Buffer.from(packed, 'base64')).toString()];
}
