// The browser that runs the tests and takes the pictures: Chromium, or Firefox with BROWSER=firefox.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, firefox } from 'playwright-core';
import { withTextOfErrors } from './firefox-errors.mjs';

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1280, height: 800 };

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The engines, by what BROWSER calls them: the driver, the variable that names the program, and what it is started with. */
const ENGINES = {
  chromium: { driver: chromium, variable: 'CHROME', options: (flags) => ({ args: [...CHROMIUM_FLAGS, ...flags] }) },
  firefox: {
    driver: firefox,
    variable: 'FIREFOX',
    // This channel drives an installed Firefox by WebDriver BiDi; the others want a Firefox of Playwright's own.
    options: (flags) => ({ channel: 'moz-firefox', args: flags, firefoxUserPrefs: preferences({}), downloadsPath: SAVED }),
  },
};

withTextOfErrors(firefox);

/** What BROWSER names; Chromium if nothing. */
export const ENGINE = process.env.BROWSER || 'chromium';
if (!(ENGINE in ENGINES)) throw new Error(`BROWSER=${ENGINE}: there are ${Object.keys(ENGINES).join(' and ')}`);

/** A test asks for what only Chromium's driver can do. */
export class OnlyChromium extends Error {
  /** @param {string} what a verb phrase: `emulate paper` */
  constructor(what) {
    super(`the driver of ${ENGINE} cannot ${what}`);
  }
}

/** The reason to skip a test that asks for what only Chromium's driver can do; false in Chromium. */
export function unlessChromium(what) {
  return ENGINE !== 'chromium' && new OnlyChromium(what).message;
}

/** Throws the reason to skip a test: `visits` catches it. Does nothing in Chromium. */
export function needsChromium(what) {
  if (unlessChromium(what)) throw new OnlyChromium(what);
}

/** Starts it; `flags` are added to those that keep it to itself. */
export async function launch(flags = []) {
  return ENGINES[ENGINE].driver.launch(startOptions(flags));
}

/** Starts it with what it stored in a folder the last time; answers the visitor's context. */
export async function launchPersistent(folder) {
  return ENGINES[ENGINE].driver.launchPersistentContext(folder, startOptions([]));
}

function startOptions(flags) {
  const { variable, options } = ENGINES[ENGINE];
  const executablePath = process.env[variable];
  if (!executablePath) throw new Error(`${variable} names the browser: \`cargo xtask tools\` finds one`);
  return { executablePath, headless: true, ...options(flags) };
}

/** Makes a context. What a driver would ignore is made up for, or is an `OnlyChromium`: no test passes without having seen what it is about. */
export function newContext(browser, options) {
  return ENGINE === 'firefox' ? newFirefoxContext(browser, options) : browser.newContext(options);
}

async function newFirefoxContext(browser, options) {
  const { javaScriptEnabled, colorScheme, forcedColors, isMobile, hasTouch, ...known } = options;
  if (isMobile || hasTouch) needsChromium('emulate fingers');
  const told = await withPreferences(browser, preferences({ javaScriptEnabled, colorScheme, forcedColors }));
  const context = await told.newContext(known);
  context.setOffline = async () => needsChromium('cut the connection');
  context.newCDPSession = async () => needsChromium("speak Chromium's own protocol");
  context.on('page', (page) => {
    page.emulateMedia = async () => needsChromium('emulate paper, or colours on a page that is open');
    if (javaScriptEnabled === false) waitWithoutFrames(page);
  });
  return context;
}

/** For each Firefox, others with other preferences, by these. */
const FIREFOXES = new WeakMap();

/** A Firefox that has these preferences. It ends with the given one. */
async function withPreferences(browser, wanted) {
  const key = JSON.stringify(wanted);
  if (!FIREFOXES.has(browser)) FIREFOXES.set(browser, new Map([[JSON.stringify(preferences({})), browser]]));
  const known = FIREFOXES.get(browser);
  if (!known.has(key)) {
    const other = firefox.launch({ ...startOptions([]), firefoxUserPrefs: wanted });
    browser.once('disconnected', () => other.then((started) => started.close()));
    known.set(key, other);
  }
  return known.get(key);
}

/** Does what downloads a file. Returns the name and the text of the file. */
export async function downloaded(page, act) {
  if (ENGINE === 'firefox') return savedByFirefox(act);
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Where Firefox saves files: its driver passes over those that a page has made itself. */
const SAVED = ENGINE === 'firefox' ? mkdtempSync(join(tmpdir(), 'sidelines-saved-')) : undefined;
if (SAVED) process.once('exit', () => rmSync(SAVED, { recursive: true, force: true }));

async function savedByFirefox(act) {
  const before = readdirSync(SAVED);
  await act();
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const name = readdirSync(SAVED).find((file) => !before.includes(file) && !file.endsWith('.part'));
    const text = name && readFileSync(join(SAVED, name), 'utf8');
    if (text) return { name, text };
    await setTimeout(20);
  }
  throw new Error('no file was saved within ten seconds');
}

/** What Firefox is told by preferences, since its driver does not emulate it. They are those of a browser, not of a context. */
function preferences({ javaScriptEnabled = true, colorScheme = 'light', forcedColors = 'none' }) {
  const ownColours = forcedColors === 'active' ? { 'ui.useAccessibilityTheme': 1, 'browser.display.document_color_use': 2 } : {};
  return {
    'javascript.enabled': javaScriptEnabled,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': 1,
    // The list of downloads would take the focus from the page.
    'browser.download.alwaysOpenPanel': false,
    ...ownColours,
  };
}

/** Has a page be waited for without animation frames, by which the driver waits: where scripts are off, Firefox calls back for none. */
function waitWithoutFrames(page) {
  page.waitForFunction = async (is, argument) => {
    const end = performance.now() + 10_000;
    // While a page is loaded there is nothing to ask.
    while (!(await page.evaluate(is, argument).catch(() => false))) {
      if (performance.now() > end) throw new Error(`not within ten seconds: ${is}`);
    }
  };
  const frame = page.frameLocator.bind(page);
  page.frameLocator = (...query) => withClicks(frame(...query));
  withClicks(page);
}

/** Has what is found in a page, frame or element be clicked at once. */
function withClicks(owner) {
  const locator = owner.locator.bind(owner);
  return Object.assign(owner, { locator: (...query) => clickable(locator(...query)) });
}

function clickable(locator) {
  const click = locator.click.bind(locator);
  return Object.assign(withClicks(locator), {
    click: (options) => click({ force: true, ...options }),
    first: ((first) => () => clickable(first()))(locator.first.bind(locator)),
    last: ((last) => () => clickable(last()))(locator.last.bind(locator)),
  });
}
