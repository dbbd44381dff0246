// The builder gives the same files as the native program, byte for byte: every document of every case.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesIn, download, start } from './in_builder.mjs';

export const name = 'downloads equal the files made natively';

export async function test({ page, site, cases }) {
  await start(page, site);
  for (const chosen of casesIn(cases)) {
    await page.locator('input[type=file]').setInputFiles(join(cases, chosen, 'answers.json'));
    await page.locator('#step').waitFor();
    const tabs = await page.getByRole('tab').evaluateAll((all) => all.map((tab) => tab.id));
    assert.notEqual(tabs.length, 0);
    for (const tab of tabs) {
      await page.locator(`#${tab}`).click();
      for (const format of ['docx', 'html']) await compare(page, join(cases, chosen, tab.replace('tab--', '')), format);
    }
    await page.getByText('Uw antwoorden', { exact: true }).click();
    await page.getByRole('button', { name: 'Terug naar het begin' }).click();
    await page.locator('#start').waitFor();
  }
}

async function compare(page, file, format) {
  const native = `${file}.${format}`;
  assert.equal(existsSync(native), true, `${native} is missing`);
  const { bytes } = await download(page, format);
  assert.equal(Buffer.compare(bytes, readFileSync(native)), 0, `${native} differs`);
}
