// Pages whose lines go from right to left. The interface speaks no such language yet: printed pages are given that direction, and
// words of such a script.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { needsChromium } from './browser.mjs';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const [STEP, NEXT_STEP] = SITE.steps;
const LOW = { width: 800, height: 400 };
/** Words to write in place of others, of about their length. */
const WORDS = 'השר אמר אתמול בערב כי אין בכוונתו למכור את הטחנה הישנה לאיש אשר ירצה להרוס אותה בשנה הקרובה'.split(' ');

describe('lines from right to left', () => {
  const visiting = visits(SITE);

  /** Opens a page as it would be printed in such a language, by what its root says. */
  async function open(visit, path) {
    await visit.page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue();
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.text()).replace('<html lang="en"', '<html lang="he" dir="rtl"') });
    });
    await visit.open(path);
  }

  /** Writes Hebrew in place of the words of the page. */
  function write(visit) {
    return visit.page.evaluate((words) => {
      const nodes = document.createTreeWalker(document.querySelector('.page'), NodeFilter.SHOW_TEXT);
      let at = 0;
      while (nodes.nextNode()) {
        const node = nodes.currentNode;
        node.data = node.data.replace(/\p{L}+/gu, () => words[at++ % words.length]);
      }
    }, WORDS);
  }

  /** The box of the first element that a selector finds. */
  const box = (visit, selector) => visit.page.locator(selector).first().boundingBox();

  for (const viewport of [PHONE, LOW, LAPTOP]) {
    test(
      `no page is wider than the window, ${viewport.width} px`,
      visiting({ viewport }, async (visit) => {
        const { page } = visit;
        const [note] = SITE.page(STEP).notes;
        for (const [, path] of [...SITE.kindsOfPage, ['an open note', `${STEP}#${note}`]]) {
          await open(visit, path);
          await write(visit);
          const out = await page.evaluate(() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth > width) return ['the page'];
            const scrolls = (element) => element.closest('pre, .walk-steps, svg, .visually-hidden, .skip-link') || element.closest('.step-notes .note-heading');
            const all = [...document.querySelectorAll('main *, .masthead *, .page-footer *')];
            const is = (element) => element.checkVisibility() && !scrolls(element);
            const boxes = all.filter(is).map((element) => [element, element.getBoundingClientRect()]);
            const outside = boxes.filter(([, { left, right, width: own }]) => own > 1 && (left < -1 || right > width + 1));
            return outside.map(([element, { left, right }]) => `${element.outerHTML.slice(0, 80)} ${left} ${right}`);
          });
          assert.deepEqual(out, [], path);
        }
      }),
    );
  }

  test(
    'notes are at the end of the lines, beside the words',
    visiting({ viewport: LAPTOP }, async (visit) => {
      await open(visit, STEP);
      const [words, notes] = [await box(visit, '.step-passage'), await box(visit, '.step-notes')];
      assert.ok(notes.x + notes.width <= words.x, 'left of the words');
      const [title, nav] = [await box(visit, '.masthead-title'), await box(visit, '.masthead nav')];
      assert.ok(nav.x + nav.width <= title.x, 'and so are the pages, of the title');
    }),
  );

  test(
    'a quotation in a script from left to right keeps its way, marks and all',
    visiting({ viewport: LAPTOP }, async (visit) => {
      await open(visit, SITE.stepsByKind.get('quotation'));
      const [mark, next, last, before] = await visit.page.locator('.passage-words').first().evaluate((words) => {
        const all = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (all.nextNode()) if (all.currentNode.data.trim()) nodes.push(all.currentNode);
        const at = (node, from) => {
          const range = document.createRange();
          range.setStart(node, from);
          range.setEnd(node, from + 1);
          return range.getBoundingClientRect().left;
        };
        const text = nodes.flatMap((node) => [...node.data].map((char, index) => [char, node, index])).filter(([char]) => /\S/.test(char));
        return [text[0], text[1], text.at(-1), text.at(-2)].map(([char, node, index]) => ({ char, left: at(node, index) }));
      });
      assert.deepEqual([mark.char, last.char], ['“', '”']);
      assert.ok(mark.left < next.left && before.left < last.left, 'a mark is where the words begin, the other where they end');
    }),
  );

  test(
    'an open note of a low window covers the end of the lines, and none of the words',
    visiting({ viewport: LOW }, async (visit) => {
      const [note] = SITE.page(STEP).notes;
      await open(visit, `${STEP}#${note}`);
      await visit.page.locator(`#${note}[data-open]`).waitFor();
      const [words, open_] = [await box(visit, '.passage-words'), await box(visit, `#${note}`)];
      assert.ok(open_.x <= 1, 'at the left edge');
      assert.ok(open_.x + open_.width <= words.x + 1, 'beside the words');
    }),
  );

  test(
    'what marks the beginning of a line is at its right',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      const [note] = SITE.page(STEP).notes;
      await open(visit, `${STEP}#${note}`);
      await page.locator(`#${note}[data-open]`).waitFor();
      const style = (selector, name) => page.locator(selector).first().evaluate((element, of) => getComputedStyle(element)[of], name);
      assert.match(await style(`#${note}`, 'boxShadow'), /-3px 0px 0px 0px inset/);
      assert.notEqual(await style(`#${note}`, 'paddingRight'), await style(`#${note}`, 'paddingLeft'));
      if (SITE.stepsByKind.has('report')) {
        await open(visit, SITE.stepsByKind.get('report'));
        assert.equal(await style('.passage-words.report', 'borderRightWidth'), '3px');
        assert.equal(await style('.passage-words.report', 'borderLeftWidth'), '0px');
      }
    }),
  );

  test(
    'the next step is on the left: link, arrow, key',
    visiting({ viewport: LAPTOP }, async (visit) => {
      const { page } = visit;
      await open(visit, STEP);
      const [next, previous] = [await box(visit, '.walk-link[rel=next]'), await box(visit, '.walk-link[rel=prev]')];
      assert.ok(next.x + next.width <= previous.x);
      assert.equal(await page.locator('.walk-arrow').first().evaluate((arrow) => getComputedStyle(arrow).transform), 'matrix(-1, 0, 0, 1, 0, 0)');
      await page.keyboard.press('ArrowLeft');
      await visit.shows(NEXT_STEP);
      await page.keyboard.press('ArrowRight');
      await visit.shows(STEP);
    }),
  );

  test(
    'a swipe to the right leads to the next step',
    visiting({ viewport: PHONE, hasTouch: true }, async (visit) => {
      needsChromium('move fingers');
      await open(visit, STEP);
      await swipe(visit.page, 150);
      await visit.shows(NEXT_STEP);
      await swipe(visit.page, -150);
      await visit.shows(STEP);
    }),
  );

  test(
    'the timeline goes from left to right, with its labels in the window',
    visiting({ viewport: PHONE }, async (visit) => {
      await open(visit, 'timeline/');
      await write(visit);
      const { width } = PHONE;
      for (const { x, width: own } of await Promise.all((await visit.page.locator('.timeline-rows .timeline-label > span').all()).map((label) => label.boundingBox()))) {
        assert.ok(x >= 0 && x + own <= width);
      }
      assert.equal(await visit.page.locator('.timeline-rows').evaluate((rows) => getComputedStyle(rows).direction), 'ltr');
    }),
  );
});

/** Moves a finger to the right by so many pixels. */
async function swipe(page, right) {
  const fingers = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
  const start = { x: 180 - right / 2, y: 300 };
  await touch('touchStart', [start]);
  for (const part of [0.5, 1]) await touch('touchMove', [{ x: start.x + part * right, y: start.y }]);
  await touch('touchEnd', []);
}
