// What can be repeated of the quotations: the page after them in the walk.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasClass } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const NONE = { skip: !SITE.hasTakeaways && 'the explainer has no takeaways' };
const PAGE = 'takeaways/';

for (const site of SITES) {
  describe(`the takeaways of the site for ${site.name}`, () => {
    test('have a page if there are any, which the opening leads to', () => {
      const links = site.page('').all('a').filter(({ attributes }) => attributes.href === site.address(PAGE));
      assert.deepEqual([site.paths.includes(PAGE), links.length], site.hasTakeaways ? [true, 1] : [false, 0]);
    });

    test('say three things of every quotation, each with notes on it as evidence', NONE, () => {
      const quoted = site.steps.map((step) => passage(site, step)).filter(({ kind }) => kind !== 'report');
      assert.deepEqual(rows(site).map(({ id }) => id), quoted.map(({ id }) => id));
      for (const { id, lines } of rows(site)) {
        const { speaker } = quoted.find((passage) => passage.id === id);
        const { short } = site.explainer.voices.find((voice) => voice.id === speaker);
        assert.deepEqual(lines.map(({ name }) => name), [`${short} said`, 'Not said', 'Not known'], id);
        const own = site.page(`p/${id}/`).notes.map((note) => site.address(`n/${note}/`));
        for (const { name, text, evidence } of lines) {
          assert.ok(text.split(/\s+/).length <= 20, `${id}: ${text}`);
          assert.ok(evidence.length > 0 && evidence.every((href) => own.includes(href)), `${id}: ${name}: ${evidence}`);
        }
      }
    });

    test('show every quotation whole and to the letter', NONE, () => {
      const shown = site.page(PAGE).elements.filter((element) => hasClass(element, 'passage-words')).map(({ text }) => text.trim());
      assert.deepEqual(shown, rows(site).map(({ id }) => site.page(`p/${id}/`).words.text.trim()));
    });
  });
}

describe('the takeaways', NONE, () => {
  const visiting = visits(SITE);

  test(
    'copy a link to one of them, which shows it',
    visiting({ permissions: ['clipboard-read', 'clipboard-write'] }, async (visit) => {
      const { page } = visit;
      const { id } = rows(SITE).at(-1);
      await visit.open(PAGE);
      await page.locator(`[id="${id}"] .takeaway-link a`).click();
      const copied = await page.waitForFunction(() => navigator.clipboard.readText()).then((text) => text.jsonValue());
      assert.equal(copied, visit.origin + SITE.address(`${PAGE}#${id}`));
      await visit.open(`${PAGE}#${id}`);
      assert.ok(await visit.isInSight(id));
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    for (const javaScriptEnabled of [true, false]) {
      test(
        `are in sight by their addresses, above the bar of the walk, on ${device}, with scripts ${javaScriptEnabled ? 'on' : 'off'}`,
        visiting({ viewport, javaScriptEnabled }, async (visit) => {
          for (const { id } of rows(SITE)) {
            await visit.open(`${PAGE}#${id}`);
            await visit.page.waitForFunction((of) => document.getElementById(of).getBoundingClientRect().top >= 0, id);
            assert.ok(await visit.isInSight(id), id);
          }
        }),
      );
    }
  }
});

/** What the explainer's data say of the passage of a step. */
function passage(site, step) {
  return site.explainer.passages.find(({ id }) => step === `p/${id}/`);
}

/** The rows of the page, each with its lines: what each is called, what it says, and where its evidence is. */
function rows(site) {
  const articles = site.page(PAGE).elements.filter((element) => hasClass(element, 'takeaway'));
  return articles.map(({ attributes, elements }) => {
    const texts = elements.filter((element) => element.name === 'dd');
    const names = elements.filter((element) => element.name === 'dt').map(({ text }) => text);
    const lines = texts.map(({ text, elements: inside }, index) => {
      const list = inside.find((element) => hasClass(element, 'takeaway-evidence'));
      const evidence = list.elements.filter(({ name }) => name === 'a').map((link) => link.attributes.href);
      return { name: names[index], text: text.slice(0, text.length - list.text.length).trim(), evidence };
    });
    return { id: attributes.id, lines };
  });
}
