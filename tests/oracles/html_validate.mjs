// Judges every HTML file with the Nu HTML checker; errors and warnings are faults.
// Usage: node html_validate.mjs FOLDER

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Report, documents, folderArgument, shown } from './report.mjs';

const PATIENCE = 600_000;
const BAD_PAGE = join(import.meta.dirname, 'bad/page.html');
const CHECKER = createRequire(import.meta.url)('vnu-jar');

/** What the checker says of all these files, in one run of Java. */
async function messages(files) {
  const options = ['-jar', CHECKER, '--exit-zero-always', '--stdout', '--format', 'json'];
  const java = spawn('java', [...options, ...files], { stdio: ['ignore', 'pipe', 'inherit'], timeout: PATIENCE });
  const chunks = [];
  java.stdout.on('data', (chunk) => chunks.push(chunk));
  const code = await new Promise((end, fail) => java.on('error', fail).on('close', end));
  if (code !== 0) throw new Error(`the Nu HTML checker ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')).messages;
}

// What somebody typed is printed exactly as it was typed, composed or not; that is no fault of the page.
function isAboutInput({ message }) {
  return message.startsWith('Text run is not in Unicode Normalization Form C.');
}

function finding({ type, subType, lastLine, message }) {
  return `line ${lastLine ?? '?'}: ${subType ?? type}: ${message}`;
}

const folder = folderArgument();
const report = new Report();
const files = documents(folder, 'html').map((file) => resolve(file));
const found = new Map([BAD_PAGE, ...files].map((file) => [file, []]));
for (const message of await messages([BAD_PAGE, ...files])) {
  if (message.url === undefined) throw new Error(`the Nu HTML checker: ${message.message}`);
  if (!isAboutInput(message)) found.get(fileURLToPath(message.url)).push(finding(message));
}
report.mustFind('a duplicate id', found.get(BAD_PAGE).filter((line) => line.includes('Duplicate ID')));
report.mustFind('an image without a text', found.get(BAD_PAGE).filter((line) => line.includes('alt')));
for (const file of files) report.check(shown(folder, file), found.get(file));
report.finish();
