// What the reader has read, and the last place: kept on the device alone, marked and offered on return.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITE } from './site.mjs';
import { visits } from './visit.mjs';

const [STEP, NEXT_STEP] = SITE.steps.slice(-2);

describe('the last place', () => {
  const visiting = visits(SITE);

  test(
    'is offered on return, and leads there',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      await visit.open('');
      await offer(page).click();
      await visit.shows(STEP);
    }),
  );

  test(
    'follows the walk',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      await page.keyboard.press('ArrowRight');
      await visit.shows(NEXT_STEP);
      await page.locator('header.masthead a').first().click();
      await visit.shows('');
      assert.equal(await offer(page).getAttribute('href'), SITE.address(NEXT_STEP));
    }),
  );

  test(
    'goes with a mark on every step that was read',
    visiting({}, async (visit) => {
      const { page } = visit;
      const marked = () =>
        page.locator('.steps [data-read]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const addresses = (steps) => steps.map((step) => SITE.address(step));
      await visit.open(SITE.steps[2]);
      assert.deepEqual(await marked(), [], 'the step itself is not marked in its own list');
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[3]);
      assert.deepEqual(await marked(), addresses([SITE.steps[2]]));
      await visit.open('');
      await offer(page).waitFor();
      assert.deepEqual(await marked(), addresses(SITE.steps.slice(2, 4)));
      const { content } = await page.locator('.steps [data-read]').first().evaluate((link) => getComputedStyle(link, '::after'));
      assert.match(content, /✓.*read/, 'and the mark is told in words');
    }),
  );

  test(
    'is not offered to who has not walked yet, nor is the beginning',
    visiting({}, async (visit) => {
      await visit.open('');
      assert.equal(await offer(visit.page).count(), 0);
      await visit.open(SITE.steps[0]);
      await visit.open('');
      assert.equal(await offer(visit.page).count(), 0);
    }),
  );

  test(
    'is all that is kept, and never sent',
    visiting({}, async (visit) => {
      const { context, page } = visit;
      for (const [, path] of SITE.kindsOfPage) await visit.open(path);
      const kept = await page.evaluate(() => ({ local: Object.values(localStorage), session: sessionStorage.length }));
      // The page of a note is its step.
      const [noted, ...others] = [...SITE.stepsByKind.values()].map((step) => step.split('/')[1]);
      assert.deepEqual(kept, { local: [[...others, noted].join(' ')], session: 0 });
      assert.deepEqual(await context.cookies(), []);
      const databases = await page.evaluate(async () => (await indexedDB.databases()).length + (await caches.keys()).length);
      assert.equal(databases, 0);
      for (const request of visit.requests) {
        // The version of a program says nothing of the reader.
        assert.match(new URL(request.url()).search, /^(\?v=[0-9a-f]+)?$/, request.url());
        assert.equal((await request.allHeaders()).cookie, undefined, request.url());
      }
    }),
  );

  for (const [what, value] of [
    ['a passage that there is no more', 'no-such-passage'],
    ['markup', '<img src=x onerror=window.ran=1>'],
    ['a path', '../../all'],
    ['something long', STEP.repeat(20_000)],
    ['nothing', ''],
  ]) {
    test(
      `holding ${what} is harmless`,
      visiting({}, async (visit) => {
        const { page } = visit;
        await visit.open(STEP);
        await keepInstead(page, value);
        await visit.open('');
        assert.equal(await visit.rootHtml(), await visit.printedHtml(''));
        assert.equal(await page.evaluate(() => window.ran), undefined);
      }),
    );
  }

  test(
    'is forgotten once it leads nowhere',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      await keepInstead(page, 'no-such-passage');
      await visit.open('');
      assert.deepEqual(await page.evaluate(() => Object.values(localStorage)), ['']);
    }),
  );

  test(
    'is not missed where storage is denied',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.denyStorage();
      await visit.open(STEP);
      await page.keyboard.press('ArrowRight');
      await visit.shows(NEXT_STEP);
      await visit.open('');
      assert.equal(await visit.rootHtml(), await visit.printedHtml(''));
    }),
  );

  test(
    'is not missed where storage is full',
    visiting({}, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      await visit.open(STEP);
      await page.keyboard.press('ArrowRight');
      await visit.shows(NEXT_STEP);
    }),
  );
});

/** The way to the last place: the second one at the start. */
function offer(page) {
  return page.locator('.start a:nth-of-type(2)');
}

/** Puts something else where the program keeps the place. */
async function keepInstead(page, value) {
  const places = await page.evaluate((instead) => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, instead);
    return localStorage.length;
  }, value);
  assert.equal(places, 1, 'the program keeps the place');
}
