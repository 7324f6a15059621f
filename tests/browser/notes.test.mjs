// Words, their notes and the addresses of both, with the program running.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const [STEP, OTHER_STEP] = SITE.steps;
const NOTE = SITE.page(STEP).notes.at(-1);
const NOTE_ADDRESS = `${SITE.address(STEP)}#${NOTE}`;

describe('notes', () => {
  const visiting = visits(SITE);

  test(
    'words lead to their note and the note back to its words by keyboard',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      await tabTo(page, `${NOTE}-words`);
      await page.keyboard.press('Enter');
      await assertOpen(visit, NOTE);
      assert.equal(await visit.hash(), `#${NOTE}`);
      assert.deepEqual(await focused(page), { id: NOTE, href: null });
      await page.keyboard.press('Tab');
      assert.deepEqual(await focused(page), { id: '', href: `#${NOTE}-words` }, 'the way back comes next');
      await page.keyboard.press('Enter');
      await assertOpen(visit, NOTE);
      assert.equal(await visit.hash(), `#${NOTE}-words`);
      assert.deepEqual(await focused(page), { id: `${NOTE}-words`, href: `#${NOTE}` });
      assert.ok(await visit.inSight(`${NOTE}-words`));
    }),
  );

  test(
    'another note takes the place of the one that was open, and Back brings it back',
    visiting({}, async (visit) => {
      const { page } = visit;
      const [first, second] = SITE.page(STEP).notes;
      await visit.open(STEP);
      for (const note of [first, second]) {
        await page.locator(`[id="${note}-words"]`).click();
        await assertOpen(visit, note);
      }
      await page.goBack();
      await assertOpen(visit, first);
      await page.goBack();
      await page.locator('[data-open]').first().waitFor({ state: 'detached' });
      await page.goForward();
      await assertOpen(visit, first);
      await page.goBack();
      await page.keyboard.press('ArrowRight');
      await visit.shows(OTHER_STEP);
      assert.equal(await page.locator('[data-open]').count(), 0);
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `the address of a note shows it open, on ${device}`,
      visiting({ viewport }, async (visit) => {
        for (const path of SITE.stepsByKind.values()) {
          const note = SITE.page(path).notes.at(-1);
          await visit.page.goto('about:blank');
          await visit.open(`${path}#${note}`);
          await assertOpen(visit, note);
          assert.equal(await target(visit.page), note);
          assert.ok(await visit.inSight(note), `${path}: in sight`);
        }
      }),
    );

    test(
      `the address of words shows them marked and their note open, on ${device}`,
      visiting({ viewport }, async (visit) => {
        await visit.open(`${STEP}#${NOTE}-words`);
        await assertOpen(visit, NOTE);
        assert.ok(await visit.inSight(`${NOTE}-words`));
      }),
    );

    test(
      `a link from another page to a note goes to it and Back returns, on ${device}`,
      visiting({ viewport }, async (visit) => {
        const { page } = visit;
        await visit.open('sources/');
        await visit.markDocument();
        const left = await visit.scrollTo(500);
        await visit.followLinkTo(NOTE_ADDRESS);
        await visit.shows(STEP);
        await assertOpen(visit, NOTE);
        assert.equal(await visit.hash(), `#${NOTE}`);
        assert.equal(await target(page), NOTE);
        assert.ok(await visit.inSight(NOTE));
        assert.deepEqual(await focused(page), { id: NOTE, href: null });
        await page.goBack();
        await visit.shows('sources/');
        assert.equal((await visit.place()).down, left);
        await page.goForward();
        await visit.shows(STEP);
        await assertOpen(visit, NOTE);
        assert.ok(await visit.isMarkedDocument());
      }),
    );
  }

  test(
    'the links of a step to voices and sources go to them',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      await visit.markDocument();
      for (const [link, path] of [['.byline a', 'positions/'], ['.note .cites a', 'sources/']]) {
        const href = await page.locator(link).first().getAttribute('href');
        await page.locator(link).first().click();
        await visit.shows(path);
        assert.equal(await target(page), new URL(href, visit.origin).hash.slice(1));
        assert.ok(await visit.inSight(await target(page)));
        await page.goBack();
        await visit.shows(STEP);
      }
      assert.ok(await visit.isMarkedDocument());
    }),
  );

  test(
    'an address with markup in it leaves no trace',
    visiting({}, async (visit) => {
      const { page } = visit;
      const markup = '<img src=x onerror=window.ran=1>';
      const hashes = [markup, encodeURIComponent(markup), '"><script>window.ran=1</script>', "'];window.ran=1;['", '%', '*'];
      for (const hash of hashes) {
        await page.goto('about:blank');
        await visit.open(`${STEP}#${hash}`);
        await assertUntouched(visit, STEP);
        await visit.followLinkTo(`${SITE.address(OTHER_STEP)}#${hash}`);
        await visit.shows(OTHER_STEP);
        await assertUntouched(visit, OTHER_STEP);
      }
    }),
  );

  test(
    'an address with the id of no note says that it is damaged, and opens none',
    visiting({}, async (visit) => {
      const { page } = visit;
      for (const hash of ['no-such-note', 'javascript:window.ran=1']) {
        await page.goto('about:blank');
        await visit.open(`${STEP}#${hash}`);
        await page.locator('.linked', { hasText: 'damaged' }).waitFor();
        assert.equal(await page.locator('[data-open]').count(), 0);
        assert.equal(await page.title(), SITE.page(STEP).title);
        assert.equal(await page.evaluate(() => window.ran), undefined);
      }
    }),
  );
});

/** Presses Tab until the element with an id has the focus. */
async function tabTo(page, id) {
  const stops = await page.locator('a, summary').count();
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).id === id) return;
  }
  assert.fail(`Tab does not reach ${id}`);
}

function focused(page) {
  return page.evaluate(() => ({ id: document.activeElement.id, href: document.activeElement.getAttribute('href') }));
}

function target(page) {
  return page.evaluate(() => document.querySelector(':target')?.id);
}

/** A note and its words stand out, and no others. */
async function assertOpen({ page }, note) {
  await page.locator(`[id="${note}"][data-open]`).waitFor();
  await page.locator(`mark[data-open] [id="${note}-words"]`).waitFor();
  assert.equal(await page.locator('[data-open]').count(), 2);
}

async function assertUntouched(visit, path) {
  // The link that a test follows is one of the page's own, with another address.
  const whole = async (html) => (await html).replace(/(<footer.*?<a href=")[^"]*/s, '$1');
  assert.equal(await whole(visit.rootHtml()), await whole(visit.printedHtml(path)));
  assert.equal(await visit.page.title(), SITE.page(path).title);
  assert.equal(await visit.page.evaluate(() => window.ran), undefined);
}
