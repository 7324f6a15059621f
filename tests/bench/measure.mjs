// What is measured, in the same way of any site: the address of a page, the passage after it and how to see that the page
// is ready are all that is known of it. Times are in milliseconds, sizes in bytes.

import { PHONE, newContext } from '../browser/browser.mjs';
import { markShown, nextPaint, recordEventTimings, watchForPress } from './in-page.mjs';

/** A phone as cheap ones are: a quarter of the speed of the machine that measures. */
const SLOWDOWN = 4;
const DEVICE = { viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** Slow 4G as Lighthouse defines it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up; in bytes a second. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** How long after a press the next one is tried, while a page is loaded. */
const BETWEEN_TRIES = 20;

/** How long a page is left alone before a press, as it is while somebody reads: what it does ahead is done by then. */
const READING = 500;

/** How long anything may take before the run fails. */
const TIMEOUT = 60_000;

const ARROW_RIGHT = { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 };

/**
 * Returns when the browser first painted content, counted from the start of the navigation, and what had come by then.
 *
 * @returns {Promise<{ time: number, bytes: number }>}
 */
export async function firstPaint(browser, { url }) {
  return visit(browser, async (page, session) => {
    const transfers = await recordTransfers(session);
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await page.goto(url, { waitUntil: 'commit' });
    const { time, start } = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const observer = new PerformanceObserver((list) => {
            const paint = list.getEntriesByName('first-contentful-paint')[0];
            if (paint) resolve({ time: paint.startTime, start: performance.timeOrigin });
          });
          observer.observe({ type: 'paint', buffered: true });
        }),
    );
    return { time, bytes: transfers.until(start + time) };
  });
}

/**
 * Presses the right arrow from the moment when the document has begun to come until the page takes a press, and waits for the
 * next passage. Returns when the press was taken and when the passage was painted, counted from the start of the
 * navigation, and what had come by then. A press may have the browser load another document: that is waited for too.
 *
 * @returns {Promise<{ taken: number, shown: number, bytes: number }>}
 */
export async function firstMove(browser, { url, passages }) {
  return visit(browser, async (page, session) => {
    const transfers = await recordTransfers(session);
    const reports = {};
    const taken = new Promise((resolve) => (reports.taken = resolve));
    const shown = new Promise((resolve) => (reports.shown = resolve));
    await page.exposeFunction('report', (what, time, start) => reports[what]({ time, start }));
    await page.addInitScript(markShown);
    await page.addInitScript(watchForPress, passages[1]);
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await page.goto(url, { waitUntil: 'commit' });
    let isTaken = false;
    taken.then(() => (isTaken = true));
    while (!isTaken) {
      // Where the press leaves the document, nobody is left to confirm it.
      await Promise.race([press(session).catch(() => {}), taken]);
      await Promise.race([page.waitForTimeout(BETWEEN_TRIES), taken]);
    }
    const [first, second] = [await taken, await within(shown, 'the next passage to be shown')];
    return { taken: first.time - first.start, shown: second.time - first.start, bytes: transfers.until(second.time) };
  });
}

/**
 * Opens a page over a network that is as quick as it gets, and goes on by the right arrow for as many passages as are given. Returns
 * for each press how long it took to the end of the first frame that shows the passage, and what the Event Timing
 * interface says of it, which counts in steps of 8 ms to the moment of presentation and leaves out what takes less than 16 ms.
 *
 * @returns {Promise<{ painted: number, event: number }[]>}
 */
export async function moves(browser, { url, passages, ready }) {
  return visit(browser, async (page, session) => {
    await page.addInitScript(markShown);
    await page.addInitScript(recordEventTimings);
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForSelector(ready);
    const times = [];
    for (const passage of passages.slice(1)) {
      await page.waitForTimeout(READING);
      await page.evaluate(nextPaint, passage);
      await press(session);
      times.push(await page.evaluate(() => window.painted));
    }
    await page.waitForTimeout(READING);
    const events = await page.evaluate(() => window.keydowns);
    return times.map(({ start, end }) => ({
      painted: end - start,
      event: events.find(({ startTime }) => Math.abs(startTime - start) < 1)?.duration ?? 16,
    }));
  });
}

/** Opens a tab of a new visitor, whose cache is empty, hands it on with a session of Chromium's own protocol, and closes it. */
async function visit(browser, steps) {
  // Chromium slows nothing down that a service worker fetches. Ours begins once a page is loaded and idle, and no page waits for it.
  const context = await newContext(browser, { ...DEVICE, serviceWorkers: 'block' });
  try {
    context.setDefaultTimeout(TIMEOUT);
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const result = await within(steps(page, session), 'a page to be measured');
    if (errors.length > 0) throw new Error(`a page has errors: ${errors.join('; ')}`);
    return result;
  } finally {
    await context.close();
  }
}

async function press(session) {
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...ARROW_RIGHT });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...ARROW_RIGHT });
}

/** Records what comes over the network. `until` counts bytes with headers until a time of the system's clock in milliseconds. */
async function recordTransfers(session) {
  const pieces = [];
  const counted = new Map();
  let offset;
  const add = (requestId, timestamp, bytes) => {
    pieces.push({ timestamp, bytes });
    counted.set(requestId, (counted.get(requestId) ?? 0) + bytes);
  };
  session.on('Network.requestWillBeSent', ({ timestamp, wallTime }) => (offset ??= wallTime - timestamp));
  session.on('Network.responseReceived', ({ requestId, timestamp, response }) => {
    const isSent = /^https?:/.test(response.url) && !response.fromDiskCache;
    if (isSent) add(requestId, timestamp, response.encodedDataLength);
    else counted.set(requestId, Infinity);
  });
  session.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => add(requestId, timestamp, encodedDataLength));
  // Says what came in all: the events before it may have left out some. Of `data:` addresses and of what was in the cache it
  // says so too, though nothing came.
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) =>
    add(requestId, timestamp, Math.max(0, encodedDataLength - (counted.get(requestId) ?? 0))),
  );
  await session.send('Network.enable');
  return {
    until: (time) =>
      pieces.filter(({ timestamp }) => (timestamp + offset) * 1000 <= time).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`waited too long for ${what}`)), TIMEOUT)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
