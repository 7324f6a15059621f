// The browser that runs the tests and takes the pictures.

import { chromium } from 'playwright-core';

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1280, height: 800 };

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts it; `flags` are added to those that keep it to itself. */
export async function launch(flags = []) {
  if (!process.env.CHROME) throw new Error('CHROME names the browser: `cargo xtask test browser` finds one');
  return chromium.launch({ executablePath: process.env.CHROME, headless: true, args: [...FLAGS, ...flags] });
}
