// The site under nginx, configured as docs/hosting.md says.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { textOf } from './html.mjs';
import { NO_NGINX, serveWithNginx } from './nginx.mjs';
import { SITE, SITES, serve } from './site.mjs';
import { visits } from './visit.mjs';

/** The browser's own message about a page with status 404. */
const REMARKED = [/^404: /, /Failed to load resource: the server responded with a status of 404/];
/** The headers that docs/hosting.md is about. */
const HEADERS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'cross-origin-resource-policy',
  'access-control-allow-origin',
  'cache-control',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
];

for (const site of SITES) {
  describe(`nginx with the site for ${site.name}`, { skip: NO_NGINX }, () => {
    const visiting = visits(site, serveWithNginx);
    const [first, second] = site.steps;
    let nginx;
    let press;
    before(async () => {
      [nginx, press] = await Promise.all([serveWithNginx(site), serve(site)]);
    });
    after(() => {
      nginx?.stop();
      press?.stop();
    });

    test('every file comes as it is, compressed, with the headers that `press serve` sends', async () => {
      for (const file of site.files.filter((name) => name !== '_headers')) {
        const address = site.address(file.replace(/(^|\/)index\.html$/, '$1'));
        const [answer, wanted] = await Promise.all([fetch(nginx.origin + address), fetch(press.origin + address, { method: 'HEAD' })]);
        assert.equal(answer.status, 200, address);
        assert.deepEqual(Buffer.from(await answer.arrayBuffer()), site.read(file), address);
        for (const name of HEADERS) assert.equal(answer.headers.get(name), wanted.headers.get(name), `${name} of ${address}`);
        if (/\.(html|js|css|wasm)$/.test(file)) assert.equal(answer.headers.get('content-encoding'), 'gzip', address);
        // Without a charset, browsers take text for that of their users' languages.
        if (file.endsWith('.txt')) assert.match(answer.headers.get('content-type'), /charset=utf-8/, address);
        if (file.endsWith('.wasm')) assert.equal(answer.headers.get('content-type'), 'application/wasm');
      }
    });

    test('every unknown address, and a folder without a page, is answered with 404 and the page that says so', async () => {
      for (const path of ['no-such-page', 'no-such-page/', 'p/', 'p/no-such-passage/deeper/', 'data/', 'cards/', '_headers']) {
        const answer = await fetch(nginx.origin + site.address(path));
        assert.equal(answer.status, 404, path);
        if (path !== '_headers') assert.equal(await answer.text(), site.page('404.html').html, path);
      }
    });

    test(
      'every kind of page opens, and its program runs',
      visiting({}, async (visit) => {
        for (const [, path] of site.kindsOfPage) await visit.open(path);
      }),
    );

    test(
      'a reader moves, goes back, searches, copies a link to words and opens it',
      visiting({ permissions: ['clipboard-read', 'clipboard-write'] }, async (visit) => {
        const { page } = visit;
        await visit.open('');
        await visit.markDocument();
        for (const path of [first, second, 'timeline/', 'positions/', 'all/', '']) {
          await visit.followLinkTo(site.address(path));
          await visit.shows(path);
        }
        await visit.back();
        await visit.shows('all/');
        assert.ok(await visit.isMarkedDocument(), 'the program moves, and does not leave it to the browser');
        await visit.open('');
        await page.locator('#find').fill(textOf(site.page(first).words.inner).slice(0, 60));
        await page.locator(`.search-list a[href="${site.address(first)}"]`).waitFor();
        await visit.open(first);
        const words = await visit.select('.passage-words[data-text], .passage-words [data-text]', 0, 2);
        await page.locator('.selection-menu button', { hasText: 'Copy link' }).click();
        await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('#'));
        const link = await page.evaluate(() => navigator.clipboard.readText());
        await page.goto('about:blank');
        await page.goto(link);
        await visit.ready();
        await page.waitForFunction(() => CSS.highlights.has('link'));
        assert.equal(await page.evaluate(() => [...CSS.highlights.get('link')].map(String).join(' ')), words);
      }),
    );

    for (const [what, path] of [
      ['no last slash', first.slice(0, -1)],
      ['doubled slashes', first.replace('/', '//')],
      ['index.html', `${first}index.html`],
      ['an encoded letter', first.replace(/\/(.)/, (_, letter) => `/%${letter.charCodeAt(0).toString(16)}`)],
    ]) {
      test(
        `an address with ${what} leads to its page, and to the next one from there`,
        visiting({}, async (visit) => {
          await visit.open(path);
          await visit.page.waitForFunction((title) => document.title === title, site.page(first).title);
          await visit.page.keyboard.press('ArrowRight');
          await visit.shows(second);
        }),
      );
    }

    test(
      'an unknown address shows the page not found, which leads on',
      visiting({ expected: REMARKED }, async (visit) => {
        for (const path of ['no-such-page', 'p/', 'p/no-such-passage/deeper/']) {
          await visit.open(path);
          assert.equal(await visit.page.title(), site.page('404.html').title, path);
          await visit.page.locator('main .step-list a').first().click();
          await visit.shows(first);
        }
      }),
    );
  });
}

describe('nginx that does not know the media type of programs', { skip: NO_NGINX }, () => {
  const visiting = visits(SITE, (site) => serveWithNginx(site, { wasm: false }));

  test(
    'has the site work, early and late programs',
    visiting({ expected: [/application\/wasm/] }, async (visit) => {
      const { page } = visit;
      const answered = page.waitForResponse(/_bg\.wasm$/);
      await visit.open(SITE.steps[0]);
      assert.equal((await answered).headers()['content-type'], 'application/octet-stream');
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[1]);
      await visit.select('.passage-words', 0, 2);
      await page.locator('.selection-menu button').first().waitFor();
    }),
  );
});
