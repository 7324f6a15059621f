// Words in another language than the explainer: that they say so wherever they are printed, and that our translation of them is
// never taken for what was said.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { passages } from './content.mjs';
import { hasClass } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

/** Passages with foreign words, and with a translation, as the editors wrote them. */
const FOREIGN = passages().filter(({ foreign }) => foreign.length > 0);
const TRANSLATED = FOREIGN.filter(({ translation }) => translation !== undefined);
const NONE_FOREIGN = { skip: FOREIGN.length === 0 && 'the explainer has no words in another language' };
const NONE_TRANSLATED = { skip: TRANSLATED.length === 0 && 'the explainer has no translation' };
const WORDS = '.passage-words [data-text], .passage-words[data-text]';

for (const site of SITES) {
  describe(`words in another language on the site for ${site.name}`, () => {
    const shownOn = ({ id }) => [`p/${id}/`, `embed/${id}/`].map((path) => site.page(path));

    test('the words say what language they are in, and nothing else of the passage does', NONE_FOREIGN, () => {
      for (const passage of FOREIGN) {
        for (const page of shownOn(passage)) {
          const stretches = page.words.elements.filter(({ name, attributes }) => name === 'span' && attributes.lang);
          for (const { words, lang } of passage.foreign) {
            const same = stretches.filter(({ attributes }) => attributes.lang === lang);
            assert.ok(textOf(same).includes(words), `${page.path}: ${words}: ${textOf(same)}`);
          }
          assert.equal(textOf(stretches), passage.foreign.map(({ words }) => words).join(''), page.path);
        }
      }
    });

    test('the number of a note behind them is in the language of the page', NONE_FOREIGN, () => {
      for (const page of FOREIGN.flatMap(shownOn)) {
        const [{ attributes: { lang } }] = page.all('html');
        const numbers = page.words.elements.filter(({ attributes }) => attributes.lang).flatMap(({ elements }) => elements);
        for (const { attributes } of numbers.filter(({ name }) => name === 'a')) assert.equal(attributes.lang, lang, page.path);
      }
    });

    test('so do the same words where notes name them, and on the page of everything', NONE_FOREIGN, () => {
      const everywhere = site.page('all/').elements;
      for (const passage of FOREIGN) {
        const page = site.page(`p/${passage.id}/`);
        const marked = page.words.elements.filter(({ name, elements }) => name === 'mark' && foreignIn(elements).length > 0);
        for (const mark of marked) {
          const id = mark.attributes.id.replace(/-words$/, '');
          for (const { elements } of [page, { elements: everywhere }]) {
            const note = elements.find(({ attributes }) => attributes.id === id);
            const heading = note.elements.find((element) => hasClass(element, 'note-heading'));
            assert.equal(textOf(foreignIn(heading.elements)), textOf(foreignIn(mark.elements)), id);
          }
        }
        const words = everywhere.find(({ attributes }) => attributes['data-text'] === passage.id);
        assert.equal(textOf(foreignIn(words.elements)), textOf(foreignIn(page.words.elements)), passage.id);
      }
    });

    test('a translation stands below the words, says that it is ours, and has no quotation marks around it', NONE_TRANSLATED, () => {
      for (const passage of TRANSLATED) {
        for (const page of shownOn(passage)) {
          const [translation, ...more] = page.elements.filter((element) => hasClass(element, 'translation'));
          assert.deepEqual(more, [], page.path);
          assert.match(translation.text, /^Our translation [^“”«»"]+$/, page.path);
          assert.ok(translation.start > page.words.start, page.path);
          assert.equal(translation.attributes.lang, undefined, page.path);
          const inside = page.elements.filter(({ name, attributes }) => name === 'blockquote' || attributes['data-text'] !== undefined);
          for (const { elements } of inside) assert.ok(!elements.some(({ start }) => start === translation.start), page.path);
        }
      }
    });

    test('other programs are told of both', NONE_FOREIGN, () => {
      const { explainer } = site;
      for (const { id, foreign } of FOREIGN) {
        const runs = explainer.passages.find((passage) => passage.id === id).pieces.flatMap((piece) => piece.runs);
        const text = runs.filter(({ lang }) => lang).map((run) => run.text).join('');
        assert.equal(text, foreign.map(({ words }) => words).join(''), id);
        const data = site.page(`p/${id}/`).all('script').find(({ attributes }) => attributes.type === 'application/ld+json');
        for (const { lang } of foreign) assert.ok([JSON.parse(data.inner).inLanguage].flat().includes(lang), id);
      }
      for (const { id, translation } of TRANSLATED) {
        assert.ok(explainer.passages.find((passage) => passage.id === id).translation.length > 0, translation);
        const { html } = site.page(`p/${id}/`);
        assert.ok(!html.slice(0, html.indexOf('<body')).includes(translation), `${id}: previews have what was said alone`);
      }
    });
  });
}

describe('a translation in the browser', NONE_TRANSLATED, () => {
  const visiting = visits(SITE);

  test(
    'it is never copied as a quotation',
    visiting({ permissions: ['clipboard-read', 'clipboard-write'] }, async (visit) => {
      const { page } = visit;
      for (const { id, words } of TRANSLATED) {
        await visit.open(`p/${id}/`);
        await visit.select(WORDS, 0, 3);
        await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('.translation')));
        await page.locator('.selection-menu').waitFor({ state: 'hidden' });
        await page.dispatchEvent('main', 'pointerup');
        // From the words on into the translation: the quotation ends where the words do.
        await page.evaluate((selector) => {
          const [said, translation] = [selector, '.translation'].map((one) => document.querySelector(one));
          getSelection().setBaseAndExtent(said, 0, translation, translation.childNodes.length);
        }, WORDS);
        await page.locator('.selection-menu').waitFor({ state: 'attached' });
        await page.dispatchEvent('main', 'pointerup');
        await page.evaluate(() => navigator.clipboard.writeText(''));
        await page.locator('.selection-menu button', { hasText: 'Copy quotation' }).click();
        await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
        const [quotation] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
        assert.equal(quotation.slice(1, -1), words);
      }
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `axe finds no violations, on ${device}`,
      visiting({ viewport }, async (visit) => {
        for (const { id } of TRANSLATED) {
          await visit.open(`p/${id}/`);
          for (const colorScheme of ['light', 'dark']) {
            await visit.page.emulateMedia({ colorScheme });
            const { violations } = await new AxeBuilder({ page: visit.page }).analyze();
            assert.deepEqual(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0].html}`), [], `${id}, ${colorScheme}`);
          }
        }
      }),
    );
  }
});

/** The foreign stretches among elements. */
function foreignIn(elements) {
  return elements.filter(({ name, attributes }) => name === 'span' && attributes.lang);
}

/** The text of several elements, one after the other. */
function textOf(elements) {
  return elements.map(({ texts }) => texts.join('')).join('');
}
