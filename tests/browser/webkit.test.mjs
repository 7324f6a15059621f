// The site in WebKitGTK: what a reader does first, programs that fail, and no connection. Where there is no WebKitGTK, all is skipped.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Host } from './host.mjs';
import { Release } from './releases.mjs';
import { SITE, SITES, serve } from './site.mjs';
import { NO_WEBKIT, WebKitDriver } from './webkit.mjs';

for (const site of SITES) {
  describe(`WebKitGTK on the site for ${site.name}`, { skip: NO_WEBKIT }, () => {
    const [first, second] = site.steps;
    const driver = new WebKitDriver();
    let server;
    before(async () => {
      server = await serve(site);
      await driver.start();
    });
    after(() => {
      driver.stop();
      server?.stop();
    });
    /** Makes a test of a visit. */
    const visiting = (steps) => () => driver.visit((page) => steps(page, (path) => page.goto(server.origin + site.address(path))));

    test(
      'the program takes over every kind of page as it was printed',
      visiting(async (page, open) => {
        for (const [kind, path] of site.kindsOfPage.filter(([, name]) => name !== '404.html')) {
          await open(path);
          await isReady(page);
          const [now, printed] = await page.evaluate(htmlNowAndPrinted, site.page(path).html);
          assert.equal(now, printed, kind);
        }
      }),
    );

    test(
      'the opening leads to the first step, and keys and links on from there, in one document',
      visiting(async (page, open) => {
        await open('');
        await isReady(page);
        await page.evaluate(() => void (window.sameDocument = true));
        await page.click('.opening-actions a');
        await shows(page, site, first);
        await page.press('ArrowRight');
        await shows(page, site, second);
        await page.click('a[rel=prev]');
        await shows(page, site, first);
        await page.click('a[rel=next]');
        await shows(page, site, second);
        assert.ok(await page.evaluate(() => window.sameDocument));
      }),
    );

    test(
      'Back and Forward go where a page was left',
      visiting(async (page, open) => {
        await open(first);
        await isReady(page);
        await page.evaluate(() => void (window.sameDocument = true));
        const left = await page.evaluate(() => {
          scrollTo(0, 120);
          return scrollY;
        });
        await page.press('ArrowRight');
        await shows(page, site, second);
        await page.back();
        await shows(page, site, first);
        assert.equal(await page.evaluate(() => scrollY), left);
        await page.forward();
        await shows(page, site, second);
        assert.ok(await page.evaluate(() => window.sameDocument));
      }),
    );

    test(
      'words open their note, and Back closes it',
      visiting(async (page, open) => {
        const [note] = site.page(first).notes;
        await open(first);
        await isReady(page);
        await page.click(`[id="${note}-words"] a`);
        await page.waitFor((id) => document.querySelector(`[id="${id}"][data-open] .note-body`)?.checkVisibility(), note);
        assert.equal(await page.evaluate(() => location.hash), `#${note}`);
        await page.back();
        await page.waitFor(() => !document.querySelector('[data-open]'));
      }),
    );

    test(
      'a link to words marks them',
      visiting(async (page, open) => {
        const [link, words] = linkToWords(first.split('/')[1], site);
        await open(link);
        await isReady(page);
        await areMarked(page, words);
      }),
    );

    test(
      'search finds, and words that are selected can be noted and are found again',
      visiting(async (page, open) => {
        await open('');
        await isReady(page);
        await page.click('#find');
        for (const letter of site.page(second).title.split(' ')[0]) await page.press(letter);
        await page.waitFor(() => document.querySelector('.search-list a'));
        await open(first);
        await isReady(page);
        await page.evaluate(() => {
          getSelection().selectAllChildren(document.querySelector('.passage-words'));
          document.querySelector('main').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
        });
        await page.waitFor(() => document.querySelector('.selection-menu button')?.checkVisibility());
        await page.click('.selection-menu [data-notebook-action=selected]');
        await page.waitFor(() => document.querySelector('.private-notes li'));
        await open('notes/');
        await page.waitFor(() => document.querySelector('.notebook .private-note-words'));
        assert.equal(await page.evaluate(() => document.querySelector('.notebook .private-note-words').textContent), wordsOf(first.split('/')[1], site));
      }),
    );
  });
}

describe('WebKitGTK where something fails', { skip: NO_WEBKIT }, () => {
  const [first, second] = SITE.steps;
  const note = SITE.page(first).notes[0];
  const programs = SITE.files.filter((file) => /^[^/]+\.wasm$/.test(file));
  const host = new Host(SITE);
  const driver = new WebKitDriver();
  before(async () => {
    await host.up();
    await driver.start();
  });
  after(async () => {
    driver.stop();
    await host.down();
  });
  const visiting = (steps) => async () => {
    await host.reset(SITE);
    await driver.visit(async (page) => steps(page, (path) => page.goto(host.origin + SITE.address(path))));
  };

  for (const [what, fail] of [
    ['programs that are not there', () => programs.forEach((file) => host.replace(file, 404))],
    ['programs that are something else', () => programs.forEach((file) => host.replace(file, 200, 'not a program'))],
    ['scripts that throw', () => SITE.files.filter((file) => /^[^/]+\.js$/.test(file)).forEach((file) => host.replace(file, 200, 'throw new Error("broken on purpose")', 'text/javascript'))],
  ]) {
    test(
      `with ${what} the page stays as printed, and its links work`,
      visiting(async (page, open) => {
        fail();
        await open(first);
        for (const path of [first, second]) {
          await shows(page, SITE, path);
          const [now, printed] = await page.evaluate(htmlNowAndPrinted, SITE.page(path).html);
          assert.equal(now, printed);
          if (path === second) break;
          await page.click(`[id="${note}-words"] a`);
          await page.waitFor((id) => document.querySelector(`[id="${id}"]:target`)?.checkVisibility(), note);
          await page.click('a[rel=next]');
        }
        assert.equal(await page.evaluate(() => document.querySelectorAll('#app[data-ready]').length), 0);
      }),
    );
  }

  test(
    'after one visit the pages open without a connection, links to words included',
    visiting(async (page, open) => {
      const id = first.split('/')[1];
      const [link, words] = linkToWords(id, SITE);
      await open('');
      await page.waitFor(async () => navigator.serviceWorker.controller && (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');
      await host.down();
      await open(second);
      await shows(page, SITE, second);
      await isReady(page);
      await open(link);
      await isReady(page);
      await areMarked(page, words);
    }),
  );

  test(
    'a program that fails in mid-walk leaves the page of the address, and says so',
    visiting(async (page, open) => {
      await open(first);
      await isReady(page);
      await page.evaluate(() => {
        Document.prototype.createElement = () => {
          throw new Error('broken on purpose');
        };
      });
      await page.press('ArrowRight');
      await page.waitFor(() => document.getElementById('notice')?.textContent.includes('Something went wrong'));
      await shows(page, SITE, second);
      await page.back();
      await shows(page, SITE, first);
      await isReady(page);
    }),
  );
});

function isReady(page) {
  return page.waitFor(() => document.querySelector('#app[data-ready]'));
}

/** Waits until a page is shown at its address. */
function shows(page, site, path) {
  return page.waitFor((pathname, title) => location.pathname === pathname && document.title === title, site.address(path), site.page(path).title);
}

/** The words of a passage, without the quotation marks that the page sets. */
function wordsOf(id, site) {
  return JSON.parse(site.read(`data/wordings/${id}.json`)).now.text;
}

/** Makes a link to the first words of a passage. Returns its address, below the site's, and the words. */
function linkToWords(id, site) {
  const words = wordsOf(id, site).split(/\s+/).slice(0, 3).join(' ');
  const release = new Release('webkit-link');
  const link = release.link(id, words);
  release.remove();
  return [link, words];
}

/** Asserts that a link has marked these words. */
async function areMarked(page, words) {
  await page.waitFor(() => document.querySelector('.link-status p'));
  assert.equal(await page.evaluate(() => [...(CSS.highlights.get('link') ?? [])].map(String).join(' ')), words);
}

/** Returns the HTML of the page now and as printed, both as the browser writes it: without comments and what is stored on the device. */
function htmlNowAndPrinted(html) {
  const printed = new DOMParser().parseFromString(html, 'text/html');
  return [document, printed].map((of) => {
    const root = of.getElementById('app').cloneNode(true);
    root.querySelector('.notebook')?.replaceChildren();
    return root.innerHTML.replace(/<!--[^]*?-->| data-read="[^"]*"/g, '').replace(/( aria-current="page")([^>]*)/g, '$2$1');
  });
}
