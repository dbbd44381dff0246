// Has LibreOffice accept, and reject, all changes of every `redline.docx`, and compares the text that is left
// with `new.txt` and `old.txt` beside it: same words, same order, same numbers.
// Usage: node libreoffice_redline.mjs FOLDER

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { difference, office, withOurBullets } from './libreoffice.mjs';
import { Report, documents, folderArgument, inTemporaryFolder, shown } from './report.mjs';

/** What LibreOffice is asked to do with all changes, and which text must be left. */
const SIDES = [
  { command: 'AcceptAllTrackedChanges', left: 'new' },
  { command: 'RejectAllTrackedChanges', left: 'old' },
];
const AT_ONCE = 200;
const MACRO = readFileSync(join(import.meta.dirname, 'settle_changes.xba'), 'utf8');
const LIST = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Changes"/>
</library:library>
`;

/** A profile of LibreOffice that has our macro. Its first start makes the folders of its own macros anew. */
async function profileWithMacro(temporary) {
  const profile = join(temporary, 'profile');
  await office(profile, ['--terminate_after_init']);
  const standard = join(profile, 'user/basic/Standard');
  mkdirSync(standard, { recursive: true });
  writeFileSync(join(standard, 'script.xlb'), LIST);
  writeFileSync(join(standard, 'Changes.xba'), MACRO);
  return profile;
}

/** Settles all changes of all files, some in each run; gives the place of each resulting text. */
async function settle(files, temporary) {
  const profile = await profileWithMacro(temporary);
  const lines = [];
  const place = (number, left) => join(temporary, `${number}-${left}.txt`);
  files.forEach((file, number) => {
    const copy = join(temporary, `${number}.docx`);
    copyFileSync(file, copy);
    for (const { command, left } of SIDES) {
      lines.push(`${command} ${pathToFileURL(copy)} ${pathToFileURL(place(number, left))}`);
    }
  });
  const list = join(temporary, 'list');
  for (let start = 0; start < lines.length; start += AT_ONCE) {
    writeFileSync(list, `${lines.slice(start, start + AT_ONCE).join('\n')}\n`);
    await office(profile, [`macro:///Standard.Changes.Settle("${list}")`]);
  }
  return place;
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function compare(expected, settled) {
  const [ours, theirs] = [read(expected), read(settled)];
  if (ours === undefined) return [`there is no text to compare with: ${expected}`];
  if (theirs === undefined) return ['LibreOffice gave no text'];
  return difference(ours, withOurBullets(theirs));
}

const folder = folderArgument();
const report = new Report();
await inTemporaryFolder(async (temporary) => {
  const files = documents(folder, 'docx');
  const place = await settle(files, temporary);
  files.forEach((file, number) => {
    for (const { command, left } of SIDES) {
      const expected = join(dirname(file), `${left}.txt`);
      report.check(`${shown(folder, file)}: ${command}`, compare(expected, place(number, left)));
    }
  });
  // Taking the wrong side must be noticed wherever the two texts differ.
  const differ = (file) => difference(...SIDES.map(({ left }) => read(join(dirname(file), `${left}.txt`)) ?? '')).length > 0;
  const number = files.findIndex(differ);
  report.mustFind('the other text', number < 0 ? [] : compare(join(dirname(files[number]), 'old.txt'), place(number, 'new')));
});
report.finish();
