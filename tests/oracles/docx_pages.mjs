// Counts the pages of an annex as LibreOffice lays it out, for every case whose expect.toml says
// `max_pages`: a sheet for a small purchase may have three.
// Usage: node docx_pages.mjs FOLDER

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Report, folderArgument, inTemporaryFolder } from './report.mjs';

const PATIENCE = 120_000;
const CASES = fileURLToPath(new URL('../cases', import.meta.url));

/** How many pages LibreOffice makes of a Word file. */
async function pages(file, temporary) {
  const program = process.env.CLAUSIER_SOFFICE ?? 'soffice';
  const profile = pathToFileURL(join(temporary, 'profile'));
  const options = [`-env:UserInstallation=${profile}`, '--headless', '--norestore', '--convert-to', 'pdf'];
  await promisify(execFile)(program, [...options, '--outdir', temporary, file], { timeout: PATIENCE });
  const { stdout } = await promisify(execFile)('pdfinfo', [join(temporary, 'annex.pdf')]);
  return Number(/^Pages:\s+(\d+)$/mu.exec(stdout)?.[1]);
}

function limit(name) {
  const file = join(CASES, name, 'expect.toml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return Number(/^max_pages\s*=\s*(\d+)$/mu.exec(text)?.[1] ?? Number.NaN);
}

function tooLong(found, most) {
  return found <= most ? [] : [`${found} pages, at most ${most}`];
}

const folder = folderArgument();
const report = new Report();
report.mustFind('a page too many', tooLong(4, 3));
await inTemporaryFolder(async (temporary) => {
  for (const name of readdirSync(folder).filter((entry) => !Number.isNaN(limit(entry)))) {
    report.check(name, tooLong(await pages(join(folder, name, 'annex.docx'), temporary), limit(name)));
  }
});
report.finish();
