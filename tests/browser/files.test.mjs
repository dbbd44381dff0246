// What can be taken along: the package opened and checked, the copy for publication beside the working copy,
// the empty questionnaire, the texts to insert as they are pasted.

import assert from 'node:assert/strict';
import { begin, download, given, leave, openDownloads, start, unfold, withTab } from './in_builder.mjs';
import { entries, text } from './zip.mjs';

export const name = 'the package, both copies, the questionnaire and the clipboard hold what they should';

/** Internal: the reason for a choice that departs from the model. */
const REASON = 'Interne reden QX7';

export async function test({ page, site }) {
  await start(page, site);
  await questionnaires(page);
  await withTab(page, 'In te voegen');
  await clipboard(page);
  await departs(page);
  await pack(page);
  await copies(page);
}

/** Without an example and with one, from the first screen and from the menu. */
async function questionnaires(page) {
  const list = page.getByLabel('Voor welke aankoop?');
  const options = await list.locator('option').allTextContents();
  const presets = await page.locator('[data-preset]').allTextContents();
  assert.deepEqual(options.slice(0, presets.length), presets);
  assert.ok(options.length > presets.length, 'no kind of document stands alone');
  const seen = new Set();
  for (const at of [0, 1, options.length - 1]) {
    await list.selectOption(String(at));
    const web = await given(page, () => page.getByRole('button', { name: 'Vragenlijst als webpagina' }).click());
    assert.equal(web.name, 'vragenlijst.html');
    const html = web.bytes.toString();
    for (const person of ['aankoper', 'data-expert', 'jurist']) assert.match(html, new RegExp(`<h\\d[^>]*>[^<]*${person}`, 'i'));
    assert.equal(html.includes(options[at]), true, `the form for ${options[at]} does not say so`);
    seen.add(html);
  }
  assert.equal(seen.size, 3, 'the form does not depend on what is bought');
  const word = await given(page, () => page.getByRole('button', { name: 'Vragenlijst als Word-bestand' }).click());
  assert.match(text(word.bytes), /<w:document/);
  await begin(page);
  await openDownloads(page);
  const again = await given(page, () => page.locator('.take [data-questionnaire="html"]').click());
  assert.equal(again.bytes.toString().includes(presets[0]), true);
  await leave(page);
}

/** The inserts are read back as a word processor would get them. */
async function clipboard(page) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openDownloads(page);
  await page.getByRole('button', { name: 'In te voegen teksten kopiëren' }).click();
  await page.getByRole('status').filter({ hasText: 'Gekopieerd' }).waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (kind) => (await item.getType(kind)).text();
    const html = await read('text/html');
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const count = (selector) => parsed.querySelectorAll(selector).length;
    return {
      plain: await read('text/plain'), rich: parsed.body.innerText, headings: count('h1, h2, h3'),
      foreign: count('script, style, img, [style], button'),
    };
  });
  assert.ok(copied.headings > 2, 'the copied text has lost its headings');
  assert.equal(copied.foreign, 0);
  await page.getByRole('tab', { name: 'In te voegen' }).click();
  const shown = await page.locator('.paper section > h3, .paper section > h4').allTextContents();
  assert.ok(shown.length > 0);
  for (const heading of shown) {
    const words = heading.replace(/^[\d.\s]+/, '').trim();
    assert.ok(copied.plain.includes(words) && copied.rich.includes(words), `'${words}' is not copied`);
  }
}

/** Some choice that departs, with its reason. */
async function departs(page) {
  const list = page.locator('.bar .facts > button.link:not([hidden])');
  const steps = page.locator('nav.steps button');
  for (let at = 0; at < await steps.count(); at += 1) {
    await steps.nth(at).click();
    await unfold(page);
    for (const choice of await page.locator('.panel input[type=radio]:not(:checked)').all()) {
      if (!await choice.isVisible() || await choice.isChecked()) continue;
      await choice.check();
      if (await list.count() > 0) {
        await list.click();
        await page.locator('.departs textarea').filter({ visible: true }).first().fill(REASON);
        await page.locator('.departs textarea').filter({ visible: true }).first().blur();
        return;
      }
      await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
    }
  }
  assert.fail('nothing departs from the model');
}

async function pack(page) {
  await openDownloads(page);
  const all = await given(page, () => page.getByRole('button', { name: 'Alle documenten samen' }).click());
  assert.equal(all.name, 'dossier-open-data.zip');
  const files = entries(all.bytes);
  const tabs = await page.getByRole('tab').count();
  assert.equal(files.size, 2 * tabs);
  for (const [file, bytes] of files) {
    if (file.endsWith('.docx')) assert.ok(entries(bytes).has('word/document.xml'), file);
    else assert.match(bytes.toString(), /^<!doctype html>/i, file);
  }
  assert.deepEqual([...files.keys()].filter((file) => file.endsWith('.html')).map((file) => file.replace('.html', '.docx')), [...files.keys()].filter((file) => file.endsWith('.docx')));
}

/** A reason stands in the file note, and is carried by working copies; never by what goes out. */
async function copies(page) {
  const holds = async (document, format) => text((await download(page, document, format)).bytes).includes(REASON);
  for (const format of ['docx', 'html']) {
    assert.equal(await holds('annex', format), false, `the annex to publish carries the reason (${format})`);
    assert.equal(await holds('note', format), true, `the note lacks the reason (${format})`);
  }
  await page.getByLabel('Nee: werkexemplaar').check();
  for (const format of ['docx', 'html']) assert.equal(await holds('annex', format), true, `the working copy lost the reason (${format})`);
}
