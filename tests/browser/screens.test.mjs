// Other screens: zoomed in to 400 %, a phone, and paper. Nothing is cut off, nothing hides what has the focus.

import assert from 'node:assert/strict';
import { begin, firstText, leave, picture, start, steps, stepWithRow } from './in_builder.mjs';

export const name = 'at 400 % zoom, on a phone and on paper all is there';

/** A window of 1280 pixels at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const PHONE = { width: 390, height: 844 };

export async function test({ page, site, cases }) {
  await page.setViewportSize(ZOOMED);
  await start(page, site);
  await whole(page, 'first screen');
  await picture(page, cases, 'zoom-start');
  await begin(page);
  await everyStep(page);
  await menus(page);
  await picture(page, cases, 'zoom-work');
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await whole(page, 'document');
  await page.getByRole('button', { name: 'Vragen', exact: true }).click();
  await page.setViewportSize(PHONE);
  await onPhone(page);
  await picture(page, cases, 'phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await focusInSight(page);
  await tabsInSight(page);
  await onPaper(page);
  await leave(page);
}

/** Nothing scrolls sideways, and no text is cut off in its own box. */
async function whole(page, screen) {
  const faults = await page.evaluate(() => {
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) return [`scrolls sideways by ${page.scrollWidth - page.clientWidth}`];
    const root = document.querySelector('clausier-builder').shadowRoot;
    const cut = (element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1
      && getComputedStyle(element).overflowX === 'hidden' && !element.matches('.unseen, .draft > summary, .progress progress, .paper thead');
    return [...root.querySelectorAll('.builder *')].filter(cut).map((element) => `cut off: ${element.className || element.localName}`);
  });
  assert.deepEqual(faults, [], screen);
}

async function everyStep(page) {
  const count = await steps(page).count();
  for (let at = 0; at < count; at += 1) {
    await stepWithRow(page, at);
    await whole(page, `step ${at + 1}`);
    const seen = await steps(page).nth(at).evaluate((button) => {
      const [own, list] = [button.getBoundingClientRect(), button.closest('ol').getBoundingClientRect()];
      return own.left >= list.left - 1 && own.left < list.right;
    });
    assert.ok(seen, `the step ${at + 1} is out of sight in the list`);
  }
}

async function menus(page) {
  for (const menu of ['.draft', '.points', '.take']) {
    await page.locator(`.bar ${menu} > summary`).click();
    await whole(page, menu);
    await page.keyboard.press('Escape');
  }
}

/** What stands above the questions leaves room for the first of them, with its field. */
async function onPhone(page) {
  await steps(page).first().click();
  await page.evaluate(() => window.scrollTo(0, 0));
  await whole(page, 'phone');
  const { y, height } = await firstText(page).boundingBox();
  assert.ok(y + height < PHONE.height, `the first field ends at ${y + height} of ${PHONE.height}`);
}

/** The bar that stays in sight never covers what has the focus. */
async function focusInSight(page) {
  await page.getByRole('button', { name: 'Volgende stap' }).or(page.getByRole('button', { name: 'Vorige stap' })).first().waitFor();
  const count = await steps(page).count();
  await steps(page).first().click();
  for (let at = 1; at < count; at += 1) {
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.id === 'step');
    const covered = await page.evaluate(() => {
      const root = document.querySelector('clausier-builder').shadowRoot;
      const [bar, title] = ['.bar', '#step'].map((selector) => root.querySelector(selector).getBoundingClientRect());
      return title.top < bar.bottom && bar.top <= 1;
    });
    assert.equal(covered, false, `the bar covers the heading of step ${at + 1}`);
  }
}

/** The bar never covers the names of the documents, on one line or on two. */
async function tabsInSight(page) {
  for (const width of [1600, 1280, 920]) {
    await page.setViewportSize({ width, height: 700 });
    await page.evaluate(() => window.scrollTo(0, 300));
    await page.waitForFunction(() => {
      const root = document.querySelector('clausier-builder').shadowRoot;
      const [bar, tabs] = ['.bar', '.tabs'].map((selector) => root.querySelector(selector).getBoundingClientRect());
      return window.scrollY > 0 && tabs.top >= bar.bottom - 1;
    });
    const [questions, document] = await Promise.all(['.panel', '.document'].map((part) => page.locator(part).boundingBox()));
    assert.ok(questions.width > 300 && document.x >= questions.x + questions.width, `questions and document are not side by side at ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** On paper stands the document, and nothing of what is around it. */
async function onPaper(page) {
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.paper').isVisible());
  for (const other of ['.bar', '.steps', '.panel', '.tabs', '.beside']) assert.equal(await page.locator(other).isVisible(), false, other);
  const cut = await page.locator('.paper').evaluate((paper) => paper.scrollHeight > paper.clientHeight + 1);
  assert.equal(cut, false, 'the document is cut off on paper');
  const bytes = await page.pdf({ format: 'A4' });
  assert.ok((bytes.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length > 1, 'the document is printed on one page');
  await page.emulateMedia({ media: 'screen' });
}
