// Reading progress: the steps read are stored on the device, marked in lists, and the last one is offered on return.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Host } from './host.mjs';
import { SITE } from './site.mjs';
import { visits } from './visit.mjs';

const [STEP, NEXT_STEP] = SITE.steps.slice(-2);

describe('the offer to continue at the last step', () => {
  const host = new Host(SITE);
  const visiting = visits(SITE, () => host.up());

  test(
    'is shown on return, and leads to the step',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      await visit.open('');
      await offer(page).click();
      await visit.shows(STEP);
    }),
  );

  test(
    'changes with every move to another step',
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
    'is shown with a mark on every step that was read',
    visiting({}, async (visit) => {
      const { page } = visit;
      const marked = () =>
        page.locator('.step-list [data-read]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const addresses = (steps) => steps.map((step) => SITE.address(step));
      await visit.open(SITE.steps[2]);
      assert.deepEqual(await marked(), [], 'the step itself is not marked in its own list');
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[3]);
      assert.deepEqual(await marked(), addresses([SITE.steps[2]]));
      await visit.open('');
      await offer(page).waitFor();
      assert.deepEqual(await marked(), addresses(SITE.steps.slice(2, 4)));
      const content = await page.locator('.step-list [data-read]').first().evaluate((link) => getComputedStyle(link, '::after').content);
      assert.match(content, /✓.*read/, 'and the mark is told in words');
    }),
  );

  test(
    'is not shown before the first step, nor for it',
    visiting({}, async (visit) => {
      await visit.open('');
      assert.equal(await offer(visit.page).count(), 0);
      await visit.open(SITE.steps[0]);
      await visit.open('');
      assert.equal(await offer(visit.page).count(), 0);
    }),
  );

  test(
    'stores the ids of the steps read and nothing else, and nothing is sent',
    visiting({}, async (visit) => {
      const { context, page } = visit;
      for (const [, path] of SITE.kindsOfPage) await visit.open(path);
      const kept = await page.evaluate(() => ({ local: Object.values(localStorage), session: sessionStorage.length }));
      // The page of a note counts as its step.
      const [noted, ...others] = [...SITE.stepsByKind.values()].map((step) => step.split('/')[1]);
      assert.deepEqual(kept, { local: [[...others, noted].join(' ')], session: 0 });
      assert.deepEqual(await context.cookies(), []);
      const databases = await page.evaluate(async () => (await indexedDB.databases()).length + (await caches.keys()).length);
      assert.equal(databases, 0);
      // Asked of the host: the driver waits for ever for the headers of a request that was given up early.
      assert.ok(host.requests.length > SITE.kindsOfPage.length);
      assert.deepEqual(host.cookies, []);
      for (const request of visit.requests) {
        // Addresses may have the version of a program as their query, which says nothing about the reader.
        assert.match(new URL(request.url()).search, /^(\?v=[0-9a-f]+)?$/, request.url());
      }
    }),
  );

  for (const [what, value] of [
    ['the id of a removed passage', 'no-such-passage'],
    ['markup', '<img src=x onerror=window.ran=1>'],
    ['a path', '../../all'],
    ['very long', STEP.repeat(20_000)],
    ['empty', ''],
  ]) {
    test(
      `is not shown for a stored value that is ${what}`,
      visiting({}, async (visit) => {
        const { page } = visit;
        await visit.open(STEP);
        await replaceStored(page, value);
        await visit.open('');
        assert.equal(await visit.rootHtml(), await visit.printedHtml(''));
        assert.equal(await page.evaluate(() => window.ran), undefined);
      }),
    );
  }

  test(
    'passes over a stored step that the explainer does not have, which another language may',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      const id = STEP.split('/')[1];
      await replaceStored(page, `${id} no-such-passage`);
      await visit.open('');
      assert.equal(await offer(page).getAttribute('href'), SITE.address(STEP));
      assert.deepEqual(await page.evaluate(() => Object.values(localStorage)), [`${id} no-such-passage`]);
    }),
  );

  test(
    'is not shown where storage is denied, and the walk works',
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
    'is not needed for moving on where storage is full',
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

/** The link that offers to continue: the second one on the opening. */
function offer(page) {
  return page.locator('.opening-actions a:nth-of-type(2)');
}

/** Replaces the stored progress. */
async function replaceStored(page, value) {
  const places = await page.evaluate((instead) => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, instead);
    return localStorage.length;
  }, value);
  assert.equal(places, 1, 'the program stores the progress');
}
