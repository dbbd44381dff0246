// Starts the system's Chromium for the checks: without a profile, and without the requests that it would
// make for itself.

import { chromium } from 'playwright-core';

/** A headless browser; close it when done. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CLAUSIER_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
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
