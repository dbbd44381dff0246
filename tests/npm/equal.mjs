// Run where the package is installed: every document of every case, compared with what the native program wrote.
// Usage: node equal.mjs CASES; prints findings as JSON.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assemble } from 'clausier/engine';

const [cases] = process.argv.slice(2);
const bundle = readFileSync(join(cases, 'bundle.json'), 'utf8');
const files = readdirSync(cases, { recursive: true }).filter((file) => /\.(docx|html|txt)$/.test(file));
const findings = files.length === 0 ? ['there are no documents'] : [];
for (const file of files) {
  const answers = JSON.parse(readFileSync(join(cases, dirname(file), 'answers.json'), 'utf8'));
  const [document, format] = basename(file).split('.');
  const made = assemble({ bundle, answers, document, format });
  if (Buffer.compare(Buffer.from(made), readFileSync(join(cases, file))) !== 0) findings.push(`${file} differs`);
}
console.log(JSON.stringify(findings));
