// The whole task with the keyboard alone: begin, fill in what is open, look at the document, download.

import assert from 'node:assert/strict';
import { picture, start } from './in_builder.mjs';
import { entries } from './zip.mjs';

export const name = 'the whole task, from start to file, with the keyboard alone';

/** More presses than this, and somebody would give up. */
const MOST = 150;

export async function test({ page, site, cases }) {
  await start(page, site);
  await to(page, (element) => element.matches('[data-preset]'));
  await press(page, 'Enter', '#step');
  await fillEveryPoint(page);
  await page.locator('.standing.complete').filter({ visible: true }).waitFor();
  await document_(page);
  await picture(page, cases, 'keyboard');
  await to(page, (element) => element.matches('.take > summary'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await to(page, (element) => element.matches('[data-act="download-all"]'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const bytes = await (await import('node:fs/promises')).readFile(await file.path());
  assert.ok(entries(bytes).size >= 6);
  await page.getByRole('status').filter({ hasText: 'is gedownload' }).waitFor();
}

/** From the list of what is open to each question, and its answer. */
async function fillEveryPoint(page) {
  for (let count = 0; count < 10; count += 1) {
    if (await page.locator('.points:not([hidden])').count() === 0) return;
    await to(page, (element) => element.matches('.points > summary'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await to(page, (element) => element.matches('.points .to-do button'));
    const before = await page.locator('.points > summary').textContent();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.id.startsWith('field--'));
    await answer(page);
    await page.waitForFunction((before) => document.querySelector('clausier-builder').shadowRoot.querySelector('.points > summary').textContent !== before, before);
  }
  assert.fail('there is no end to what is open');
}

async function answer(page) {
  if (await look(page, (element) => element.matches('fieldset'))) {
    await to(page, (element) => element.matches('input[type=radio]'));
    await page.keyboard.press('Space');
  } else {
    await page.keyboard.type('Stad Gent');
    await page.keyboard.press('Tab');
  }
}

/** With arrows along the tabs, and into the document. */
async function document_(page) {
  await to(page, (element) => element.matches('[role=tab]'));
  await page.keyboard.press('ArrowRight');
  const tabs = page.getByRole('tab');
  assert.equal(await tabs.nth(1).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Home');
  await to(page, (element) => element.id === 'shown');
  await to(page, (element) => element.matches('.why > summary'));
  await page.keyboard.press('Enter');
  await page.locator('.paper .why[open]').waitFor();
}

function look(page, test) {
  return page.evaluate(`(() => { const element = document.activeElement?.shadowRoot?.activeElement; return element != null && (${test})(element); })()`);
}

async function to(page, test, key = 'Tab') {
  for (let presses = 0; presses < MOST; presses += 1) {
    if (await look(page, test)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`not reached with ${key}: ${test}`);
}

async function press(page, key, then) {
  await page.keyboard.press(key);
  await page.locator(then).waitFor();
  await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.id === 'step');
}
