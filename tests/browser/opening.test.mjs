// The opening, where it begins with a headline and the sentence that it was made of.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { needsChromium } from './browser.mjs';
import { hasClass } from './html.mjs';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const HEADLINE = SITE.page('').elements.find((element) => hasClass(element, 'headline'));
const { opening, passages, sources } = SITE.explainer;
const skip = !HEADLINE && 'the explainer has no headline';

describe('the opening', { skip }, () => {
  const visiting = visits(SITE);

  test('shows the headline as its source has it, and the sentence whole', () => {
    const named = (name) => HEADLINE.elements.find((element) => element.name === name);
    const source = sources.find(({ id }) => id === opening.headline);
    assert.equal(named('h1').text, source.title);
    const passage = passages.find(({ id }) => id === opening.passage);
    const words = passage.pieces.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    const sentence = HEADLINE.elements.find((element) => hasClass(element, 'headline-sentence'));
    assert.equal(sentence.text, passage.kind === 'quotation' ? `“${words}”` : words);
  });

  for (const javaScriptEnabled of [true, false]) {
    const scripts = `with scripts ${javaScriptEnabled ? 'on' : 'off'}`;

    test(
      `holds the sentence and the way in, in the first window of a phone, ${scripts}`,
      visiting({ viewport: PHONE, javaScriptEnabled }, async (visit) => {
        // The sans-serif of a desktop's Firefox is wider than any phone's.
        needsChromium("take a phone's fonts");
        await visit.open('');
        for (const selector of ['.headline h1', '.headline-sentence', '.headline-lost li', '.opening-actions a']) {
          const { y, height } = await visit.page.locator(selector).first().boundingBox();
          assert.ok(y >= 0 && y + height <= PHONE.height, `${selector} ends at ${y + height}`);
        }
      }),
    );

    for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
      test(
        `lit words show what was lost with them, one line at a time, and nothing moves, on ${device}, ${scripts}`,
        visiting({ viewport, javaScriptEnabled }, async (visit) => {
          const { page } = visit;
          await visit.open('');
          const lines = page.locator('.headline-lost li:visible');
          assert.equal(await lines.count(), 1);
          const words = page.locator('.headline-sentence a');
          const before = await words.first().boundingBox();
          for (const { note } of opening.words) {
            await page.locator(`.headline-sentence a[href="#lost-${note}"]`).click();
            await page.locator(`#lost-${note}:target`).waitFor();
            assert.equal(await lines.count(), 1);
            assert.equal(await lines.getAttribute('id'), `lost-${note}`);
            assert.deepEqual(await words.first().boundingBox(), before);
          }
        }),
      );
    }
  }

  test(
    'every line leads to the note with the evidence',
    visiting({}, async (visit) => {
      for (const { note } of opening.words) {
        await visit.open(`#lost-${note}`);
        await visit.page.locator(`#lost-${note} a`, { hasText: 'Why' }).click();
        await visit.shows(`n/${note}/`);
      }
    }),
  );
});
