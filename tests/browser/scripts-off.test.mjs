// With scripts off: everything can be read and reached.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasClass } from './html.mjs';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const SCRIPTS_OFF = { javaScriptEnabled: false };

describe('with scripts off', () => {
  const visiting = visits(SITE);

  test(
    'the way leads from the opening through every step to the end',
    visiting(SCRIPTS_OFF, async (visit) => {
      const { page } = visit;
      await visit.open('');
      await page.locator('.start a').first().click();
      for (const [index, path] of SITE.steps.entries()) {
        await visit.shows(path);
        await assertReadable(visit, path);
        if (index < SITE.steps.length - 1) await page.locator('a[rel=next]').click();
      }
      await page.locator('a[rel=next]').click();
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
          await page.locator(`[id="${note}-words"]`).click();
          await page.locator(`[id="${note}"]:target`).waitFor();
          assert.ok(await visit.inSight(note), `${path}: ${note} is in sight`);
          await page.locator(`[id="${note}"] .on a`).click();
          await page.locator(`[id="${note}-words"]:target`).waitFor();
          assert.ok(await visit.inSight(`${note}-words`), `${path}: the words of ${note} are in sight`);
        }
      }),
    );
  }

  test(
    'the way leads back to the opening',
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
      const link = page.locator(`nav.walk details a[href="${SITE.address(to)}"]`);
      assert.equal(await link.isVisible(), false, 'the list is closed at first');
      await page.locator('nav.walk summary').click();
      await link.click();
      await visit.shows(to);
    }),
  );

  test(
    'one page holds everything',
    visiting(SCRIPTS_OFF, async (visit) => {
      await visit.open('all/');
      const shown = plain(await visit.page.locator('main').innerText());
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
  const words = page.locator('.words');
  assert.ok(await words.isVisible(), `${path}: the words are shown`);
  assert.equal(plain(await words.innerText()), plain(printed.words.text), path);
  const notes = page.locator('.note:visible');
  assert.equal(await notes.count(), printed.notes.length, `${path}: every note is shown`);
  assert.equal(await page.locator('.note:has(a[href*="/sources/#"]:visible)').count(), printed.notes.length, `${path}: every source is shown`);
  assert.ok(await page.locator('.byline a').isVisible(), `${path}: the speaker is shown`);
}

/** The paragraphs in those elements of a page. */
function paragraphsIn(page, isWanted) {
  return page.elements.filter(isWanted).flatMap(({ elements }) => elements.filter(({ name }) => name === 'p'));
}

/** Text without spaces: where a browser puts them between blocks is its own business. */
function plain(text) {
  return text.replace(/\s+/g, '');
}
