// Data and programs that fail to load: the printed page stays, and its links work.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { SITE, serve } from './site.mjs';
import { ABORTED, visits } from './visit.mjs';

const [FIRST, SECOND] = SITE.steps;
const DATA = '**/data/views/**';
const DATA_FAILED = [ABORTED, /failed request: .*\/data\/views\//];
const PROGRAM_FAILED = [/\.wasm/, ABORTED];

describe('when something fails to load', () => {
  const visiting = visits(SITE);

  test(
    'a page without its data stays as printed, and its links work',
    visiting({}, async (visit) => {
      const { page } = visit;
      await openWithoutProgram(visit, FIRST, undefined);
      await page.locator('a[rel=next]').click();
      await visit.shows(SECOND);
    }),
  );

  test(
    'programs served with a wrong media type start',
    visiting({ expected: [/application\/wasm/] }, async (visit) => {
      const { page } = visit;
      await page.route('**/*.wasm', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
      });
      await visit.open(FIRST);
      await visit.select('.passage-words', 0, 2);
      await page.locator('.selection-menu button').first().waitFor();
    }),
  );

  test(
    'a move whose data fail to load becomes a page load, and later moves work',
    visiting({ expected: DATA_FAILED }, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await visit.markDocument();
      const fail = (route) => route.abort();
      await page.route(DATA, fail);
      const link = page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`);
      await link.click();
      await visit.shows('positions/');
      await page.waitForFunction(() => !window.sameDocument);
      await visit.ready();
      await page.unroute(DATA, fail);
      await visit.back();
      await visit.ready();
      await visit.shows(FIRST);
      await page.keyboard.press('ArrowRight');
      await visit.shows(SECOND);
    }),
  );

  test(
    'a move whose data hang shows that it waits, and then the browser loads the page',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await visit.markDocument();
      const hang = () => {};
      await page.route(DATA, hang);
      await page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`).click();
      await page.locator('#app[data-waiting]').waitFor();
      assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById('app'), '::before').animationDelay), '0.15s');
      await visit.shows('positions/');
      assert.equal(await page.evaluate(() => window.sameDocument), undefined);
      await page.unroute(DATA, hang);
      await visit.ready();
    }),
  );

  test(
    'a move without a connection leaves the reader where they are, however often they try, and says so',
    visiting({ expected: [/net::ERR_INTERNET_DISCONNECTED/] }, async (visit) => {
      const { page, context } = visit;
      await visit.open(FIRST);
      await visit.markDocument();
      await context.setOffline(true);
      const link = page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`);
      for (const press of ['first', 'second']) {
        await link.click();
        await page.locator('#notice', { hasText: 'There is no connection' }).waitFor();
        assert.equal(await page.locator('#app[data-waiting]').count(), 0, `${press} press`);
        await visit.shows(FIRST);
        await page.evaluate(() => (document.getElementById('notice').textContent = ''));
      }
      assert.ok(await page.evaluate(() => window.sameDocument));
      await context.setOffline(false);
      await link.click();
      await visit.shows('positions/');
    }),
  );

  test(
    'Back to a page whose data fail to load becomes a page load',
    visiting({ expected: DATA_FAILED }, async (visit) => {
      const { page } = visit;
      await visit.open('timeline/');
      await page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`).click();
      await visit.shows('positions/');
      // After a reload, the program has the data of no other page.
      await page.reload();
      await visit.ready();
      await visit.markDocument();
      await page.route(DATA, (route) => route.abort());
      await visit.back();
      await visit.shows('timeline/');
      await page.waitForFunction(() => !window.sameDocument);
      await visit.ready();
    }),
  );

  test(
    'a move whose data a new build has removed loads the page of that build',
    visiting({ expected: [/^404: .*\/data\/views\//, /status of 404/] }, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await visit.markDocument();
      const replyNotFound = (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>not found' });
      await page.route(DATA, replyNotFound, { times: 1 });
      await page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`).click();
      await page.waitForFunction(() => !window.sameDocument);
      await visit.ready();
      await visit.shows('positions/');
    }),
  );

  test(
    'without the program the page stays as printed, and its links work',
    visiting({ expected: PROGRAM_FAILED }, async (visit) => {
      const { page } = visit;
      await page.route('**/*.wasm', (route) => route.abort());
      await visit.open(FIRST, { ready: false });
      const path = SITE.page(FIRST);
      await assertAsPrinted(visit, FIRST);
      const note = path.notes[0];
      await page.locator(`[id="${note}-words"] a`).click();
      await page.locator(`[id="${note}"]:target`).waitFor();
      await page.locator('a[rel=next]').click();
      await visit.shows(SECOND);
      await assertAsPrinted(visit, SECOND);
    }),
  );

  test(
    'where the program does not come again, Back leads to the page of the address',
    visiting({ expected: PROGRAM_FAILED }, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await page.keyboard.press('ArrowRight');
      await visit.shows(SECOND);
      await page.route('**/*.wasm', (route) => route.abort());
      await page.reload();
      await assertAsPrinted(visit, SECOND);
      await visit.back();
      await visit.shows(FIRST);
      await assertAsPrinted(visit, FIRST);
    }),
  );

  for (const [missing, says] of [['*.wasm', 'did not load'], ['*.js', 'If this line stays, reload the page']]) {
    test(
      `without ${missing} the page of notes says so`,
      visiting({ expected: [/\.(wasm|js)/, ABORTED] }, async (visit) => {
        const { page } = visit;
        await page.route(`**/${missing}`, (route) => route.abort());
        await visit.open('notes/', { ready: false });
        await page.locator('.notebook, #notice', { hasText: says }).first().waitFor();
      }),
    );
  }

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

for (const [program, name] of [
  ['the program', /_bg\.wasm$/],
  ['the program of the notebook', /notebook-\w+\.wasm$/],
]) {
  describe(`while ${program} comes`, () => {
    const visiting = visits(SITE, (site) => serveHalfOf(site, name));

    test(
      'a page can be left without an error',
      visiting({ expected: [/debug in the console: here/] }, async (visit) => {
        const { page } = visit;
        const asked = page.waitForRequest(name);
        await page.goto(visit.origin + SITE.address('notes/'), { waitUntil: 'commit' });
        await (await (await asked).response()).headerValue('content-type');
        await page.goto(visit.origin + SITE.address('404.html'), { waitUntil: 'domcontentloaded' });
        // Messages come in order: those of the page that was left before those of this one.
        const said = page.waitForEvent('console', { predicate: (message) => message.text() === 'here' });
        await Promise.all([said, page.evaluate(() => console.debug('here'))]);
      }),
    );
  });
}

/** Serves a site, but only half of the files whose name fits a pattern: their rest never comes. */
async function serveHalfOf(site, pattern) {
  const whole = await serve(site);
  const server = createServer(async (request, answer) => {
    const { status, headers, body } = await fetch(whole.origin + request.url);
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    answer.writeHead(status, { ...Object.fromEntries(headers), 'content-length': bytes.length });
    if (pattern.test(request.url)) answer.write(bytes.subarray(0, bytes.length / 2));
    else answer.end(bytes);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () => {
    server.closeAllConnections();
    server.close();
    whole.stop();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, stop };
}

/** The file that holds the data of a page, for moves to it. */
function dataFile(path) {
  return `${SITE.page(path).root.attributes['data-views'].slice(SITE.base.length)}${path.replace(/\/$/, '')}.bin`;
}

/** Opens a page with other data in it, or with none, and waits until the program has refused them. */
async function openWithoutProgram(visit, path, data) {
  const { page } = visit;
  await page.addInitScript(() => {
    // The program has run before the first task after its compilation.
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...program) => {
      const compiled = await instantiateStreaming.apply(WebAssembly, program);
      setTimeout(() => (window.programHasRun = true));
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
  await page.waitForFunction(() => window.programHasRun);
  await assertAsPrinted(visit, path);
}

async function assertAsPrinted(visit, path) {
  assert.equal(await visit.rootHtml(), await visit.printedHtml(path));
  assert.equal(await visit.page.locator('#app[data-ready]').count(), 0, 'the program does not run');
}
