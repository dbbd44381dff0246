// Has LibreOffice read every Word file and compares its text with our plain text, `FILE.txt` beside
// `FILE.docx`: same words, same order. White space and the cell separator "|" are left out, since layout
// is not text.
// Usage: node libreoffice_text.mjs FOLDER

import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { difference, office, withOurBullets } from './libreoffice.mjs';
import { BAD_WORDS, writeBadDocx } from './bad_docx.mjs';
import { Report, documents, folderArgument, inTemporaryFolder, shown } from './report.mjs';

/** Converts all files in one run of LibreOffice, with a profile of its own. */
async function toText(files, temporary) {
  const output = join(temporary, 'text');
  const filter = 'txt:Text (encoded):UTF8,LF,,';
  await office(join(temporary, 'profile'), ['--convert-to', filter, '--outdir', output, ...files]);
  return output;
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function compare(plain, converted) {
  const [ours, theirs] = [read(plain), read(converted)];
  if (ours === undefined) return [`there is no plain text beside it: ${plain}`];
  if (theirs === undefined) return ['LibreOffice could not open it'];
  return difference(ours, withOurBullets(theirs));
}

const folder = folderArgument();
const report = new Report();
await inTemporaryFolder(async (temporary) => {
  const files = documents(folder, 'docx');
  const input = join(temporary, 'docx');
  mkdirSync(input);
  // Names of documents repeat between cases, and LibreOffice writes into one folder.
  files.forEach((file, place) => copyFileSync(file, join(input, `${place}.docx`)));
  writeBadDocx(join(input, 'self-test.docx'));
  const converted = await toText([join(input, 'self-test.docx'), ...files.map((_, place) => join(input, `${place}.docx`))], temporary);

  const probe = read(join(converted, 'self-test.txt')) ?? '';
  report.check('self-test: equal text is equal', difference(BAD_WORDS, probe));
  report.mustFind('a changed word', difference(BAD_WORDS.replace('twee', '2'), probe));
  report.mustFind('a lost word', difference(`${BAD_WORDS} slot`, probe));
  files.forEach((file, place) => {
    report.check(shown(folder, file), compare(file.replace(/docx$/, 'txt'), join(converted, `${place}.txt`)));
  });
});
report.finish();
