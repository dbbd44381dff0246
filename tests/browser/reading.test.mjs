// What a screen reader gets: names and roles, a focus that is never lost when the page changes around it, and
// live regions that do not chatter.

import assert from 'node:assert/strict';
import { begin, find, firstText, focused, followed, leave, start, steps, unfold, untilFocused, withTab } from './in_builder.mjs';

export const name = 'names, roles, focus and live regions are as a screen reader needs them';

export async function test({ page, site }) {
  await start(page, site);
  await firstScreen(page);
  await withTab(page, 'In te voegen');
  await work(page);
  await everyControlHasItsOwnName(page);
  await quietWhileTyping(page);
  await focusStays(page);
  await leave(page);
}

async function firstScreen(page) {
  const tree = await page.locator('.builder').ariaSnapshot();
  for (const part of ['heading "Wat koopt u?" [level=2]', 'button "Begin zonder voorbeeld"', 'combobox "Voor welke aankoop?"', 'button "English"']) {
    assert.ok(tree.includes(part), `${part} is not in\n${tree}`);
  }
  const described = await page.locator('[data-preset]').first().evaluate((button) => button.getRootNode().getElementById(button.getAttribute('aria-describedby')).textContent);
  assert.ok(described.length > 20);
}

async function work(page) {
  for (const [role, name] of [
    ['region', 'Stand van zaken'], ['navigation', 'Stappen'], ['progressbar', /vragen beantwoord/], ['tablist', 'Documenten'],
    ['tabpanel', 'Bijlage'], ['button', 'Ongedaan maken'], ['button', 'Opnieuw doen'], ['heading', /./],
  ]) {
    assert.ok(await page.getByRole(role, { name }).count() > 0, `there is no ${role} ${name}`);
  }
  assert.equal(await page.locator('nav.steps button[aria-current="step"]').count(), 1);
  const gap = page.locator('.paper mark.buyer').first();
  assert.equal(await gap.getAttribute('role'), 'button');
}

/** No field without a name, and within a step no two groups or lines with the same one. */
async function everyControlHasItsOwnName(page) {
  const count = await steps(page).count();
  for (let at = 0; at < count; at += 1) {
    await steps(page).nth(at).click();
    await unfold(page);
    const tree = await page.locator('.panel').ariaSnapshot();
    const nameless = tree.split('\n').filter((line) => /^\s*- (textbox|combobox|checkbox|radio|button|spinbutton)(:| \[|$)/.test(line));
    assert.deepEqual(nameless, [], `step ${at + 1}`);
    const named = tree.split('\n').map((line) => line.trim()).filter((line) => /^- (textbox|combobox|group) "/.test(line) && !/"(Aantal|Eenheid|Voorbeeld)/.test(line));
    assert.deepEqual(named.filter((line, index) => named.indexOf(line) !== index), [], `step ${at + 1} has two of the same name`);
  }
}

/** While somebody types nothing is read out; afterwards once how far the answers are. */
async function quietWhileTyping(page) {
  const field = await find(page, '.question > input[type="text"].full');
  await field.fill('');
  await field.blur();
  await page.evaluate(() => {
    window.spoken = [];
    const root = document.querySelector('clausier-builder').shadowRoot;
    const note = () => {
      const live = [...root.querySelectorAll('[role=status], [role=alert], [aria-live]')];
      window.spoken.push(live.filter((region) => region.checkVisibility()).map((region) => region.textContent).join('|'));
    };
    const watch = new MutationObserver((changes) => {
      const inLive = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest?.('[role=status], [role=alert], [aria-live]');
      if (changes.some((change) => inLive(change.target))) note();
    });
    watch.observe(root, { subtree: true, childList: true, characterData: true });
  });
  await followed(page, () => field.pressSequentially('Intergemeentelijke vereniging voor afval', { delay: 15 }));
  const during = await page.evaluate(() => window.spoken.length);
  assert.ok(during <= 1, `${during} messages while typing`);
  await page.waitForFunction(() => window.spoken.length > 0);
  const spoken = await page.evaluate(() => window.spoken);
  assert.ok(spoken.length <= 2, `it chatters: ${spoken.join(' / ')}`);
  assert.match(spoken.at(-1), /open|ingevuld|Klaar/);
}

/** What takes away the element that has the focus puts it somewhere sensible. */
async function focusStays(page) {
  const lost = () => focused(page).then((id) => assert.notEqual(id, null, 'the focus is lost'));
  const inside = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement !== null);
  // A radio that makes questions come and go.
  const count = await steps(page).count();
  for (let at = 0; at < Math.min(count, 4); at += 1) {
    await steps(page).nth(at).click();
    for (const choice of await page.locator('.panel .step > .question input[type=radio]:not(:checked)').filter({ visible: true }).all()) {
      if (!await choice.isVisible() || await choice.isChecked()) continue;
      const id = await choice.getAttribute('id');
      await choice.focus();
      await page.keyboard.press('Space');
      assert.equal(await focused(page), id);
      await page.getByRole('button', { name: 'Ongedaan maken' }).first().press('Enter');
      assert.ok(await inside(), 'undoing loses the focus');
    }
  }
  await steps(page).first().click();
  await firstText(page).fill('Stad Gent');
  await page.locator('.panel .marks button').filter({ visible: true }).first().press('Enter');
  await untilFocused(page, /^field--/);
  // A way out takes the finding away with its button.
  await page.locator('.panel input[value="other"]').check();
  await page.locator('.finding .way').first().press('Enter');
  await untilFocused(page, /^field--/);
  await lost();
  // So does what brings a clause in.
  await page.locator('.left-out > summary').click();
  await page.locator('.left-out .way').first().press('Enter');
  await untilFocused(page, /^left-out$/);
  await page.locator('.left-out > summary').click();
}
