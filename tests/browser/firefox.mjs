// The main way through the builder in Debian's Firefox: start, answer, document, download; and a case whose
// files must equal those of the native program, so that both engines of JavaScript give the same bytes.
// Usage: node --experimental-websocket firefox.mjs ADDRESS CASES

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inTime } from '../oracles/limit.mjs';
import { Report } from '../oracles/report.mjs';
import { Firefox, until } from './bidi.mjs';
import { casesIn } from './in_builder.mjs';

/** In seconds: many times what starting and a test take on a slow machine. */
const LONGEST = 300;
const inBuilder = 'const inside = document.querySelector("clausier-builder").shadowRoot;';

/** Waits for all that the page fetches: what is still on its way when another page comes, would be an error. */
async function open(firefox, site) {
  await firefox.goto(site);
  await firefox.element('#start');
  const last = `() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => /notes[^/]*$/.test(name) && responseEnd > 0)`;
  await until(() => firefox.evaluate(last), 'the explanations');
}

async function mainWay(firefox, site) {
  await open(firefox, site);
  await firefox.click('[data-preset]');
  await firefox.element('#step');
  await firefox.click('.panel .question > input[type="text"].full');
  await firefox.type('Stad <b>Gent');
  await until(() => firefox.evaluate(`() => { ${inBuilder} return inside.querySelector('.paper').textContent.includes('Stad <b>Gent'); }`), 'the name in the document');
  const typed = await firefox.evaluate(`() => { ${inBuilder} return inside.activeElement?.value ?? null; }`);
  assert.equal(typed, 'Stad <b>Gent', 'the field lost the focus or a letter');
  await firefox.click('.take > summary');
  await firefox.click('.take [data-document="annex"][data-format="html"]');
  assert.match((await firefox.downloaded('bijlage.html')).toString(), /Stad &lt;b&gt;Gent/);
  await open(firefox, site);
  await firefox.click('.drafts .go');
  await firefox.element('#step');
  const kept = await firefox.evaluate(`() => { ${inBuilder} return inside.querySelector('.panel .question > input[type="text"].full').value; }`);
  assert.equal(kept, 'Stad <b>Gent');
}

async function sameFiles(firefox, cases) {
  const [chosen] = casesIn(cases);
  await firefox.choose('.start input[type=file]', resolve(cases, chosen, 'answers.json'));
  await firefox.element('#step');
  await firefox.click('.take > summary');
  for (const format of ['docx', 'html']) {
    const native = join(cases, chosen, `annex.${format}`);
    assert.equal(existsSync(native), true, `${native} is missing`);
    await firefox.click(`.take [data-document="annex"][data-format="${format}"]`);
    const bytes = await firefox.downloaded(`bijlage.${format}`);
    assert.equal(Buffer.compare(bytes, readFileSync(native)), 0, `${native} differs`);
  }
}

async function findings(firefox, test) {
  firefox.complaints.length = 0;
  const found = [];
  try {
    await inTime(LONGEST, 'the test', test());
  } catch (error) {
    found.push(`failed: ${error.stack ?? error}`);
  }
  return [...found, ...firefox.complaints];
}

const [site, cases] = process.argv.slice(2);
if (cases === undefined) throw new Error('name the address of the site and the folder with the cases');
const report = new Report();
const firefox = await inTime(LONGEST, 'starting Firefox', Firefox.start(process.env.CLAUSIER_FIREFOX ?? '/usr/bin/firefox-esr'));
try {
  report.mustFind('an error on the page', await findings(firefox, async () => {
    await open(firefox, site);
    await firefox.evaluate('() => console.error("planted")');
  }));
  report.check('Firefox: from an example to files', await findings(firefox, () => mainWay(firefox, site)));
  report.check('Firefox: the same files as made natively', await findings(firefox, async () => {
    await open(firefox, site);
    await sameFiles(firefox, cases);
  }));
  const oneFile = pathToFileURL(join(cases, '..', 'site', 'clausier.html')).href;
  report.check('Firefox: the same files from one file on a disk', await findings(firefox, async () => {
    await firefox.goto(oneFile);
    await firefox.element('#start');
    await sameFiles(firefox, cases);
  }));
} finally {
  await firefox.close();
}
report.finish();
