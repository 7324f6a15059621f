// The search on the opening.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { textOf } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { ABORTED, LAPTOP, PHONE, visits } from './visit.mjs';

const NARROWEST = { width: 320, height: 640 };
const RESULTS = '.search-list a';
const COUNT = '.search-count';
/** The content, as in `data/explainer.json`. */
const { passages, voices } = JSON.parse(SITE.read('data/explainer.json'));
/** The passages: address, title, words, reporters' insertions in them, form, speaker and day. */
const PASSAGES = passages.map(({ id, title, kind, speaker, when, pieces }) => {
  const path = `p/${id}/`;
  const runs = pieces.flatMap((piece) => piece.runs);
  const form = SITE.page(path).html.match(/<dt>Kind<\/dt><dd>([^<]*)<\/dd>/)[1];
  return {
    href: SITE.address(path),
    title,
    quoted: kind === 'quotation',
    words: runs.map(({ text }) => text).join('').replace(/\s+/g, ' '),
    inserted: runs.filter(({ hand }) => hand === 'reporter').map(({ text }) => text),
    byline: [voices.find((voice) => voice.id === speaker).name, form, ...(when.on ?? when.in ? [(when.on ?? when.in).words] : [])].join(' · '),
  };
});
/** The address of the search index. */
const INDEX = `${SITE.page('').root.attributes['data-views']}search.bin`;
const QUOTED = PASSAGES.find(({ quoted, inserted }) => quoted && inserted.length === 0);
/** The longest word of a text: one that few others hold. */
const longest = (text) => text.match(/\p{L}+/gu).sort((one, other) => other.length - one.length)[0];
/** A word that is in many passages. */
const COMMON = 'the';
/** One-word names of voices, those in most passages first, and a word that narrows the results for the first one. */
const [NAME, OTHER] = voices
  .map(({ short }) => short.toLowerCase())
  .filter((name) => /^\p{L}+$/u.test(name))
  .map((name) => ({ name, holding: PASSAGES.filter(({ words }) => words.toLowerCase().includes(name)) }))
  .sort((one, other) => other.holding.length - one.holding.length);
const NARROWING = longest(NAME.holding[0].words).toLowerCase();

async function type(visit, words) {
  await visit.page.locator('#find').fill(words);
  await visit.page.locator(`${COUNT}:not(:empty)`).waitFor();
}

function programs(visit) {
  return visit.requests.map((request) => new URL(request.url()).pathname).filter((path) => path.includes('/search-'));
}

for (const site of SITES) {
  describe(`search on the site for ${site.name}`, () => {
    const visiting = visits(site);

    test(
      'every passage is found by a word of its own and leads to its page',
      visiting({}, async (visit) => {
        const { page } = visit;
        await visit.open('');
        for (const path of site.steps) {
          await type(visit, textOf(site.page(path).words.inner).slice(0, 60));
          const link = page.locator(`${RESULTS}[href="${site.address(path)}"]`);
          assert.equal(await link.count(), 1, path);
        }
        const [path] = site.steps.slice(-1);
        await visit.markDocument();
        await page.locator(`${RESULTS}[href="${site.address(path)}"]`).click();
        await visit.shows(path);
        assert.ok(await visit.isMarkedDocument(), 'the app moves there');
      }),
    );
  });
}

describe('search', () => {
  const visiting = visits(SITE);

  test(
    'a slip finds nothing, and the nearest word is offered, by a press or by the keyboard',
    visiting({}, async (visit) => {
      const { page } = visit;
      const word = longest(QUOTED.words).toLowerCase();
      // Two letters in the middle have changed places.
      const at = Math.floor(word.length / 2);
      const slip = word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
      for (const take of [(offer) => offer.click(), () => page.keyboard.press('ArrowDown').then(() => page.keyboard.press('Enter'))]) {
        await visit.open('');
        await type(visit, slip);
        const offer = page.locator('.search-offer');
        await offer.waitFor();
        assert.equal(await page.locator(RESULTS).count(), 0);
        await take(offer);
        await page.locator(`${RESULTS}[href="${QUOTED.href}"]`).waitFor();
        assert.equal(await page.locator('#find').inputValue(), word);
      }
    }),
  );

  test(
    'a match stands in its sentence, marked, with its speaker',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      const word = longest(QUOTED.words);
      await type(visit, word.toUpperCase());
      const item = page.locator('.search-list li', { has: page.locator(`a[href="${QUOTED.href}"]`) });
      assert.ok((await item.locator('p mark').allTextContents()).includes(word));
      assert.equal(await item.locator('.detail').textContent(), QUOTED.byline);
      const excerpt = await item.locator('p').first().textContent();
      assert.match(excerpt, /^“.*”$/s, 'a quotation stands in quotation marks');
    }),
  );

  test(
    'results show words in quotation marks only where their page does',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      for (const { href, quoted, words } of PASSAGES) {
        await type(visit, words.slice(0, 60));
        const item = page.locator('.search-list li', { has: page.locator(`a[href="${href}"]`) });
        const shown = (await item.locator('p').first().textContent()).replace(/\s+/g, ' ');
        const marks = (text) => (text.match(/[“”"]/g) ?? []).join('');
        assert.equal(marks(shown), quoted ? '“”' : marks(words), href);
        const bare = shown.replace(/^“|”$/g, '').replace(/^… | …$/g, '');
        for (const part of bare.split(' … ')) assert.ok(words.includes(part), `${href}: ${part}`);
      }
    }),
  );

  test(
    'an insertion by a reporter stands in a box, with an explanation',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      const edited = PASSAGES.filter(({ inserted }) => inserted.length > 0);
      assert.ok(edited.length > 0);
      for (const { href, title, inserted } of edited) {
        await type(visit, `${title} ${inserted[0]}`);
        const item = page.locator('.search-list li', { has: page.locator(`a[href="${href}"]`) });
        assert.equal(await item.locator('ins').textContent(), inserted[0]);
        assert.match(await item.textContent(), /inserted by a reporter/);
      }
    }),
  );

  test(
    'several words narrow the results, numbers are found, and case, accents and typography make no difference',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      const found = async (words) => {
        await type(visit, words);
        return page.locator(RESULTS).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      };
      const one = await found(NAME.name);
      const both = await found(`${NAME.name} ${NARROWING}`);
      assert.ok(both.length > 0 && both.length < one.length, `${both.length} of ${one.length}`);
      assert.deepEqual(await found(`${NAME.name.toUpperCase()}'S`), await found(`${NAME.name}’s`));
      assert.deepEqual(await found(NAME.name.replace(/[aeiou]/, (vowel) => `${vowel}\u0301`)), one);
      assert.ok((await found(SITE.explainer.day.iso.slice(0, 4))).length > 0);
      await type(visit, 'xyzzy');
      assert.equal(await page.locator(COUNT).textContent(), 'Nothing found.');
      assert.equal(await page.locator(RESULTS).count(), 0);
    }),
  );

  test(
    'notes, voices and sources lead to their own places',
    visiting({}, async (visit) => {
      const { page } = visit;
      const note = passages.flatMap(({ notes }) => notes).flatMap(({ text }) => text).find(({ text }) => typeof text === 'string');
      for (const [name, word] of [['Notes', longest(note.text)], ['Voices', NAME.name], ['Sources', longest(SITE.explainer.sources[0].issuer)]]) {
        await visit.open('');
        await type(visit, word);
        const list = page.locator(`.search-list h2:text-is("${name}") + ul`);
        const link = list.locator('a').first();
        const href = await link.getAttribute('href');
        await link.click();
        await visit.arrivesAt(href);
        await page.locator(`[id="${href.split('#')[1]}"]:target`).waitFor();
      }
    }),
  );

  test(
    'the number of results is announced in a short status message',
    visiting({}, async (visit) => {
      await visit.open('');
      await type(visit, NAME.name);
      const status = visit.page.locator(`${COUNT}[role=status]`);
      assert.match(await status.textContent(), /^\d+ passages?, \d+ notes?(, \d+ voices?)?(, \d+ sources?)?$/);
    }),
  );

  test(
    'keys lead to the field, through the results and back',
    visiting({}, async (visit) => {
      const { page } = visit;
      const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('href'));
      await visit.open('');
      await page.keyboard.press('Control+/');
      await page.keyboard.press('Alt+/');
      assert.notEqual(await focused(), 'find');
      await page.keyboard.press('/');
      assert.equal(await focused(), 'find');
      await page.keyboard.type(`${NAME.name} / a`);
      assert.equal(await page.locator('#find').inputValue(), `${NAME.name} / a`);
      await type(visit, NAME.name);
      const links = await page.locator(RESULTS).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(), links[0]);
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(), links[1]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      assert.equal(await focused(), 'find');
      await page.keyboard.press('Enter');
      assert.equal(await focused(), links[0]);
      await page.keyboard.press('Tab');
      assert.equal(await focused(), links[1]);
      await page.keyboard.press('Escape');
      assert.equal(await focused(), 'find');
      assert.equal(await page.locator('#find').inputValue(), '');
      assert.equal(await page.locator(RESULTS).count(), 0);
      await type(visit, NAME.name);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await visit.arrivesAt(links[0]);
    }),
  );

  test(
    'from another page the key leads to the field on the opening',
    visiting({}, async (visit) => {
      await visit.open(SITE.steps[0]);
      await visit.page.keyboard.press('/');
      await visit.page.waitForURL((url) => url.pathname === SITE.base);
      await visit.page.locator('#find:focus').waitFor();
    }),
  );

  test(
    'the key does nothing when keys are switched off',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      await page.evaluate(() => {
        const { explainer } = document.getElementById('app').dataset;
        localStorage.setItem(`sidelines/${explainer}/keys`, 'off');
      });
      await visit.open('');
      await page.keyboard.press('/');
      assert.equal(await page.locator('#find:focus').count(), 0);
      await page.locator('#find').focus();
      await page.keyboard.type(NAME.name);
      await page.locator(RESULTS).first().waitFor();
    }),
  );

  test(
    'the key leads to the field where storage is denied',
    visiting({}, async (visit) => {
      await visit.denyStorage();
      await visit.open('');
      await visit.page.keyboard.press('/');
      await visit.page.locator('#find:focus').waitFor();
    }),
  );

  test(
    'the query is never shown in the results, and hostile queries find nothing',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      await type(visit, 'xyzzy');
      const hostile = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'xyzzy[(*+?', '%00%ff', '🙂‍↔️ \u{1d400}', '’'.repeat(80), '\u202egnp'];
      for (const typed of hostile) {
        await page.locator('#find').fill(typed);
        const html = await page.evaluate(() => document.querySelector('.search-results').innerHTML);
        assert.ok(!/<img|<script|onerror|xyzzy/.test(html), typed);
        assert.match(await page.locator(COUNT).textContent(), /^$|^Nothing found\.$/, typed);
      }
      await page.locator('#find').fill('  …  ');
      assert.equal(await page.locator(COUNT).textContent(), '');
    }),
  );

  test(
    'Back from a result restores the search, and a new visit starts without one',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      await type(visit, NAME.name);
      const link = page.locator(RESULTS).nth(2);
      const href = await link.getAttribute('href');
      await link.click();
      await visit.arrivesAt(href);
      assert.equal(await page.locator('.search-results').count(), 0, 'nothing stays behind');
      await visit.back();
      await visit.shows('');
      await page.locator(RESULTS).nth(2).waitFor();
      assert.equal(await page.locator('#find').inputValue(), NAME.name);
      await page.waitForFunction((to) => document.activeElement.getAttribute('href') === to, href);
      await page.locator('.masthead nav a').first().click();
      await visit.shows('positions/');
      await page.locator('.masthead .masthead-title').click();
      await visit.shows('');
      assert.equal(await page.locator('#find').inputValue(), '');
      assert.equal(await page.locator(RESULTS).count(), 0);
      await type(visit, NAME.name);
      assert.ok((await page.locator(RESULTS).count()) > 2);
    }),
  );

  test(
    'the program and the index are fetched when they are needed, once',
    visiting({}, async (visit) => {
      const { page } = visit;
      const asked = (path) => visit.requests.filter((request) => new URL(request.url()).pathname === path).length;
      await visit.open(SITE.steps[0]);
      await visit.open('');
      assert.deepEqual(programs(visit), []);
      assert.equal(asked(INDEX), 0);
      await type(visit, NAME.name);
      assert.equal(programs(visit).length, 1);
      await type(visit, OTHER.name);
      await page.locator('#find').blur();
      await page.locator('#find').focus();
      await type(visit, OTHER.name);
      assert.equal(asked(INDEX), 1);
      assert.equal(asked('/all/'), 0);
      assert.equal(programs(visit).length, 1);
    }),
  );

  for (const [what, fail, expected] of [
    ['the index does not come', [`**${INDEX}`, (route) => route.abort()], [/search\.bin/, ABORTED]],
    ['the index is gone', [`**${INDEX}`, (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>' })], [/404/]],
    ['a page comes in place of the index', [`**${INDEX}`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Sign in</title>' })], []],
    ['the program does not come', ['**/search-*.wasm', (route) => route.abort()], [ABORTED]],
  ]) {
    test(
      `where ${what}, the page says so and stays as it is`,
      visiting({ expected }, async (visit) => {
        const { page } = visit;
        await page.route(...fail);
        await visit.open('');
        await page.locator('#find').fill(NAME.name);
        await page.locator('.search-failed', { hasText: 'did not load' }).waitFor();
        assert.equal(await page.locator(RESULTS).count(), 0);
        await page.unroute(fail[0]);
        await page.locator(`.search-fallback a[href="${SITE.address('all/')}"]`).click();
        await visit.shows('all/');
      }),
    );
  }

  test(
    'what failed to load is requested again when the field gets the focus again',
    visiting({ expected: [/search\.bin/, ABORTED] }, async (visit) => {
      const { page } = visit;
      await page.route(`**${INDEX}`, (route) => route.abort(), { times: 1 });
      await visit.open('');
      await page.locator('#find').focus();
      await page.locator('.search-failed:visible').waitFor();
      await type(visit, NAME.name);
      await page.locator('.search-failed').waitFor({ state: 'hidden' });
    }),
  );

  test(
    'with scripts off a link to the page of everything replaces the field',
    visiting({ javaScriptEnabled: false }, async (visit) => {
      const { page } = visit;
      await visit.open('');
      assert.equal(await page.locator('#find').isVisible(), false);
      assert.equal(await page.locator('.search-failed').isVisible(), false);
      await page.locator('.search-fallback a').click();
      await visit.shows('all/');
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE], ['the narrowest screen', NARROWEST]]) {
    test(
      `axe finds no violations in the results, on ${device}`,
      visiting({ viewport }, async (visit) => {
        const { page } = visit;
        await visit.open('');
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          await type(visit, COMMON);
          const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
          const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], colorScheme);
        }
        const by = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
        assert.equal(by, 0, 'no scrolling sideways');
      }),
    );
  }
});
