// The notes as W3C annotations, read with the matchers of Apache Annotator, which
// knows nothing of this site.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from '@apache-annotator/selector';
import { W3CTextFormat } from '@recogito/text-annotator';
import { SITES } from './site.mjs';

/** The motivations that the W3C Web Annotation model defines. */
const MOTIVATIONS = [
  'assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying',
  'linking', 'moderating', 'questioning', 'replying', 'tagging',
];
const NO_HOST = 'https://host.invalid';

for (const site of SITES) {
  describe(`the annotations of ${site.name}`, () => {
    const collection = () => JSON.parse(site.read('data/annotations.jsonld').toString());
    const annotations = () => collection().first.items;
    const pathOf = (id) => new URL(id, NO_HOST).pathname.slice(site.base.length);

    test('form a collection of one page', () => {
      const { '@context': context, id, type, label, total, first } = collection();
      assert.equal(context, 'http://www.w3.org/ns/anno.jsonld');
      assert.equal(type, 'AnnotationCollection');
      assert.equal(pathOf(id), 'data/annotations.jsonld');
      assert.ok(label);
      assert.equal(first.type, 'AnnotationPage');
      assert.equal(first.startIndex, 0);
      assert.equal(total, first.items.length);
      assert.ok(total > 0, 'there are notes');
    });

    test('are the notes of every passage, each at its own address', () => {
      const wanted = site.steps.flatMap((path) => site.page(path).notes.map((note) => `${site.address(path)}#${note}`));
      assert.deepEqual(annotations().map(({ id }) => id), wanted);
    });

    test('say what they are, why they were made and what they cite', () => {
      for (const { id, type, motivation, body, target } of annotations()) {
        assert.equal(type, 'Annotation', id);
        assert.ok(MOTIVATIONS.includes(motivation), `${id}: ${motivation}`);
        assert.equal(target.source, id.split('#')[0], id);
        const [text, ...others] = body;
        assert.deepEqual({ ...text, value: '' }, { type: 'TextualBody', value: '', format: 'text/plain', language: site.explainer.lang, purpose: motivation }, id);
        assert.ok(text.value.length > 0 && !/[<>*]/.test(text.value), `${id}: plain text`);
        const cited = others.filter(({ purpose }) => purpose === 'linking');
        assert.ok(cited.length > 0, `${id}: sources`);
        for (const { source } of cited) {
          const url = new URL(source, NO_HOST);
          assert.ok(site.page(pathOf(source)).ids.includes(url.hash.slice(1)), `${id}: ${source}`);
        }
        const rest = others.filter(({ purpose }) => purpose !== 'linking');
        assert.ok(rest.length > 0 && rest.every((tag) => tag.type === 'TextualBody' && tag.purpose === 'tagging'), id);
      }
    });

    test('find their words, by what stands around them and by their place', async () => {
      for (const { id, target } of annotations()) {
        const page = site.page(pathOf(target.source));
        const pieces = textElement(page).texts;
        const noted = page.elements.find(({ attributes }) => attributes.id === `${id.split('#')[1]}-words`);
        const words = noted.texts.join('');
        const [quote, position] = target.selector;
        assert.equal(quote.exact, words, id);
        assert.deepEqual(await found(textQuoteSelectorMatcher(quote), pieces), [words], id);
        assert.deepEqual(await found(textPositionSelectorMatcher(position), pieces), [words], id);
      }
    });

    test('are read by Recogito’s text annotator, which needs both selectors in one list', () => {
      for (const annotation of annotations()) {
        const page = site.page(pathOf(annotation.target.source));
        const text = textElement(page).texts.join('');
        const { parsed, error } = W3CTextFormat(annotation.target.source).parse(annotation);
        assert.equal(error, undefined, annotation.id);
        const [{ quote, start, end }] = parsed.target.selector;
        assert.equal(text.slice(start, end), quote, annotation.id);
      }
    });

    test('have a prefix and a suffix of whole words', () => {
      for (const { id, target } of annotations()) {
        const text = textElement(site.page(pathOf(target.source))).texts.join('');
        const [{ exact, prefix, suffix }] = target.selector;
        assert.ok(prefix.length <= 32 && suffix.length <= 32, id);
        const at = text.indexOf(prefix + exact + suffix);
        assert.ok(at >= 0, id);
        assert.doesNotMatch(text.slice(Math.max(0, at - 1), at + 1), /^\p{L}\p{L}$/u, `${id}: ${prefix}`);
        const end = at + (prefix + exact + suffix).length;
        assert.doesNotMatch(text.slice(end - 1, end + 1), /^\p{L}\p{L}$/u, `${id}: ${suffix}`);
      }
    });
  });
}

/** What `.passage-words[data-text], .passage-words [data-text]` selects: the passage's text and nothing else. */
function textElement(page) {
  const { words } = page;
  return [words, ...words.elements].find(({ attributes }) => attributes['data-text'] !== undefined);
}

/** The words that a matcher finds in pieces of text. */
async function found(matcher, pieces) {
  const chunks = pieces.map((data, index) => ({ data, index }));
  let at = 0;
  const scope = {
    get currentChunk() {
      return chunks[at];
    },
    nextChunk: () => (at + 1 < chunks.length ? chunks[(at += 1)] : null),
    previousChunk: () => (at > 0 ? chunks[(at -= 1)] : null),
    precedesCurrentChunk: (chunk) => chunk.index < at,
  };
  const results = [];
  for await (const { startChunk, startIndex, endChunk, endIndex } of matcher(scope)) {
    const between = pieces.slice(startChunk.index, endChunk.index + 1).join('');
    results.push(between.slice(startIndex, between.length - (endChunk.data.length - endIndex)));
  }
  return results;
}
