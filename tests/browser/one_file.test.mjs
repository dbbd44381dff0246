// The builder in one file, opened from a disk with the network off, through to the same Word files as the native
// program makes.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { begin, casesIn, download, firstText, leave, requestsOf } from './in_builder.mjs';

export const name = 'one file from a disk works without network, through to a Word file';

// It is asked for once, and it is not of the site.
export const expected = [
  /^request to elsewhere: file:.*\/clausier\.html$/,
  // Planted at the end, to see that it is refused.
  /^console: .*violates the .*Content Security Policy/,
  /^request (failed|to elsewhere): https:\/\/example\.org\/$/,
];

export async function test({ page, cases }) {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-'));
  try {
    const file = join(folder, 'clausier.html');
    cpSync(join(cases, '..', 'site', 'clausier.html'), file);
    await page.context().setOffline(true);
    await work(page, pathToFileURL(file).href, cases);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function work(page, address, cases) {
  const requests = requestsOf(page);
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.violatedDirective));
  });
  await page.goto(address);
  const [chosen] = casesIn(cases);
  await page.locator('.start input[type=file]').setInputFiles(join(cases, chosen, 'answers.json'));
  await page.locator('#step').waitFor();
  const { bytes } = await download(page, 'annex', 'docx');
  assert.equal(Buffer.compare(bytes, readFileSync(join(cases, chosen, 'annex.docx'))), 0, 'it is another file than the native one');
  await page.keyboard.press('Escape');
  await explained(page, cases);

  await leave(page);
  await begin(page);
  await firstText(page).fill('Stad van Schijf');
  await page.goto(address);
  await page.locator('.drafts .go').first().click();
  await page.locator('#step').waitFor();
  assert.equal(await firstText(page).inputValue(), 'Stad van Schijf', 'the draft is gone');

  assert.deepEqual(requests, [address, address], 'it asks for something');
  assert.deepEqual(await page.evaluate(() => window.refused), []);
  await mustRefuse(page);
}

/** The explanations of clauses are in the file too. */
async function explained(page, cases) {
  const { notes } = JSON.parse(readFileSync(join(cases, '..', 'site', 'library', '2026-11.nl.notes.json'), 'utf8'));
  const paragraphs = Object.values(notes).flat();
  const found = (paragraphs) => {
    const text = document.querySelector('clausier-builder').shadowRoot.querySelector('.paper').textContent;
    return paragraphs.some((paragraph) => text.includes(paragraph));
  };
  await page.waitForFunction(found, paragraphs);
}

/** Its policy lets nothing in from elsewhere, and no other script. */
async function mustRefuse(page) {
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hit = 1';
    document.body.append(script);
    fetch('https://example.org/').catch(() => {});
  });
  await page.waitForFunction(() => String([...new Set(window.refused)].sort()) === 'connect-src,script-src-elem');
  assert.equal(await page.evaluate(() => window.hit), undefined, 'a script that was put in has run');
}
