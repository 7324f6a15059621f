// A site of several explainers: the list of them, what they share, and that nothing else goes from one to another.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { unlessChromium } from './browser.mjs';
import { Host } from './host.mjs';
import { SEVERAL, Site, serve } from './site.mjs';
import { PHONE, visits } from './visit.mjs';

const explainer = (id) => new Site(`/${id}/`, join(SEVERAL.folder, id), `/${id}/`);
const ONE = explainer('the-hague-2025');
const OTHER = explainer('lower-marl');
const BOTH = [ONE, OTHER];
const UKRAINIAN = explainer('kryvostrilka');
const ALL = [...BOTH, UKRAINIAN];
/** The other one in another language, which is in its folder. */
const TRANSLATED = new Site('/lower-marl/uk/', join(SEVERAL.folder, 'lower-marl/uk'), '/lower-marl/uk/');
/** The browser itself remarks on a page that comes as 404. */
const REMARKED = [/^404: /, /Failed to load resource: the server responded with a status of 404/];
const LIST = '.explainer-list';

/** The paths that were asked for since the last time, below the root. */
function asked(visit) {
  return visit.requests.splice(0).map((request) => new URL(request.url()).pathname);
}

describe('the files of several explainers', () => {
  test('programs, styles and fonts are there once, at the root', () => {
    const shared = SEVERAL.files.filter((file) => /\.(css|js|wasm|woff2)$/.test(file) && !file.endsWith('sw.js'));
    assert.deepEqual(shared.filter((file) => file.includes('/')), []);
    for (const ending of ['css', 'js', 'wasm', 'woff2']) assert.ok(shared.some((file) => file.endsWith(`.${ending}`)), ending);
  });

  test('what is about the whole site is at the root, and the rest in the folders', () => {
    for (const file of ['index.html', '404.html', '_headers', 'robots.txt', 'sw.js']) assert.ok(SEVERAL.files.includes(file), file);
    for (const { files, name } of ALL) {
      for (const file of ['index.html', '404.html', 'changes.xml', 'manifest.webmanifest', 'licences.txt', 'sw.js']) assert.ok(files.includes(file), `${name}: ${file}`);
      for (const file of ['_headers', 'robots.txt']) assert.ok(!files.includes(file), `${name}: ${file}`);
    }
  });

  test('page data of no two explainers have the same address, and each begins with its own', () => {
    const builds = ALL.map(({ files }) => new Set(files.flatMap((file) => file.match(/^data\/views\/([^/]+)\//)?.[1] ?? [])));
    for (const [at, build] of builds.entries()) {
      assert.equal(build.size, 1);
      const [name] = build;
      assert.equal(builds.filter((other) => other.has(name)).length, 1);
      assert.ok(ALL[at].read(`data/views/${name}/opening.bin`).toString().startsWith(`${name}/opening.bin`));
    }
  });
});

describe('several explainers', () => {
  const visiting = visits(ONE, () => serve(SEVERAL));
  const list = (visit) => visit.page.goto(`${visit.origin}/`);

  for (const javaScriptEnabled of [true, false]) {
    test(
      `the list leads to each, and each back to the list, with scripts ${javaScriptEnabled ? 'on' : 'off'}`,
      visiting({ javaScriptEnabled }, async (visit) => {
        const { page } = visit;
        for (const site of ALL) {
          await list(visit);
          assert.equal(await page.locator(`${LIST} li`).count(), ALL.length);
          await page.locator(`${LIST} h2 a[href="${site.base}"]`).click();
          await page.waitForURL(`**${site.base}`);
          assert.equal(await page.title(), site.page('').title);
          if (javaScriptEnabled) await visit.ready();
          await page.locator('footer').getByRole('link', { name: site === UKRAINIAN ? 'Усі анотовані повідомлення' : 'All explainers' }).click();
          await page.waitForURL(`${visit.origin}/`);
        }
      }),
    );
  }

  test(
    'an explainer in two languages is listed once, with a link to the other',
    visiting({}, async (visit) => {
      await list(visit);
      const other = visit.page.locator(`${LIST} a[hreflang=uk]`);
      assert.deepEqual(await other.allTextContents(), ['Українською']);
      await other.click();
      await visit.page.waitForURL(`**${TRANSLATED.base}`);
      assert.equal(await visit.page.title(), TRANSLATED.page('').title);
    }),
  );

  for (const colorScheme of ['light', 'dark']) {
    test(
      `the list passes axe on a phone, ${colorScheme}, and fits`,
      visiting({ colorScheme, viewport: PHONE }, async (visit) => {
        const { page } = visit;
        for (const path of ['/', '/404.html']) {
          await page.goto(visit.origin + path);
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
        }
      }),
    );
  }

  test(
    'each is walked with its own data, and the program that the other has fetched',
    visiting({}, async (visit) => {
      for (const site of BOTH) {
        visit.site = site;
        await visit.open(site.steps[0]);
        await visit.markDocument();
        asked(visit);
        await visit.page.keyboard.press('ArrowRight');
        await visit.shows(site.steps[1]);
        assert.ok(await visit.isMarkedDocument());
        const data = asked(visit).filter((path) => path.includes('/data/'));
        assert.ok(data.length > 0 && data.every((path) => path.startsWith(`${site.base}data/`)), data.join());
      }
      visit.site = OTHER;
      await visit.open(OTHER.steps[0]);
      const programs = asked(visit).filter((path) => /\.(js|wasm|css|woff2)$/.test(path));
      assert.ok(programs.every((path) => path.lastIndexOf('/') === 0), programs.join());
    }),
  );

  test(
    'search finds what is in the explainer, and nothing of the other',
    visiting({}, async (visit) => {
      const { page } = visit;
      for (const site of BOTH) {
        visit.site = site;
        await visit.open('');
        await page.locator('#find').fill(site.page(site.steps[0]).title.split(' ')[0]);
        await page.locator('.search-list a').first().waitFor();
        const links = await page.locator('.search-list a').evaluateAll((all) => all.map((link) => link.pathname));
        assert.ok(links.every((path) => path.startsWith(site.base)), links.join());
      }
    }),
  );

  test(
    'private notes stay in their explainer',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(ONE.stepsByKind.get('quotation'));
      const words = await visit.select('.passage-words [data-text], .passage-words[data-text]', 2, 4);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await page.locator('.private-notes li').waitFor();
      await visit.open('notes/');
      await page.locator('.notebook .private-note-words').waitFor();
      assert.deepEqual(await page.locator('.notebook .private-note-words').allTextContents(), [words]);
      visit.site = OTHER;
      await visit.open('notes/');
      await page.locator('.notebook[data-ready], .notebook .notebook-hint, .notebook p').first().waitFor();
      assert.equal(await page.locator('.notebook .private-note-words').count(), 0);
      const keys = await page.evaluate(() => Object.keys(localStorage));
      assert.ok(keys.length > 0 && keys.every((key) => /^sidelines\/(the-hague-2025|lower-marl)\//.test(key)), keys.join());
    }),
  );

  test(
    'an unknown address shows the page of the explainer that it is in',
    visiting({ expected: REMARKED }, async (visit) => {
      const { page } = visit;
      for (const site of BOTH) {
        visit.site = site;
        const wrong = `${site.steps[0].slice(0, -1)}x/`;
        const answer = await page.goto(visit.origin + site.address(wrong));
        assert.equal(answer.status(), 404);
        await visit.ready();
        assert.equal(new URL(page.url()).pathname, site.address(wrong), 'the address stays');
        await page.locator(`main a[href^="${site.address(site.steps[0])}"]`).first().click();
        await visit.shows(site.steps[0]);
      }
      visit.site = TRANSLATED;
      await page.goto(visit.origin + TRANSLATED.address('p/vox/'));
      await visit.ready();
      assert.equal(await page.locator('html').getAttribute('lang'), 'uk', 'the language that it is in');
      await page.goto(`${visit.origin}/no-such-explainer/`);
      assert.equal(await page.locator(`${LIST} li`).count(), ALL.length);
    }),
  );

  test(
    'with scripts off, an unknown address leads to every explainer',
    visiting({ expected: REMARKED, javaScriptEnabled: false }, async (visit) => {
      await visit.page.goto(visit.origin + ONE.address('p/no-such-passage/'));
      for (const { base } of BOTH) await visit.page.locator(`${LIST} a[href="${base}"]`).waitFor();
    }),
  );
});

describe('several explainers offline', { skip: unlessChromium('service workers in its driver') }, () => {
  const host = new Host(SEVERAL);
  const visiting = visits(ONE, () => host.up());

  test(
    'each is kept by itself, with the programs that it shares',
    visiting({ serviceWorkers: 'allow', expected: [/net::ERR_/] }, async (visit) => {
      const { page } = visit;
      await visit.open(ONE.steps[0]);
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
      assert.deepEqual((await page.evaluate(() => caches.keys())).map((name) => name.split(':')[1]), [ONE.base]);
      await host.down();
      await visit.open(ONE.steps[1]);
      await visit.markDocument();
      await page.keyboard.press('ArrowRight');
      await visit.shows(ONE.steps[2]);
      assert.ok(await visit.isMarkedDocument());
      await assert.rejects(page.goto(visit.origin + OTHER.base), 'nobody has visited it');
      await host.up();
    }),
  );
});
