// The headers that `_headers` has hosts send, as `press serve` sends them. Every other test meets them too: what a policy
// refuses is a message in the console, and no visit may end with one.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';
import { textOf } from './html.mjs';
import { SITE, SITES, serve } from './site.mjs';
import { visits } from './visit.mjs';

const HASHED = /^[^/]+-[0-9a-f]{16}(_bg)?\.\w+$/;

for (const site of SITES) {
  describe(`the headers of the site for ${site.name}`, () => {
    let server;
    const heads = new Map();
    before(async () => {
      server = await serve(site);
      for (const file of site.files.filter((name) => name !== '_headers')) {
        const path = file.replace(/(^|\/)index\.html$/, '$1');
        heads.set(file, (await fetch(server.origin + site.address(path), { method: 'HEAD' })).headers);
      }
    });
    after(() => server?.stop());

    /** Asserts what the files whose name is matched have as this header. */
    const have = (name, wanted) => {
      for (const [file, headers] of heads) {
        const value = wanted(file);
        if (value instanceof RegExp) assert.match(headers.get(name) ?? '', value, `${name} of ${file}`);
        else assert.equal(headers.get(name), value, `${name} of ${file}`);
      }
    };
    const isPage = (file) => file.endsWith('.html') && !file.startsWith('embed/');
    const isEmbed = (file) => file.startsWith('embed/');

    test('no file is taken for another type, and no address is told to another site', () => {
      have('x-content-type-options', () => 'nosniff');
      have('referrer-policy', () => 'no-referrer');
      have('permissions-policy', () => /^accelerometer=\(\), .*\bcamera=\(\), .*\bclipboard-write=\(self\)/);
    });

    test('no site shows a page in a frame but those made for it', () => {
      have('content-security-policy', (file) => {
        if (isPage(file)) return /^default-src 'none'; .*; frame-ancestors 'none'$/;
        return isEmbed(file) ? /^default-src 'none'; .*; frame-ancestors \*$/ : null;
      });
      have('cross-origin-opener-policy', (file) => (isPage(file) ? 'same-origin' : null));
    });

    test('the header of a page allows at least what the page asks for', () => {
      const directives = (policy) => new Map(policy.split('; ').map((directive) => directive.split(' ')).map(([name, ...sources]) => [name, sources]));
      for (const [file, headers] of heads) {
        if (!file.endsWith('.html')) continue;
        const meta = site.page(file.replace(/(^|\/)index\.html$/, '$1')).all('meta').find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
        const header = directives(headers.get('content-security-policy'));
        for (const [name, sources] of directives(meta.attributes.content)) {
          const allowed = header.get(name) ?? (name.includes('trusted-types') ? sources : header.get('default-src'));
          for (const source of sources.filter((source) => source !== "'none'")) assert.ok(allowed.includes(source), `${file}: ${name} ${source}`);
        }
      }
    });

    test('other sites may read data and cards, and nothing else', () => {
      const isShared = (file) => (/^(data|cards)\//.test(file) && !file.startsWith('data/views/')) || file === 'changes.xml';
      have('access-control-allow-origin', (file) => (isShared(file) ? '*' : null));
    });

    test('files whose name is a hash are kept, and all others asked for again', () => {
      const kept = [...heads.keys()].filter((file) => HASHED.test(file));
      for (const ending of ['.css', '.js', '.wasm']) assert.ok(kept.some((file) => file.endsWith(ending)), ending);
      have('cache-control', (file) => (HASHED.test(file) || file.startsWith('data/views/') ? 'public, max-age=31536000, immutable' : 'no-cache'));
    });
  });
}

describe('with its headers', () => {
  const visiting = visits(SITE);

  /** Notes every violation in the pages to come, which `violations` gives. */
  const watch = ({ page }) =>
    page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        sessionStorage.violations = `${sessionStorage.violations ?? ''}${violatedDirective} ${blockedURI} on ${location}\n`;
      });
    });
  const violations = ({ page }) => page.evaluate(() => sessionStorage.violations ?? '');

  test(
    'every kind of page comes, and its program runs, without a violation',
    visiting({}, async (visit) => {
      await watch(visit);
      for (const [, path] of SITE.kindsOfPage) await visit.open(path);
      assert.equal(await violations(visit), '');
    }),
  );

  test(
    'a reader moves, copies, searches and keeps words without a violation',
    visiting({ permissions: ['clipboard-read', 'clipboard-write'] }, async (visit) => {
      const { page } = visit;
      await watch(visit);
      await visit.open('');
      await visit.markDocument();
      for (const path of [SITE.steps[0], SITE.steps[1], 'timeline/', 'sources/', 'positions/', 'all/', 'notes/', '']) {
        await visit.followLinkTo(SITE.address(path));
        await visit.shows(path);
      }
      assert.ok(await visit.isMarkedDocument(), 'the program moves, and does not leave it to the browser');
      const words = textOf(SITE.page(SITE.steps[0]).words.inner).slice(0, 60);
      await page.locator('#find').fill(words);
      await page.locator(`.search-list a[href="${SITE.address(SITE.steps[0])}"]`).waitFor();
      await visit.open(SITE.steps[0]);
      await visit.select('.passage-words', 0, 2);
      await page.locator('.selection-menu button', { hasText: 'Copy link' }).click();
      await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('#'));
      await visit.select('.passage-words', 0, 2);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await page.locator('.private-notes li').first().waitFor();
      await visit.open('notes/');
      await page.locator('.notebook .private-note-words').first().waitFor();
      assert.equal(await violations(visit), '');
    }),
  );

  test(
    'a page that leads on from an old address runs its script',
    visiting({}, async (visit, t) => {
      const [former] = SITE.explainer.former.passages;
      if (!former) return t.skip('the explainer has given up no id');
      await watch(visit);
      await visit.page.goto(`${visit.origin}${SITE.address(`p/${former.id}/`)}#x`);
      await visit.page.waitForURL(`**${SITE.address(`p/${former.now}/`)}#x`);
      assert.equal(await violations(visit), '');
    }),
  );
});

describe('another site', () => {
  let browser;
  let server;
  let other;
  /** What the other site answers with next. */
  let answer;
  before(async () => {
    server = await serve(SITE);
    browser = await launch();
    other = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html', ...answer.headers }).end(answer.html));
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    await browser?.close();
    other?.close();
    server?.stop();
  });

  /** Opens a page of the other site with a page of ours in a frame. */
  async function frame(path, headers, sandbox) {
    answer = { headers, html: `<!DOCTYPE html><title>Host</title><iframe ${sandbox} src="${server.origin}${SITE.address(path)}"></iframe>` };
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${other.address().port}/`);
    return { page, words: page.frameLocator('iframe').locator('.passage-words') };
  }

  const [step] = SITE.steps;
  const embed = step.replace(/^p\//, 'embed/');
  const isolated = { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' };
  for (const [which, headers] of [['', {}], [' that isolates itself', isolated]]) {
    for (const [how, sandbox] of [['', ''], [' in a sandbox', 'sandbox="allow-scripts"']]) {
      test(`${which} shows an embed${how}, with its styles`.trim(), async () => {
        const { page, words } = await frame(embed, headers, sandbox);
        await words.waitFor();
        const styles = await words.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet]')].filter(({ sheet }) => sheet).length);
        assert.equal(styles, 1);
        await page.close();
      });
    }

    test(`${which} shows no other page in a frame`.trim(), async () => {
      const { page, words } = await frame(step, headers, '');
      assert.equal(await words.count(), 0);
      await page.close();
    });
  }
});
