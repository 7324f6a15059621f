// Pages with scripts off: everything can be read, and every link works.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasClass } from './html.mjs';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const SCRIPTS_OFF = { javaScriptEnabled: false };

describe('with scripts off', () => {
  const visiting = visits(SITE);

  test(
    'the links lead from the opening through every step to the end',
    visiting(SCRIPTS_OFF, async (visit) => {
      const { page } = visit;
      await visit.open('');
      await page.locator('.opening-actions a').first().click();
      for (const path of SITE.walk) {
        await visit.shows(path);
        if (SITE.steps.includes(path)) await assertReadable(visit, path);
        await page.locator('a[rel=next]').click();
      }
      await page.waitForURL((url) => !url.pathname.includes('/p/'));
      assert.equal(await page.locator('#app[data-ready]').count(), 0, 'the program does not run');
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `words lead to their note and the note back to its words, on ${device}`,
      visiting({ ...SCRIPTS_OFF, viewport }, async (visit) => {
        const { page } = visit;
        for (const path of SITE.stepsByKind.values()) {
          await visit.open(path);
          const note = SITE.page(path).notes.at(-1);
          await page.locator(`[id="${note}-words"] a`).click();
          await page.locator(`[id="${note}"]:target`).waitFor();
          assert.ok(await visit.isInSight(note), `${path}: ${note} is in sight`);
          await page.locator(`[id="${note}"] .note-close`).click();
          await page.locator(`[id="${note}-words"]:target`).waitFor();
          assert.ok(await visit.isInSight(`${note}-words`), `${path}: the words of ${note} are in sight`);
        }
      }),
    );
  }

  test(
    'the links lead back to the opening',
    visiting(SCRIPTS_OFF, async (visit) => {
      const { page } = visit;
      await visit.open(SITE.steps[2]);
      for (const path of [SITE.steps[1], SITE.steps[0], '']) {
        await page.locator('a[rel=prev]').click();
        await visit.shows(path);
      }
    }),
  );

  test(
    'the list of steps opens and leads on',
    visiting(SCRIPTS_OFF, async (visit) => {
      const { page } = visit;
      const [from, , to] = SITE.steps;
      await visit.open(from);
      const link = page.locator(`nav.walk-bar details a[href="${SITE.address(to)}"]`);
      assert.equal(await link.isVisible(), false, 'the list is closed at first');
      await page.locator('nav.walk-bar summary').click();
      await link.click();
      await visit.shows(to);
    }),
  );

  test(
    'the page of everything holds all passages, positions, events and sources',
    visiting(SCRIPTS_OFF, async (visit) => {
      await visit.open('all/');
      // What is far from the window is laid out once it is selected, as somebody does who copies the page.
      await visit.page.keyboard.press('Control+a');
      const shown = plain(await visit.page.evaluate(() => getSelection().toString()));
      const holds = (what, { text }) => assert.ok(shown.includes(plain(text)), `${what}: ${text}`);
      for (const path of SITE.steps) {
        const step = SITE.page(path);
        holds(path, step.words);
        for (const paragraph of paragraphsIn(step, (element) => hasClass(element, 'note'))) holds(path, paragraph);
      }
      for (const path of ['positions/', 'timeline/', 'sources/']) {
        const wanted = paragraphsIn(SITE.page(path), ({ attributes }) => /^(voice|event|source)-/.test(attributes.id ?? ''));
        assert.ok(wanted.length > 0, path);
        for (const paragraph of wanted) holds(path, paragraph);
      }
    }),
  );
});

async function assertReadable({ page }, path) {
  const printed = SITE.page(path);
  const words = page.locator('.passage-words');
  assert.ok(await words.isVisible(), `${path}: the words are shown`);
  assert.equal(plain(await words.innerText()), plain(printed.words.text), path);
  const notes = page.locator('.note:visible');
  assert.equal(await notes.count(), printed.notes.length, `${path}: every note is shown`);
  for (const note of printed.notes) {
    await page.locator(`[id="${note}"] .note-heading a`).click();
    assert.ok(await page.locator(`[id="${note}"]:target a[href*="/sources/#"]`).first().isVisible(), `${path}: the source of ${note} is shown`);
  }
  assert.ok(await page.locator('.byline a').isVisible(), `${path}: the speaker is shown`);
}

/** The paragraphs in those elements of a page. */
function paragraphsIn(page, isWanted) {
  // The bar of a note leads from note to note, which there is no need for where all are open.
  const isText = (element) => element.name === 'p' && !hasClass(element, 'note-bar');
  return page.elements.filter(isWanted).flatMap(({ elements }) => elements.filter(isText));
}

/** Text without spaces, since browsers differ in where they put them between blocks. */
function plain(text) {
  return text.replace(/\s+/g, '');
}
