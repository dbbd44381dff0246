// What the checkers with LibreOffice share: starting it, and comparing its text with ours. White space and
// the cell separator "|" are left out, since layout is not text.

import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const PATIENCE = 600_000;
const AROUND = 8;

/** Runs LibreOffice without a window, with a profile of its own. */
export async function office(profile, options) {
  const program = process.env.CLAUSIER_SOFFICE ?? 'soffice';
  const usual = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore'];
  await promisify(execFile)(program, [...usual, ...options], { timeout: PATIENCE });
}

function words(text) {
  return text.replaceAll('\uFEFF', '').split(/\s+/u).filter((word) => word !== '' && word !== '|');
}

/** The first place where two texts differ, as a finding. */
export function difference(ours, theirs) {
  const [left, right] = [words(ours), words(theirs)];
  const length = Math.max(left.length, right.length);
  for (let place = 0; place < length; place += 1) {
    if (left[place] !== right[place]) {
      const show = (list) => list.slice(Math.max(0, place - AROUND), place + AROUND).join(' ');
      return [`word ${place + 1} differs`, `plain text:  … ${show(left)} …`, `LibreOffice: … ${show(right)} …`];
    }
  }
  return [];
}

/** LibreOffice writes every bullet of a list as "•", whatever the list says; ours is an en dash. */
export function withOurBullets(text) {
  return text.replaceAll(/^\s*•\s/gmu, '– ');
}
