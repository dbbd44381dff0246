// What axe finds on every state of the builder, wide and narrow, light and dark; a way by keyboard alone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { begin, firstText, focused, openAnswers, openDownloads, picture, start, steps, stepWithRow, untilFocused } from './in_builder.mjs';

export const name = 'axe finds nothing, and the keyboard is enough';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function test({ page, site, cases }) {
  await start(page, site);
  await page.evaluate(axe);
  await mustFindPlanted(page);
  await inspect(page, 'first screen');
  await openAnswers(page, '{"schema": 99}');
  await page.locator('#trouble').waitFor();
  await inspect(page, 'first screen with a fault');
  await begin(page);
  await menus(page);
  for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [320, 'light'], [320, 'dark']]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await everyStep(page, `${width} ${scheme}`, scheme === 'light');
    await noSidewaysScroll(page, `${width}`);
    await picture(page, cases, `${width}-${scheme}`);
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

async function menus(page) {
  await page.locator('.left-out > summary').click();
  await page.locator('.principles > summary').click();
  await page.locator('.paper .why > summary').first().click();
  await inspect(page, 'explanations');
  await page.locator('.left-out > summary').click();
  await page.locator('.principles > summary').click();
  await page.locator('.draft > summary').click();
  await inspect(page, 'menu of the draft', '.bar');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.draft[open]').count(), 0);
  await openDownloads(page);
  await inspect(page, 'menu with downloads', '.bar');
  await page.keyboard.press('Escape');
}

async function everyStep(page, screen, all) {
  const count = await steps(page).count();
  for (let at = 0; at < count; at += all ? 1 : 3) {
    await stepWithRow(page, at);
    // The rest of the page is the same at every step.
    await inspect(page, `${screen}, step ${at + 1}`, at === 0 ? undefined : '.panel');
  }
  const turn = page.getByRole('button', { name: 'Document', exact: true });
  if (!await turn.isVisible()) return;
  await turn.click();
  await inspect(page, `${screen}, document`);
  await page.getByRole('button', { name: 'Vragen', exact: true }).click();
}

/** The whole page, or a part of the builder: of a menu that stands over the page only the menu. */
async function inspect(page, screen, part) {
  // Nothing half under the bar that stays in sight: its size would be measured wrongly.
  await page.evaluate(() => window.scrollTo(0, 0));
  assert.deepEqual(await violations(page, part), [], screen);
}

function violations(page, part) {
  return page.evaluate(async (part) => {
    const where = part ? { fromShadowDom: ['clausier-builder', part] } : document;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await window.axe.run(where, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.flat().join(' ')).join(' | ')}`);
  }, part);
}

async function noSidewaysScroll(page, screen) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0, `the page of ${screen} scrolls sideways`);
}

async function byKeyboard(page, site) {
  await start(page, site);
  const until = async (wanted) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await wanted()) return;
      await page.keyboard.press('Tab');
    }
    assert.fail('not reached with Tab');
  };
  const inside = (look) => page.evaluate(`(${look})(document.activeElement?.shadowRoot?.activeElement)`);
  await until(() => inside((element) => element?.matches('[data-preset]') ?? false));
  await page.keyboard.press('Enter');
  await page.locator('#step').waitFor();
  const first = await firstText(page).getAttribute('id');
  await until(async () => await focused(page) === first);
  await page.keyboard.type('Stad Gent');
  await until(() => inside((element) => element?.matches('input[type=radio]') ?? false));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  assert.equal(await inside((element) => element?.checked ?? false), true);
  await until(() => inside((element) => element?.textContent.trim() === 'Volgende stap'));
  const before = await page.locator('#step').textContent();
  await page.keyboard.press('Enter');
  await untilFocused(page, /^step$/);
  assert.notEqual(await page.locator('#step').textContent(), before);
}
