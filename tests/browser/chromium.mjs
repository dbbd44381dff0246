// Starts the system's Chromium for the checks: without a profile, and without the requests that it would
// make for itself.

import { chromium } from 'playwright-core';
import { inTime } from '../oracles/limit.mjs';

/** In seconds: many times what starting and closing take on a slow machine. */
const LONGEST = 90;

/** What `work` gives with a headless browser that nothing else uses. */
export async function withBrowser(work) {
  const browser = await inTime(LONGEST, 'starting the browser', start());
  try {
    return await work(browser);
  } finally {
    // One that does not close is ended with this program, whose own findings stand on standard output.
    await inTime(LONGEST, 'closing the browser', browser.close()).catch((error) => console.error(error.message));
  }
}

function start() {
  return chromium.launch({
    executablePath: process.env.CLAUSIER_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    timeout: 0,
    // Only pages of this project are opened, and root and containers have no sandbox.
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
