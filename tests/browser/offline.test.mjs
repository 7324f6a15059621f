// Reading without a connection: what the service worker keeps, how it goes from release to release, and how it goes away.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ENGINE, launchPersistent, unlessChromium } from './browser.mjs';
import { Host } from './host.mjs';
import { Release } from './releases.mjs';
import { SITE, SITES } from './site.mjs';
import { visits } from './visit.mjs';

const ALLOWED = { serviceWorkers: 'allow' };
/** The browser itself remarks on a page that comes as 404. */
const REMARKED = [/^404: /, /Failed to load resource: the server responded with a status of 404/];
/** What it remarks on where nobody answers. */
const NOBODY = [/net::ERR_(CONNECTION_REFUSED|FAILED|INTERNET_DISCONNECTED)|NS_ERROR_/];

/** The list in a site's service worker. */
const releaseOf = (site) => JSON.parse(site.read('sw.js').toString().match(/^const RELEASE = ({[^]*?^});$/m)[1]);
const cacheOf = (site) => `sidelines:${site.base}:${releaseOf(site).name}`;

for (const site of SITES) {
  describe(`offline, the site for ${site.name}`, () => {
    const host = new Host(site);
    const visiting = visits(site, () => host.up());
    /** Makes a test of a visit without a connection that comes after one with it. */
    const later = (expected, steps) =>
      visiting({ ...ALLOWED, expected }, async (visit) => {
        await host.reset(site);
        await visit.open(site.steps[0]);
        await isKept(visit, site);
        await host.down();
        await steps(visit);
      });

    test(
      'every file is there as the host has it',
      later([], async (visit) => {
        const files = site.files.filter((file) => file !== 'sw.js' && !/^(_headers|cards\/|robots\.txt|sitemap\.xml)/.test(file));
        assert.deepEqual(files, Object.keys(releaseOf(site).files).sort());
        await hasEveryFile(visit, site);
      }),
    );

    test(
      'every page opens',
      later([], async (visit) => {
        for (const path of site.documents.filter((path) => path !== '404.html')) {
          // A page that is left before it is loaded has asked the worker for files in vain, which Firefox tells as errors.
          await visit.page.goto(visit.origin + site.address(path), { waitUntil: ENGINE === 'firefox' ? 'load' : 'commit' });
          // What is no page of the program may lead on to one.
          if (site.paths.includes(path)) await visit.shows(path);
          else await visit.page.waitForFunction(() => document.title !== '');
        }
        for (const [, path] of site.kindsOfPage) if (path !== '404.html') await visit.open(path);
      }),
    );

    test(
      'links to words and notes mark them, whatever stands before the fragment',
      later([], async (visit) => {
        const [path] = site.steps;
        const [note] = site.page(path).notes;
        const { now } = JSON.parse(site.read(`data/wordings/${path.split('/')[1]}.json`).toString());
        const words = now.text.split(/\s+/).slice(0, 2).join(' ');
        const release = new Release('offline-link');
        const link = release.link(path.split('/')[1], words);
        release.remove();
        const [address, fragment] = link.split('#');
        for (const given of [link, `${address}?fbclid=x&utm_source=y#${fragment}`, `${address.slice(0, -1)}#${fragment}`, `${address.slice(0, -1)}?x#${fragment}`]) {
          await visit.page.goto('about:blank');
          await visit.open(given);
          assert.equal(await marked(visit), words, given);
          assert.equal(new URL(visit.page.url()).pathname, site.address(path), given);
          assert.equal(await visit.hash(), `#${fragment}`, given);
        }
        await visit.open(`${path}#${note}`);
        assert.ok(await visit.page.locator(`#${note}`).isVisible());
        await visit.open(`n/${note}/`);
        await visit.shows(`n/${note}/`);
      }),
    );

    test(
      'moves, search and copying work',
      later([], async (visit) => {
        const { page } = visit;
        // The page that was open while the rest was fetched moves on as well as any other.
        await visit.markDocument();
        await page.keyboard.press('ArrowRight');
        await visit.shows(site.steps[1]);
        assert.ok(await visit.isMarkedDocument());
        await visit.select('.passage-words', 0, 2);
        await page.locator('.selection-menu button').first().waitFor();
        await visit.open('');
        await page.locator('#find').fill(site.page(site.steps[1]).title.split(' ')[0]);
        await page.locator('.search-list a').first().waitFor();
      }),
    );

    test(
      'an unknown address is answered as the host does',
      later(REMARKED, async (visit) => {
        const answer = await visit.page.goto(visit.origin + site.address('p/no-such-passage/'));
        assert.equal(answer.status(), 404);
        assert.equal(await answer.text(), site.page('404.html').html);
        await visit.ready();
        await visit.page.locator('main .step-list a').first().click();
        await visit.shows(site.steps[0]);
      }),
    );
  });
}

describe('offline', () => {
  const host = new Host(SITE);
  const visiting = visits(SITE, () => host.up());
  const quoted = SITE.stepsByKind.get('quotation') ?? SITE.steps[0];
  const [FIRST] = SITE.steps;
  const releases = {};
  /** The next release, and one that is not kept. */
  const sites = {};

  before(() => {
    releases.next = new Release('offline-next').misspell(quoted.split('/')[1]).publish('2030-01-02');
    sites.next = releases.next.print();
    releases.without = new Release('offline-without');
    sites.without = releases.without.print('--without-offline');
  });
  after(() => Object.values(releases).forEach((release) => release.remove()));

  /** Makes a test of a visit that comes after one at which the site was kept. */
  const kept = (expected, steps) =>
    visiting({ ...ALLOWED, expected }, async (visit, t) => {
      await host.reset(SITE);
      await visit.open(FIRST);
      await isKept(visit, SITE);
      await steps(visit, t);
    });

  /** What a visitor has without a connection is one release, to the last byte. */
  async function isWhole(visit, site) {
    await host.down();
    await visit.page.goto(visit.origin + site.address(quoted));
    await visit.ready();
    assert.equal(await text(visit.page, '.passage-words'), textOf(site, quoted));
    await hasEveryFile(visit, site);
  }

  test('the next release has other words', () => {
    assert.notEqual(textOf(sites.next, quoted), textOf(SITE, quoted));
  });

  test(
    'a page comes from the host while there is one',
    // The page of this moment names no icon, and the browser looks for one.
    kept([/favicon\.ico/], async (visit) => {
      host.replace(SITE.address(quoted).slice(1), 200, '<!DOCTYPE html><title>Of this moment</title>');
      await visit.page.goto(visit.origin + SITE.address(quoted));
      assert.equal(await visit.page.title(), 'Of this moment');
    }),
  );

  test(
    'a page that the host fails to give, or not in time, is the kept one',
    kept([], async (visit) => {
      const path = quoted;
      host.replace(path, 503, 'later');
      await visit.open(path);
      await visit.shows(path);
      host.repair();
      host.hold(path);
      await visit.open(path);
      await visit.shows(path);
    }),
  );

  test(
    'what is no plain reading is left to the host',
    kept(NOBODY.concat(/POST|HEAD/), async (visit) => {
      const { page } = visit;
      const statusOf = (init) => page.evaluate(([url, given]) => fetch(url, given).then(({ status }) => status, () => 'failed'), [SITE.address('data/explainer.json'), init]);
      await host.down();
      assert.equal(await statusOf({}), 200);
      assert.equal(await statusOf({ headers: { range: 'bytes=0-1' } }), 'failed');
      assert.equal(await statusOf({ method: 'HEAD' }), 'failed');
      await page.goto(visit.origin + SITE.address('cards/no-such-card.png')).then(assert.fail, (error) => assert.match(error.message, /net::ERR_FAILED|NS_ERROR_/));
    }),
  );

  test(
    'a release that follows is taken whole, and the one before is given up when nobody reads it',
    kept([], async (visit) => {
      host.site = sites.next;
      assert.equal(await update(visit), 'activated');
      await isWhole(visit, sites.next);
      await host.up();
      await visit.open(FIRST);
      await visit.open(FIRST);
      await onlyCache(visit, cacheOf(sites.next));
    }),
  );

  test(
    'what a release has in common with the one before is not fetched again',
    kept([], async (visit) => {
      host.site = sites.next;
      host.requests.length = 0;
      assert.equal(await update(visit), 'activated');
      const had = new Set(Object.values(releaseOf(SITE).files));
      const again = Object.entries(releaseOf(sites.next).files).filter(([path, hash]) => had.has(hash) && host.requests.includes(path));
      assert.deepEqual(again, []);
    }),
  );

  for (const [what, status] of [['has none of', 404], ['fails to give', 500], ['still has another file for', 200]]) {
    test(
      `a host that ${what} a file of the release changes nothing`,
      kept([], async (visit) => {
        const [, , changed] = changes(SITE, sites.next);
        host.site = sites.next;
        host.replace(changed, status, 'of another release');
        assert.equal(await update(visit), 'redundant');
        await isWhole(visit, SITE);
        await host.up();
        host.repair();
        assert.equal(await update(visit), 'activated');
        await isWhole(visit, sites.next);
      }),
    );
  }

  test(
    'a first visit to a host in the middle of a change keeps nothing, and the next one all',
    visiting(ALLOWED, async (visit) => {
      await host.reset(SITE);
      host.replace(SITE.file(quoted), 404);
      await visit.open(FIRST);
      await worksOn(host);
      await until(visit.page, () => navigator.serviceWorker.getRegistration().then((registration) => !registration));
      host.repair();
      await visit.page.reload();
      await isKept(visit, SITE);
      await isWhole(visit, SITE);
    }),
  );

  test(
    'a worker that is killed while it updates leaves the release before whole, and the next one goes on where it was',
    kept([], async (visit) => {
      const { page } = visit;
      await holdUpdate(visit, host, sites.next);
      const browser = await visit.context.newCDPSession(page);
      await browser.send('ServiceWorker.enable');
      await browser.send('ServiceWorker.stopAllWorkers');
      await until(page, () => navigator.serviceWorker.getRegistration().then(({ installing }) => !installing));
      await isWhole(visit, SITE);
      host.release();
      await host.up();
      host.requests.length = 0;
      assert.equal(await update(visit), 'activated');
      assert.deepEqual(host.requests.filter((path) => path in releaseOf(sites.next).files), [heldOf(sites.next)]);
      await isWhole(visit, sites.next);
    }),
  );

  test('a browser that is killed while it updates has the release before whole, and then the next one', { skip: unlessChromium('crash the browser') }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sidelines-offline-'));
    await host.reset(SITE);
    try {
      const { origin } = host;
      const first = await launchPersistent(folder);
      const visit = { page: first.pages()[0], origin, ready: () => visit.page.locator('#app[data-ready]').waitFor() };
      await visit.page.goto(origin + SITE.address(FIRST));
      await isKept(visit, SITE);
      await holdUpdate(visit, host, sites.next);
      const gone = new Promise((resolve) => first.once('close', resolve));
      const control = await first.browser().newBrowserCDPSession();
      control.send('Browser.crash').catch(() => {});
      await gone;

      const second = await launchPersistent(folder);
      visit.page = second.pages()[0];
      await isWhole(visit, SITE);
      host.release();
      await host.up();
      await visit.page.goto(origin + SITE.address(FIRST));
      await isKept(visit, sites.next);
      await isWhole(visit, sites.next);
      await second.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test(
    'two tabs of two releases are both whole',
    kept([], async (visit) => {
      const other = await visit.secondTab();
      await visit.open(quoted);
      await visit.markDocument();
      host.site = sites.next;
      assert.equal(await update(visit), 'activated');
      await other.open(quoted);
      await host.down();
      assert.equal(await text(visit.page, '.passage-words'), textOf(SITE, quoted));
      assert.equal(await text(other.page, '.passage-words'), textOf(sites.next, quoted));
      // A late program, and the data of other pages: those of the tab's own release. Links are made to the words that are
      // published now, and to no others.
      for (const [tab, site] of [[visit, SITE], [other, sites.next]]) {
        await tab.markDocument();
        await tab.select('.passage-words', 0, 2);
        assert.equal(await tab.page.locator('.selection-menu button').first().isVisible(), site === sites.next);
        await tab.page.locator(`header.masthead a[href="${SITE.address('positions/')}"]`).click();
        await tab.shows('positions/');
        await tab.back();
        await tab.shows(quoted);
        assert.equal(await text(tab.page, '.passage-words'), textOf(site, quoted));
        assert.ok(await tab.isMarkedDocument());
      }
      await host.up();
      await other.open(FIRST);
      await other.open(FIRST);
      assert.equal((await cachesOf(other)).length, 2, 'while the first tab is open');
      await visit.page.close();
      await other.open(FIRST);
      await onlyCache(other, cacheOf(sites.next));
    }),
  );

  test(
    'a release is followed by an earlier one',
    kept([], async (visit) => {
      host.site = sites.next;
      assert.equal(await update(visit), 'activated');
      host.site = SITE;
      assert.equal(await update(visit), 'activated');
      await isWhole(visit, SITE);
    }),
  );

  for (const [what, change] of [
    ['with a worker that says so', () => {}],
    ['without a worker', () => host.replace('sw.js', 404)],
    ['without a worker for ever', () => host.replace('sw.js', 410)],
  ]) {
    test(
      `nothing is left after a release ${what}`,
      kept([...REMARKED, ...NOBODY, /410/], async (visit) => {
        host.site = sites.without;
        change();
        // As readers do, who know of no worker.
        await visit.page.goto(visit.origin + SITE.address(FIRST));
        await visit.page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).catch(() => {}));
        await until(visit.page, async () => (await caches.keys()).length === 0 && !(await navigator.serviceWorker.getRegistration()));
        await host.down();
        await visit.page.goto(visit.origin + SITE.address(FIRST)).then(assert.fail, (error) => assert.match(error.message, /CONNECTION_REFUSED|NS_ERROR_/));
      }),
    );
  }

  test(
    'a site that is not kept starts no worker',
    visiting(ALLOWED, async (visit) => {
      await host.reset(sites.without);
      await visit.open(FIRST);
      await visit.page.waitForLoadState('networkidle');
      assert.ok(!host.requests.includes('sw.js'));
      assert.equal(await visit.page.evaluate(() => navigator.serviceWorker.getRegistration()), undefined);
    }),
  );

  test(
    'without room for it nothing is kept, and nothing is said',
    visiting(ALLOWED, async (visit) => {
      await host.reset(SITE);
      await limit(visit, 200_000);
      await visit.open(FIRST);
      await worksOn(host);
      await until(visit.page, async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0);
      await visit.page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[1]);
    }),
  );

  test(
    'without room for a release the one before stays',
    kept([], async (visit) => {
      host.site = sites.next;
      const { usage } = await visit.page.evaluate(() => navigator.storage.estimate());
      await limit(visit, usage + 1000);
      assert.equal(await update(visit), 'redundant');
      await onlyCache(visit, cacheOf(SITE));
      await isWhole(visit, SITE);
    }),
  );
});

/** Waits until an asynchronous function in the page returns what is true: `waitForFunction` does not await it. */
async function until(page, isSo, argument) {
  const end = Date.now() + 120_000;
  while (!(await page.evaluate(isSo, argument))) {
    assert.ok(Date.now() < end, `in time: ${isSo}`);
    // Every question is work for the browser, which has a release to fetch.
    await setTimeout(200);
  }
}

/**
 * Waits until a worker has asked a host for a page: it names the file, which no link does. That it is installing can be over
 * before it is seen.
 */
async function worksOn(host) {
  const end = Date.now() + 120_000;
  while (!host.requests.some((path) => path.endsWith('/index.html'))) {
    assert.ok(Date.now() < end, 'in time: a request of the worker');
    await setTimeout(50);
  }
}

/** Waits until a release is kept and in charge. */
async function isKept({ page }, site) {
  await until(
    page,
    async ([scope, name]) => {
      // Firefox tells the page that its controller is activated, at times, only when it is asked for the registration.
      const registration = await navigator.serviceWorker.getRegistration();
      // Before that there is nothing to look for in the cache, which the worker is filling.
      if (!navigator.serviceWorker.controller || registration?.active?.state !== 'activated') return false;
      const use = await caches.match(`${scope}sw.js?use`, { cacheName: name });
      return use && (await use.json()) === null;
    },
    [site.base, cacheOf(site)],
  );
}

/** Has the browser look for another release, as it does by itself at every visit. Answers what becomes of its worker. */
function update({ page }) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const end = new Promise((resolve) => {
      const follow = ({ target: worker }) => ['activated', 'redundant'].includes(worker.state) && resolve(worker.state);
      registration.addEventListener('updatefound', () => registration.installing.addEventListener('statechange', follow), { once: true });
    });
    await registration.update();
    return end;
  });
}

/** The files of a release that another has with other content or not at all. */
function changes(before, next) {
  const [old, files] = [before, next].map((site) => releaseOf(site).files);
  return Object.keys(files).filter((path) => files[path] !== old[path]);
}

/** The file at which an update is held. */
const heldOf = (site) => changes(SITE, site)[0];

/** Lets the browser fetch a release but for one file. */
async function holdUpdate({ page }, host, site) {
  host.site = site;
  const asked = host.hold(heldOf(site));
  await page.evaluate(() => void navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
  await asked;
  const count = Object.keys(releaseOf(site).files).length;
  await until(page, async ([name, wanted]) => (await (await caches.open(name)).keys()).length === wanted, [cacheOf(site), count - 1]);
}

/** Asserts that a visitor gets every file exactly as a site has it. */
async function hasEveryFile({ page }, site) {
  const { files } = releaseOf(site);
  const got = await page.evaluate(
    async ([base, paths]) => {
      const hashes = {};
      // One question for all: each by itself would take the driver longer than the browser.
      for (const path of paths) {
        const hash = await crypto.subtle.digest('SHA-256', await (await fetch(base + path)).arrayBuffer());
        hashes[path] = Array.from(new Uint8Array(hash, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
      }
      return hashes;
    },
    [site.base, Object.keys(files)],
  );
  assert.deepEqual(got, files);
}

const text = (page, selector) => page.locator(selector).first().evaluate((element) => element.textContent);

/** The text of a printed passage. */
const textOf = (site, path) => site.page(path).words.text;

function cachesOf({ page }) {
  return page.evaluate(() => window.caches.keys());
}

async function onlyCache({ page }, name) {
  await until(page, async (only) => String(await window.caches.keys()) === only, name);
}

/** Limits what the site may store, in bytes. */
async function limit(visit, quotaSize) {
  const browser = await visit.context.newCDPSession(visit.page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: visit.origin, quotaSize });
}

/** The words that a link has marked; null if none. */
async function marked({ page }) {
  await page.locator('.link-status p').first().waitFor();
  return page.evaluate(() => {
    const highlight = CSS.highlights.get('link');
    return highlight ? [...highlight].map(String).join(' ') : null;
  });
}
