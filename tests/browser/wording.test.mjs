// Insertions by reporters in quotations, and how other outlets print the same words.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { passages } from './content.mjs';
import { hasClass } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

/** Passages with insertions, and with other printings, as the editors wrote them. */
const INSERTED = passages().filter(({ insertions }) => insertions.length > 0);
const WITNESSED = passages().filter(({ variants }) => variants.length > 0);
const NONE_INSERTED = { skip: INSERTED.length === 0 && 'the explainer has no insertion' };
const NONE_WITNESSED = { skip: WITNESSED.length === 0 && 'the explainer has no other printing of its words' };

for (const site of SITES) {
  describe(`wording on the site for ${site.name}`, () => {
    const shownOn = ({ id }) => [`p/${id}/`, `embed/${id}/`].map((path) => site.page(path));

    test('an insertion is marked, and a line below the words says whose it is', NONE_INSERTED, () => {
      for (const passage of INSERTED) {
        for (const page of shownOn(passage)) {
          assert.deepEqual(insertionsIn(page.words), passage.insertions, page.path);
          const line = page.elements.find((element) => hasClass(element, 'insertions'));
          assert.deepEqual(insertionsIn(line), passage.insertions, page.path);
          assert.match(line.text, /inserted by a reporter\. The speaker did not say/, page.path);
          assert.ok(line.start > page.words.start, page.path);
        }
      }
    });

    test('nothing else is marked as an insertion', () => {
      const without = passages().filter(({ id }) => !INSERTED.some((passage) => passage.id === id));
      for (const passage of without) {
        for (const page of shownOn(passage)) {
          assert.deepEqual(insertionsIn(page.words), [], page.path);
          assert.ok(!page.elements.some((element) => hasClass(element, 'insertions')), page.path);
        }
      }
    });

    test('a comparison gives both printings to the letter, and each what it alone has', NONE_WITNESSED, () => {
      for (const { id, words, variants } of WITNESSED) {
        const page = site.page(`p/${id}/`);
        const items = page.elements.filter((element) => hasClass(element, 'variants')).flatMap((list) => named(list, 'li'));
        assert.equal(items.length, variants.length, id);
        for (const [index, item] of items.entries()) {
          const [ours, theirs] = named(item, 'p');
          assert.equal(spoken(ours), variants[index].ours, id);
          assert.equal(spoken(theirs), variants[index].theirs, id);
          assert.ok(words.includes(spoken(ours)), `${id}: the report's line stands in the report`);
          assert.ok(named(ours, 'del').length + named(theirs, 'ins').length > 0, `${id}: something is marked`);
          assert.equal(named(ours, 'ins').length + named(theirs, 'del').length, 0, `${id}: nothing is marked as of the other printing`);
        }
      }
    });

    test('differences are explained in a sentence, and marked in words for screen readers', NONE_WITNESSED, () => {
      for (const { id } of WITNESSED) {
        const page = site.page(`p/${id}/`);
        for (const witness of page.elements.filter((element) => hasClass(element, 'witness'))) {
          const [sentence] = witness.elements;
          assert.ok(sentence.name === 'p' && sentence.text.length > 20, `${id}: a sentence comes first`);
          const labels = named(witness, 'li').flatMap((item) => named(item, 'p')).map(({ elements: [label] }) => label);
          assert.ok(labels.every((label) => hasClass(label, 'label')), `${id}: each printing has its name before it`);
          assert.equal(new Set(labels.map(({ text }) => text)).size, 2, `${id}: and there are two`);
          for (const { text } of [...named(witness, 'del'), ...named(witness, 'ins')]) assert.match(text, /^only here: \S/);
        }
      }
    });
  });
}

describe('wording', () => {
  const visiting = visits(SITE);

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `an insertion looks like none of the words around it, on ${device}`,
      NONE_INSERTED,
      visiting({ viewport }, async (visit) => {
        for (const { id } of INSERTED) {
          await visit.open(`p/${id}/`);
          const looks = await visit.page.locator('.passage-words ins').first().evaluate((element) => {
            const look = (of) => getComputedStyle(of);
            const [own, around] = [look(element), look(element.parentElement)];
            return { own: own.fontFamily, around: around.fontFamily, border: own.borderTopStyle, smaller: parseFloat(own.fontSize) < parseFloat(around.fontSize) };
          });
          assert.notEqual(looks.own, looks.around, id);
          assert.deepEqual({ border: looks.border, smaller: looks.smaller }, { border: 'solid', smaller: true }, id);
          assert.ok(await visit.page.locator('.insertions').isVisible());
        }
      }),
    );
  }

  test(
    'words are copied as the report prints them, insertions and all',
    NONE_INSERTED,
    visiting({}, async (visit) => {
      for (const { id, words } of INSERTED) {
        await visit.open(`p/${id}/`);
        const copied = await visit.page.evaluate(() => {
          getSelection().selectAllChildren(document.querySelector('.passage-words'));
          return getSelection().toString();
        });
        assert.ok(copied.includes(words), `${id}: ${copied}`);
        // What the selection starts is there: a page that is left before has errors in Firefox.
        await visit.page.locator('.selection-menu').waitFor();
      }
    }),
  );

  for (const colours of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
    test(
      `differences are shown by more than colour, with ${Object.entries(colours).flat().join(' ')}`,
      NONE_WITNESSED,
      visiting(colours, async (visit) => {
        for (const { id } of WITNESSED) {
          await visit.open(`p/${id}/`);
          const lines = (name) =>
            visit.page.locator(`.variants ${name}`).evaluateAll((all) => [...new Set(all.map((element) => getComputedStyle(element).textDecorationLine))]);
          assert.deepEqual([...(await lines('del')), ...(await lines('ins'))].sort(), (await visit.page.locator('.variants ins').count()) > 0 ? ['line-through', 'underline'] : ['line-through'], id);
        }
      }),
    );
  }

  test(
    'corresponding parts of two printings are aligned where there is room',
    NONE_WITNESSED,
    visiting({}, async (visit) => {
      for (const { id } of WITNESSED) {
        await visit.open(`p/${id}/`);
        const items = await visit.page.locator('.variants li').evaluateAll((all) =>
          all.map((item) => [...item.querySelectorAll('p')].map((line) => [...line.querySelectorAll(':scope > span')].map((part) => Math.round(part.getBoundingClientRect().left)))),
        );
        for (const [ours, theirs] of items) assert.deepEqual(ours, theirs, id);
      }
    }),
  );

  test(
    'nothing below the notes is covered by the words that stay in sight',
    NONE_WITNESSED,
    visiting({}, async (visit) => {
      const { page } = visit;
      for (const { id } of WITNESSED) {
        await visit.open(`p/${id}/`);
        for (const part of ['.witnesses .legend', '.variants li', '.step-events']) {
          const shown = await page.locator(part).first().evaluate((element) => {
            element.scrollIntoView({ block: 'center' });
            const { left, top, height } = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(left + 20, top + height / 2));
          });
          assert.ok(shown, `${id}: ${part}`);
        }
      }
    }),
  );
});

/** The words that are marked as insertions. */
function insertionsIn(element) {
  return named(element, 'ins').map(({ text }) => text);
}

/** The elements with a tag name in an element. */
function named({ elements }, wanted) {
  return elements.filter(({ name }) => name === wanted);
}

/** The words of a printing, without its label and without text for screen readers. */
function spoken(line) {
  return line.textWith((element) => (hasClass(element, 'label') || hasClass(element, 'visually-hidden') ? '' : undefined));
}
