// Hydration leaves pages as they were printed, and neither it nor a move causes layout shifts.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { needsChromium } from './browser.mjs';
import { SITES } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

/** The largest sum of layout shifts allowed, as the Layout Instability API measures them: a tenth of what counts as good. */
const MOST_SHIFT = 0.01;

describe('hydration', () => {
  const [site, underPath] = SITES;
  const visiting = visits(site);
  const visitingUnderPath = visits(underPath);

  test(
    'leaves every page as it was printed, without a layout shift',
    visiting({}, async (visit, t) => {
      await watchShifts(visit);
      let most = 0;
      for (const path of site.paths) {
        await visit.open(path);
        await assertAsPrinted(visit, path);
        const shifted = await shiftsSoFar(visit);
        most = Math.max(most, shifted);
        assert.ok(shifted <= MOST_SHIFT, `/${path}: ${shifted}`);
      }
      t.diagnostic(`at most ${most}`);
    }),
  );

  test(
    'leaves every kind of page as it was printed, below a path too',
    visitingUnderPath({}, async (visit) => {
      for (const [, path] of underPath.kindsOfPage) {
        await visit.open(path);
        await assertAsPrinted(visit, path);
      }
    }),
  );

  test(
    'causes no layout shift on a phone',
    visiting({ viewport: PHONE }, async (visit) => {
      await watchShifts(visit);
      for (const [, path] of site.kindsOfPage) {
        await visit.open(path);
        const shifted = await shiftsSoFar(visit);
        assert.ok(shifted <= MOST_SHIFT, `/${path}: ${shifted}`);
      }
    }),
  );
});

describe('layout shifts', () => {
  const [site] = SITES;
  const visiting = visits(site);

  test(
    'are detected by these tests',
    visiting({}, async (visit) => {
      await watchShifts(visit);
      await visit.open(site.steps[0]);
      await shiftsSoFar(visit);
      await visit.page.evaluate(() => {
        const box = document.createElement('p');
        box.append('A line of text that pushes the page down.');
        document.querySelector('main').prepend(box);
      });
      assert.ok((await shiftsSoFar(visit)) > MOST_SHIFT);
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `do not occur when the opening offers to continue, on ${device}`,
      visiting({ viewport }, async (visit) => {
        // What is below the window causes no layout shift, so its place is measured too.
        const below = () => visit.page.locator('.opening-actions + *').evaluate((element) => element.getBoundingClientRect().top + scrollY);
        await visit.open('');
        const before = await below();
        await visit.open(site.steps.at(-1));
        await watchShifts(visit);
        await visit.open('');
        await visit.page.locator('.opening-actions a:nth-of-type(2)').waitFor();
        assert.ok(Math.abs((await below()) - before) < 1, `what follows has moved by ${(await below()) - before}`);
        const shifted = await shiftsSoFar(visit);
        assert.ok(shifted <= MOST_SHIFT, String(shifted));
      }),
    );

    test(
      `do not occur when a note is opened by its address, on ${device}`,
      visiting({ viewport }, async (visit) => {
        await watchShifts(visit);
        const note = site.page(site.steps[0]).notes.at(-1);
        await visit.open(`${site.steps[0]}#${note}`);
        await visit.page.locator('.note[data-open]').waitFor();
        const shifted = await shiftsSoFar(visit);
        assert.ok(shifted <= MOST_SHIFT, String(shifted));
      }),
    );

    test(
      `do not occur in moves from step to step, on ${device}`,
      visiting({ viewport }, async (visit, t) => {
        await watchShifts(visit);
        await visit.open(site.steps[0]);
        let most = 0;
        for (const path of site.walk.slice(1)) {
          const before = await shiftsSoFar(visit);
          await visit.page.keyboard.press('ArrowRight');
          await visit.shows(path);
          const shifted = (await shiftsSoFar(visit)) - before;
          most = Math.max(most, shifted);
          assert.ok(shifted <= MOST_SHIFT, `/${path}: ${shifted}`);
        }
        t.diagnostic(`at most ${most}`);
      }),
    );
  }
});

describe('words that a reader has selected', () => {
  const [site] = SITES;
  const visiting = visits(site);
  const step = site.stepsByKind.get('quotation') ?? site.steps[0];
  const pages = [['a step', step], ['the page of a note', `n/${site.page(step).notes[0]}/`]];
  const ways = [
    ['by a script', selectByScript, async () => {}],
    ['with the mouse', dragOverWords, ({ page }) => page.mouse.up()],
  ];

  for (const [kind, path] of pages) {
    for (const [way, begin, end] of ways) {
      test(
        `before the program has started stay selected, whole, on ${kind}, ${way}`,
        visiting({}, async (visit) => {
          const start = await openBeforeProgram(visit, path);
          await begin(visit);
          await end(visit);
          const selected = await noteSelection(visit);
          await start();
          await assertSameSelection(visit, selected);
        }),
      );
    }

    test(
      `while the program starts stay selected, and the selection goes on, on ${kind}`,
      visiting({}, async (visit) => {
        const { page } = visit;
        const start = await openBeforeProgram(visit, path);
        const further = await dragOverWords(visit, 2);
        const selected = await noteSelection(visit);
        await start();
        await assertSameSelection(visit, selected);
        await page.mouse.move(...further, { steps: 3 });
        await page.mouse.up();
        const more = await page.evaluate(() => String(getSelection()));
        assert.ok(more.startsWith(selected) && more.length > selected.length, `${selected}: ${more}`);
      }),
    );
  }
});

/** Opens a page whose program does not come. Returns a function that lets it come, and waits until it has the page and copies. */
async function openBeforeProgram(visit, path) {
  const { page } = visit;
  const { promise: released, resolve: release } = later();
  await page.route('**/*.wasm', (route) => released.then(() => route.continue()));
  await page.goto(visit.origin + visit.site.address(path), { waitUntil: 'commit' });
  await page.waitForFunction(() => {
    const styles = [...document.querySelectorAll('link[rel=stylesheet]')];
    return document.readyState !== 'loading' && styles.every(({ sheet }) => sheet);
  });
  assert.equal(await page.locator('#app[data-ready]').count(), 0, 'the program has not started');
  return async () => {
    release();
    await visit.ready();
    // The program that copies takes the selection up.
    await page.locator('.selection-menu').waitFor({ state: 'attached' });
  };
}

function later() {
  const parts = {};
  parts.promise = new Promise((resolve) => (parts.resolve = resolve));
  return parts;
}

/** Selects words of the page's passage from within one text to within another. */
async function selectByScript({ page }) {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main [data-text]'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const [first, ...others] = texts.filter(({ data }) => data.trim().length > 2);
    const last = others.slice(0, 3).at(-1);
    getSelection().setBaseAndExtent(first, 1, last, last.length - 1);
  });
}

/** Presses the mouse on the first word of the page's passage and moves it to the end of another. Returns a point some words on. */
async function dragOverWords({ page }, count = 4) {
  const [from, to, further] = await page.evaluate((index) => {
    const passage = document.querySelector('main [data-text]');
    passage.scrollIntoView({ block: 'center' });
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
      for (const { index: start, 0: word } of walker.currentNode.data.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, start);
        range.setEnd(walker.currentNode, start + word.length);
        words.push(range.getBoundingClientRect());
      }
    }
    const end = ({ right, top, height }) => [right - 1, top + height / 2];
    return [[words[0].left + 1, words[0].top + words[0].height / 2], end(words[index - 1]), end(words[index + 1])];
  }, count);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 3 });
  return further;
}

/** Keeps what is selected in the page, for comparison. Returns its text, which has several words. */
async function noteSelection({ page }) {
  const text = await page.evaluate(() => {
    const range = getSelection().getRangeAt(0);
    const within = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_ALL);
    const nodes = [];
    for (let node = within.currentNode; node; node = within.nextNode()) if (range.intersectsNode(node)) nodes.push(node);
    window.selected = { nodes, ends: [range.startContainer, range.startOffset, range.endContainer, range.endOffset] };
    return String(getSelection());
  });
  assert.match(text, /\S\s+\S/, 'words are selected');
  return text;
}

/** Asserts that the same words are selected in the same nodes, which are all still in the page. */
async function assertSameSelection({ page }, text) {
  const now = await page.evaluate(() => {
    const { nodes, ends } = window.selected;
    const { startContainer, startOffset, endContainer, endOffset } = getSelection().getRangeAt(0);
    const are = [startContainer, startOffset, endContainer, endOffset];
    return { text: String(getSelection()), sameEnds: are.every((end, index) => end === ends[index]), gone: nodes.filter((node) => !node.isConnected).length };
  });
  assert.deepEqual(now, { text, sameEnds: true, gone: 0 });
}

async function assertAsPrinted(visit, path) {
  assert.equal(await visit.page.title(), visit.site.page(path).title);
  // The opening is visited before any step, since it then offers to continue, which the printed page does not.
  assert.equal(await visit.rootHtml(), await visit.printedHtml(path), path);
}

/** Adds up the layout shifts of each document, also those soon after a key, which the usual measure leaves out. */
async function watchShifts(visit) {
  needsChromium('measure layout shifts');
  await visit.page.addInitScript(() => {
    window.shifted = 0;
    const add = (entries) => entries.forEach((entry) => (window.shifted += entry.value));
    window.shiftObserver = new PerformanceObserver((list) => add(list.getEntries()));
    window.shiftObserver.observe({ type: 'layout-shift', buffered: true });
    window.addShifts = () => add(window.shiftObserver.takeRecords());
  });
}

/** Returns the sum so far, once the latest changes have been drawn. */
function shiftsSoFar(visit) {
  return visit.page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    window.addShifts();
    return window.shifted;
  });
}
