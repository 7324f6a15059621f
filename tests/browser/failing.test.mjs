// What fails on the way to a reader: the printed page stays, and its links work.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITE } from './site.mjs';
import { visits } from './visit.mjs';

const [FIRST, SECOND] = SITE.steps;
const DATA = '**/data/views/**';
const LOST_DATA = [/net::ERR_FAILED.*|failed request: .*\/data\/views\//];
const LOST_PROGRAM = [/\.wasm/, /net::ERR_FAILED/, /Failed to fetch/];

describe('where something fails', () => {
  const visiting = visits(SITE);

  test(
    'a page without its data is as it was printed, and its links work',
    visiting({}, async (visit) => {
      const { page } = visit;
      await openWithoutProgram(visit, FIRST, undefined);
      await page.locator('a[rel=next]').click();
      await visit.shows(SECOND);
    }),
  );

  test(
    'programs that a host gives a wrong type start all the same',
    visiting({ expected: [/application\/wasm/] }, async (visit) => {
      const { page } = visit;
      await page.route('**/*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
      });
      await visit.open(FIRST);
      await visit.select('.words', 0, 2);
      await page.locator('.selection-menu button').first().waitFor();
    }),
  );

  test(
    'a move whose data do not come loads the page, and what comes after works again',
    visiting({ expected: LOST_DATA }, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await visit.markDocument();
      const lose = (route) => route.abort();
      await page.route(DATA, lose);
      const link = page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`);
      await link.click();
      await visit.shows('positions/');
      await page.waitForFunction(() => !window.sameDocument);
      await visit.ready();
      await page.unroute(DATA, lose);
      await page.goBack();
      await visit.ready();
      await visit.shows(FIRST);
      await page.keyboard.press('ArrowRight');
      await visit.shows(SECOND);
    }),
  );

  test(
    'Back to a page whose data do not come loads it',
    visiting({ expected: LOST_DATA }, async (visit) => {
      const { page } = visit;
      await visit.open('timeline/');
      await page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`).click();
      await visit.shows('positions/');
      // A document loaded anew remembers no page but its own.
      await page.reload();
      await visit.ready();
      await visit.markDocument();
      await page.route(DATA, (route) => route.abort());
      await page.goBack();
      await visit.shows('timeline/');
      await page.waitForFunction(() => !window.sameDocument);
      await visit.ready();
    }),
  );

  test(
    'data that are gone since a new build load the page of that build',
    visiting({ expected: [/^404: .*\/data\/views\//, /status of 404/] }, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await visit.markDocument();
      const gone = (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>not found' });
      await page.route(DATA, gone, { times: 1 });
      await page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`).click();
      await page.waitForFunction(() => !window.sameDocument);
      await visit.ready();
      await visit.shows('positions/');
    }),
  );

  test(
    'a program that does not come leaves the printed page, and its links work',
    visiting({ expected: LOST_PROGRAM }, async (visit) => {
      const { page } = visit;
      await page.route('**/*.wasm', (route) => route.abort());
      await visit.open(FIRST, { ready: false });
      const path = SITE.page(FIRST);
      await assertAsPrinted(visit, FIRST);
      const note = path.notes[0];
      await page.locator(`[id="${note}-words"]`).click();
      await page.locator(`[id="${note}"]:target`).waitFor();
      await page.locator('a[rel=next]').click();
      await visit.shows(SECOND);
      await assertAsPrinted(visit, SECOND);
    }),
  );

  for (const [what, body] of [
    ['empty', Buffer.alloc(0)],
    ['garbage', Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 167 + 13) % 256))],
    ['all ones', Buffer.alloc(3000, 255)],
    ['a page', Buffer.from('<!DOCTYPE html><title>Sign in</title>')],
    ['cut short', SITE.read(dataFile(FIRST)).subarray(0, -20)],
  ]) {
    test(
      `data that are ${what} leave the printed page as it is`,
      visiting({}, async (visit) => {
        await openWithoutProgram(visit, FIRST, body);
        await visit.page.locator('a[rel=next]').click();
        await visit.shows(SECOND);
      }),
    );
  }

  test(
    'the data of another page are not shown in the place of those asked for',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await visit.markDocument();
      await page.route(DATA, (route) => route.fulfill({ body: SITE.read(dataFile('timeline/')) }), { times: 1 });
      await page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`).click();
      await page.waitForFunction(() => !window.sameDocument);
      await visit.shows('positions/');
      await visit.ready();
    }),
  );
});

/** The file that holds the data of a page, for moves to it. */
function dataFile(path) {
  return `${SITE.page(path).root.attributes['data-views'].slice(SITE.base.length)}${path.replace(/\/$/, '')}.bin`;
}

/** Opens a page with other data in it, or with none, and waits until the program has given up on them. */
async function openWithoutProgram(visit, path, data) {
  const { page } = visit;
  await page.addInitScript(() => {
    // The program runs to its end in the microtask after it was compiled; a task later it is through.
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...program) => {
      const compiled = await instantiateStreaming.apply(WebAssembly, program);
      setTimeout(() => (window.programIsThrough = true));
      return compiled;
    };
  });
  const own = /<script type="application\/octet-stream" id="view">[^]*?<\/script>/;
  const encoded = [...(data ?? [])].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const element = data === undefined ? '' : `<script type="application/octet-stream" id="view">${encoded}</script>`;
  const address = visit.origin + SITE.address(path);
  const body = SITE.page(path).html.replace(own, () => element);
  assert.notEqual(body, SITE.page(path).html);
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }), { times: 1 });
  await visit.open(path, { ready: false });
  await page.waitForFunction(() => window.programIsThrough);
  await assertAsPrinted(visit, path);
}

async function assertAsPrinted(visit, path) {
  assert.equal(await visit.rootHtml(), await visit.printedHtml(path));
  assert.equal(await visit.page.locator('#app[data-ready]').count(), 0, 'the program does not run');
}
