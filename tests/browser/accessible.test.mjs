// What axe finds on every screen of the builder, wide and narrow, light and dark; and a way by keyboard alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { begin, focused, start } from './in_builder.mjs';

export const name = 'axe finds nothing, and the keyboard is enough';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function test({ page, site }) {
  await start(page, site);
  await page.evaluate(axe);
  await mustFindPlanted(page);
  await inspect(page, 'first screen');
  await begin(page, 'sensors');
  for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [360, 'light'], [360, 'dark']]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await everyStep(page, `${width} ${scheme}`);
    await noSidewaysScroll(page, `${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await byKeyboard(page, site);
}

/** A check that cannot fail is none. */
async function mustFindPlanted(page) {
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<input id="planted">'));
  assert.notDeepEqual(await violations(page), []);
  await page.evaluate(() => document.getElementById('planted').remove());
}

async function everyStep(page, screen) {
  const steps = page.locator('nav.steps button');
  for (let at = 0; at < await steps.count(); at += 1) {
    await steps.nth(at).click();
    for (const fold of await page.locator('.panel details:not([open]) > summary').all()) {
      if (await fold.isVisible()) await fold.click();
    }
    await inspect(page, `${screen}, step ${at + 1}`);
  }
  const turn = page.getByRole('button', { name: 'Document', exact: true });
  if (!await turn.isVisible()) return;
  await turn.click();
  await inspect(page, `${screen}, document`);
  await page.getByRole('button', { name: 'Vragen', exact: true }).click();
}

async function inspect(page, screen) {
  assert.deepEqual(await violations(page), [], screen);
}

function violations(page) {
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.flat().join(' ')).join(' | ')}`);
  });
}

async function noSidewaysScroll(page, screen) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0, `the page of ${screen} scrolls sideways`);
}

async function byKeyboard(page, site) {
  await start(page, site);
  const until = async (wanted) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (wanted(await focused(page), await nameOfFocused(page))) return;
      await page.keyboard.press('Tab');
    }
    assert.fail('not reached with Tab');
  };
  await until((_, words) => words.startsWith('Sensoren'));
  await page.keyboard.press('Enter');
  await page.locator('#step').waitFor();
  await until((id) => id === 'field--authority-name');
  await page.keyboard.type('Stad Gent');
  await until((id) => id.startsWith('field--body-type--'));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByLabel('OCMW', { exact: true }).isChecked(), true);
  await until((_, words) => words === 'Volgende stap');
  await page.keyboard.press('Enter');
  await page.locator('#step', { hasText: 'Wat koopt u?' }).waitFor();
  await page.waitForTimeout(50);
  assert.equal(await focused(page), 'step');
}

function nameOfFocused(page) {
  return page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() ?? '');
}
