// Unknown addresses: the page that a static host answers with.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SITES, serve } from './site.mjs';
import { ABORTED, visits } from './visit.mjs';

const NOWHERE = ['no-such-page', 'no-such-page/', 'p/', 'p/no-such-passage/', 'p/no-such-passage/deeper/still/', 'a/b/c/d.html', 'data/'];
const DEPTHS = ['no-such-page', 'p/no-such-passage/', 'p/no-such-passage/deeper/still/'];
/** Addresses of passages with a typing error, each with the right one. */
const MISTYPED = (site) => site.steps.filter((path) => path.length > 'p/12345/'.length).slice(0, 6).map((path) => [path.replace(/^(p\/.).?(.*)\/$/, '$1$2x/'), path]);
/** The browser's own message about a page with status 404. */
const REMARKED = [/^404: /, /Failed to load resource: the server responded with a status of 404/];

for (const site of SITES) {
  describe(`unknown addresses of the site for ${site.name}`, () => {
    const visiting = visits(site);
    let server;
    before(async () => {
      server = await serve(site);
    });
    after(() => server?.stop());

    test('every unknown address is answered with 404 and the page that says so', async () => {
      for (const path of NOWHERE) {
        const answer = await fetch(server.origin + site.address(path));
        assert.equal(answer.status, 404, path);
        assert.match(answer.headers.get('content-type') ?? '', /^text\/html/, path);
        assert.equal(await answer.text(), site.page('404.html').html, path);
      }
    });

    test('every known address is answered with 200', async () => {
      for (const path of site.paths) {
        const answer = await fetch(server.origin + site.address(path));
        assert.equal(answer.status, 200, path);
        assert.equal(await answer.text(), site.page(path).html, path);
      }
    });

    test(
      'pages with similar addresses are suggested first, and nothing of the address is shown',
      visiting({ expected: REMARKED }, async (visit) => {
        const { page } = visit;
        for (const [mistyped, meant] of MISTYPED(site)) {
          await visit.open(mistyped);
          const first = page.locator('.suggestions a').first();
          await first.waitFor();
          assert.equal(await first.getAttribute('href'), site.address(meant), mistyped);
          assert.ok(!(await visit.rootHtml()).includes(mistyped.split('/').at(-2)), mistyped);
          assert.equal(await page.locator('.not-found .step-list a').count(), site.steps.length, 'the rest is below');
        }
        await visit.markDocument();
        const first = page.locator('.suggestions a').first();
        const href = await first.getAttribute('href');
        await first.click();
        await visit.arrivesAt(href);
        assert.ok(await visit.isMarkedDocument(), 'the app moves there');
        await visit.back();
        await page.locator('.suggestions a').first().waitFor();
        assert.equal(await page.locator('.suggestions a').first().getAttribute('href'), href);
      }),
    );

    test(
      'an address similar to none gets no suggestions',
      visiting({ expected: REMARKED }, async (visit) => {
        for (const path of ['xyzzy/', 'p/%F0%9F%99%82/', 'p/%3Cimg%20src=x%3E/', `p/${'z'.repeat(200)}/`]) {
          await visit.open(path);
          const isHere = () => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/search.bin') && responseEnd > 0);
          await visit.page.waitForFunction(isHere);
          assert.equal(await visit.page.locator('.suggestions a').count(), 0, path);
          assert.equal(await visit.page.locator('.not-found img').count(), 0, path);
        }
      }),
    );

    test(
      'without the index the page stays as it is',
      visiting({ expected: [...REMARKED, /search\.bin/, ABORTED] }, async (visit) => {
        const { page } = visit;
        await page.route('**/search.bin', (route) => route.abort());
        const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/search.bin'));
        await visit.open(MISTYPED(site)[0][0]);
        await failed;
        assert.equal(await page.locator('.suggestions a').count(), 0);
        assert.equal(await page.locator('.not-found .step-list a').count(), site.steps.length);
      }),
    );

    for (const javaScriptEnabled of [true, false]) {
      test(
        `the page not found leads on from any depth, with scripts ${javaScriptEnabled ? 'on' : 'off'}`,
        visiting({ javaScriptEnabled, expected: REMARKED }, async (visit) => {
          const { page } = visit;
          for (const path of DEPTHS) {
            await visit.open(path);
            assert.equal(await page.title(), site.page('404.html').title);
            assert.ok(!(await visit.rootHtml()).includes('no-such'), 'nothing of the address is repeated');
            await page.locator('main .step-list a').first().click();
            await visit.shows(site.steps[0]);
          }
          await visit.open(DEPTHS.at(-1));
          await page.locator(`main a[href="${site.base}"]`).click();
          await visit.shows('');
        }),
      );

      test(
        `Back returns to the page not found, with scripts ${javaScriptEnabled ? 'on' : 'off'}`,
        visiting({ javaScriptEnabled, expected: REMARKED }, async (visit) => {
          const { page } = visit;
          for (const path of DEPTHS) {
            await visit.open(path);
            await page.locator('main .step-list a').first().click();
            await visit.shows(site.steps[0]);
            await visit.back();
            await visit.shows(path, '404.html');
          }
        }),
      );
    }
  });
}
