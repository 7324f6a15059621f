// An explainer in two languages: every page leads to the same page in the other, with what the address points to.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { pointThere } from '../../loader/carried.mjs';
import { unlessChromium } from './browser.mjs';
import { Host } from './host.mjs';
import { hasClass } from './html.mjs';
import { IN_ENGLISH, IN_UKRAINIAN } from './site.mjs';
import { PHONE, visits } from './visit.mjs';

const BOTH = [IN_ENGLISH, IN_UKRAINIAN];
const LINK = '.page-languages a';

/** Pages in English, and where their link leads in Ukrainian; the last is there only in English. */
const PAIRS = [
  ['', ''],
  ['p/vow/', 'p/vow/'],
  // The passage and the note have other ids in English now.
  ['p/robbery/', 'p/jest/'],
  ['n/robbery-polite/', 'n/jest-polite/'],
  ['n/vow-mill/', 'n/vow-mill/'],
  ['positions/', 'positions/'],
  ['timeline/', 'timeline/'],
  ['sources/', 'sources/'],
  ['all/', 'all/'],
  ['changes/', 'changes/'],
  ['notes/', 'notes/'],
  ['keys/', 'keys/'],
];

/** Pages that the other language lacks, where their link leads, and what it says. */
const NEAREST = [
  [IN_ENGLISH, 'p/roof/', '', 'Українською: Млин і обіцянка'],
  [IN_ENGLISH, 'n/vow-next/', 'p/vow/', 'Українською: Що голова виключає'],
  [IN_ENGLISH, 'positions/finch/reed/', 'positions/', 'Українською: Позиції'],
  [IN_ENGLISH, '404.html', '', 'Українською: Млин і обіцянка'],
  [IN_UKRAINIAN, 'n/vow-year/', 'p/vow/', 'In English: What the mayor rules out'],
];

const other = (site) => BOTH.find((one) => one !== site);

/** The link of a printed page to the other language. */
function link(site, path) {
  const [nav] = site.page(path).elements.filter((element) => hasClass(element, 'page-languages'));
  const links = nav.elements.filter(({ name }) => name === 'a');
  assert.equal(links.length, 1, path);
  return links[0];
}

/** What the head of a page says of its languages, as pairs of a language and an address. */
const alternates = (site, path) =>
  site
    .page(path)
    .all('link')
    .filter(({ attributes }) => attributes.hreflang)
    .map(({ attributes }) => [attributes.hreflang, attributes.href]);

describe('printed pages in two languages', () => {
  test('each page leads to the same page in the other language, in the words of that language', () => {
    for (const [english, ukrainian] of PAIRS) {
      for (const [site, path, to] of [
        [IN_ENGLISH, english, ukrainian],
        [IN_UKRAINIAN, ukrainian, english],
      ]) {
        const { attributes, text } = link(site, path);
        const lang = site === IN_ENGLISH ? 'uk' : 'en';
        assert.equal(attributes.href, other(site).address(to), path);
        assert.deepEqual([attributes.lang, attributes.hreflang, attributes.rel], [lang, lang, 'alternate'], path);
        assert.equal(text.trim(), lang === 'uk' ? 'Українською' : 'In English');
        const [en, uk] = [IN_ENGLISH.address(english), IN_UKRAINIAN.address(ukrainian)];
        assert.deepEqual(alternates(site, path), [['en', en], ['uk', uk], ['x-default', en]], path);
      }
    }
  });

  test('a page that the other language lacks leads to the nearest, names it, and does not call it the same', () => {
    for (const [site, path, to, says] of NEAREST) {
      const { attributes, text } = link(site, path);
      assert.deepEqual([attributes.href, text.trim(), attributes.rel], [other(site).address(to), says, undefined], path);
      assert.deepEqual(alternates(site, path), [], path);
    }
  });

  test('every page has a link to the other language', () => {
    const english = IN_ENGLISH.paths.filter((path) => !path.startsWith('uk/'));
    for (const path of english) link(IN_ENGLISH, path);
    for (const path of IN_UKRAINIAN.paths) link(IN_UKRAINIAN, path);
  });

  test('what is named for programs and feeds differs between languages', () => {
    const feeds = BOTH.map((site) => site.read('changes.xml').toString().match(/<id>([^<]*)<\/id>/)[1]);
    assert.deepEqual(feeds, ['urn:sidelines:lower-marl', 'urn:sidelines:lower-marl/uk']);
    const wordings = BOTH.map((site) => JSON.parse(site.read('data/wordings/vow.json').toString()).explainer);
    assert.deepEqual(wordings, ['lower-marl', 'lower-marl/uk']);
  });
});

describe('what a link takes along', () => {
  for (const [what, carried, hash, there] of [
    ['a note', { notes: 'vow-mill vow-next' }, '#vow-next', '#vow-next'],
    ['a note with another id', { notes: 'robbery-polite=jest-polite' }, '#robbery-polite', '#jest-polite'],
    ['no note that is not there', { notes: 'vow-mill' }, '#vow-next', ''],
    ['no note that begins alike', { notes: 'vow-mill' }, '#vow', ''],
    ['the same words', { notes: '', words: 'k3f2' }, '#14-39-k3f2x9ab', '#14-39-k3f2x9ab'],
    ['no other words', { notes: '', words: 'k3f2' }, '#14-39-aaaax9ab', ''],
    ['no words of ours', { notes: '' }, '#14-39-k3f2x9ab', ''],
    ['what a page to look things up has', {}, '#voice-finch', '#voice-finch'],
    ['nothing', { notes: 'vow-mill' }, '', ''],
  ]) {
    test(what, () => assert.equal(pointThere(carried, hash), there));
  }
});

describe('two languages in the browser', () => {
  const visiting = visits(IN_ENGLISH);

  /** Follows the link to the other language and waits until its page is hydrated. */
  async function follow(visit, path, hash = '') {
    visit.site = other(visit.site);
    await visit.page.locator(LINK).click();
    await visit.page.waitForURL(visit.origin + visit.site.address(path) + hash);
    await visit.ready();
  }

  test(
    'the link follows every move of the app',
    visiting({}, async (visit) => {
      const { page } = visit;
      const href = () => page.locator(LINK).getAttribute('href');
      await visit.open('p/vow/');
      await visit.markDocument();
      await page.keyboard.press('ArrowRight');
      await visit.shows('p/robbery/');
      assert.equal(await href(), IN_UKRAINIAN.address('p/jest/'));
      await page.locator('.masthead').getByRole('link', { name: 'Sources' }).click();
      await visit.shows('sources/');
      assert.equal(await href(), IN_UKRAINIAN.address('sources/'));
      await visit.back();
      await visit.shows('p/robbery/');
      assert.equal(await href(), IN_UKRAINIAN.address('p/jest/'));
      assert.ok(await visit.isMarkedDocument());
      await follow(visit, 'p/jest/');
      assert.equal(await page.locator('html').getAttribute('lang'), 'uk');
    }),
  );

  test(
    'an open note is open in the other language, there and back',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('p/vow/#vow-mill');
      await page.locator('#vow-mill[data-open]').waitFor();
      await follow(visit, 'p/vow/', '#vow-mill');
      await page.locator('#vow-mill[data-open]').waitFor();
      await follow(visit, 'p/vow/', '#vow-mill');
      await visit.open('p/robbery/#robbery-polite');
      await follow(visit, 'p/jest/', '#jest-polite');
      await page.locator('#jest-polite[data-open]').waitFor();
    }),
  );

  test(
    'a note that the other language lacks is left behind, and the link is not damaged',
    visiting({}, async (visit) => {
      await visit.open('p/vow/#vow-next');
      await visit.page.locator('#vow-next[data-open]').waitFor();
      await follow(visit, 'p/vow/');
      assert.equal(await visit.page.locator('.link-status').textContent(), '');
    }),
  );

  test(
    'words of a quotation are marked in the other language too',
    visiting({}, async (visit) => {
      const { page } = visit;
      const [start, end] = [12, 16];
      const tag = link(IN_ENGLISH, 'p/vow/').attributes['data-words'];
      assert.match(tag, /^[0-9a-z]{4}$/);
      const check = (start * 1_103_515 + end * 214_013 + parseInt(tag, 36) * 69_069 + 1_013_904) % 1_679_609;
      const hash = `#${start}-${end}-${tag}${check.toString(36).padStart(4, '0')}`;
      const marked = () => page.waitForFunction(() => [...(CSS.highlights.get('link') ?? [])].map(String).join() === 'sell');
      await visit.open(`p/vow/${hash}`);
      await marked();
      await follow(visit, 'p/vow/', hash);
      await marked();
    }),
  );

  for (const site of BOTH) {
    test(
      `pages are hydrated as printed, ${site.name}`,
      visiting({}, async (visit) => {
        visit.site = site;
        for (const path of ['', 'p/vow/', 'n/vow-mill/', 'timeline/']) {
          await visit.open(path);
          assert.equal(await visit.rootHtml(), await visit.printedHtml(path), path);
        }
      }),
    );
  }

  test(
    'with scripts off, the link leads to the same page and note',
    visiting({ javaScriptEnabled: false }, async (visit) => {
      await visit.open('n/robbery-polite/');
      await visit.page.locator(LINK).click();
      await visit.page.waitForURL(visit.origin + IN_UKRAINIAN.address('n/jest-polite/'));
    }),
  );

  test(
    'the keyboard reaches the link, and it has a name and room for a finger',
    visiting({ viewport: PHONE, hasTouch: true }, async (visit) => {
      const { page } = visit;
      for (const path of ['', 'p/vow/', 'p/roof/', 'positions/', 'all/']) {
        await visit.open(path);
        await page.locator(LINK).focus();
        assert.ok(await page.locator(LINK).evaluate((link) => link === document.activeElement), path);
        const { violations } = await new AxeBuilder({ page }).include('.page-languages').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], path);
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(inner <= outer, path);
      }
    }),
  );

  test(
    'what was read in one language is read in the other, and private notes stay in theirs',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('p/vow/');
      await visit.open('p/roof/');
      await visit.select('.passage-words [data-text], .passage-words[data-text]', 2, 4);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await page.locator('.private-notes li').waitFor();
      visit.site = IN_UKRAINIAN;
      await visit.open('');
      const read = () => page.locator('.step-list [data-read]').evaluateAll((links) => links.map((link) => link.pathname));
      await page.locator('.step-list [data-read]').first().waitFor();
      assert.deepEqual(await read(), [IN_UKRAINIAN.address('p/vow/')]);
      await visit.open('notes/');
      await page.locator('.notebook p').first().waitFor();
      assert.equal(await page.locator('.notebook .private-note-words').count(), 0);
      visit.site = IN_ENGLISH;
      await visit.open('');
      await page.locator('.step-list [data-read]').first().waitFor();
      assert.deepEqual(await read(), ['p/vow/', 'p/roof/'].map((path) => IN_ENGLISH.address(path)), 'and what one language lacks is not forgotten in it');
      await visit.open('notes/');
      await page.locator('.notebook .private-note-words').waitFor();
    }),
  );
});

describe('two languages offline', { skip: unlessChromium('service workers in its driver') }, () => {
  const host = new Host(IN_ENGLISH);
  const visiting = visits(IN_ENGLISH, () => host.up());

  test(
    'each is kept by itself, and the one says nothing of the other',
    visiting({ serviceWorkers: 'allow', expected: [/net::ERR_/] }, async (visit) => {
      const { page } = visit;
      const kept = () => page.evaluate(async () => (await caches.keys()).map((name) => name.split(':')[1]).sort());
      await visit.open('p/vow/');
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
      assert.deepEqual(await kept(), [IN_ENGLISH.base]);
      await host.down();
      await visit.open('p/roof/');
      // In a tab of its own, which is left at the browser's page of errors.
      const tab = await visit.secondTab();
      await assert.rejects(tab.page.goto(visit.origin + IN_UKRAINIAN.address('p/vow/')), 'nobody has visited it');
      await tab.page.close();
      await host.up();
      visit.site = IN_UKRAINIAN;
      await visit.open('p/vow/');
      await page.waitForFunction(() => {
        const { controller } = navigator.serviceWorker;
        return controller?.state === 'activated' && controller.scriptURL.includes('/uk/');
      });
      assert.deepEqual(await kept(), BOTH.map(({ base }) => base));
      await host.down();
      await visit.open('p/jest/');
      await host.up();
    }),
  );
});
