// Notes, the words they are on, and the addresses of both, with the program running.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const [STEP, OTHER_STEP] = SITE.steps;
const NOTE = SITE.page(STEP).notes.at(-1);
/** A paraphrase with a note that is not folded. */
const LED = SITE.explainer.passages.find(({ lead }) => lead);
const NOTE_ADDRESS = `${SITE.address(STEP)}#${NOTE}`;

describe('notes', () => {
  const visiting = visits(SITE);

  test(
    'words lead to their note and the note back to its words by keyboard',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      await tabTo(page, `#${NOTE}`);
      await page.keyboard.press('Enter');
      await assertOpen(visit, NOTE);
      assert.equal(await visit.hash(), `#${NOTE}`);
      assert.deepEqual(await focused(page), { id: NOTE, href: null });
      const stops = [];
      do {
        await page.keyboard.press('Tab');
        stops.push((await focused(page)).href);
      } while (stops.at(-1) !== `#${NOTE}-words`);
      const [before] = SITE.page(STEP).notes.slice(-2);
      assert.deepEqual(stops, [`#${before}`, SITE.address(`n/${NOTE}/`), `#${NOTE}-words`], 'its neighbours, its link, the way back');
      await page.keyboard.press('Enter');
      await assertClosed(visit, NOTE);
      assert.equal(await visit.hash(), `#${NOTE}-words`);
      await page.keyboard.press('Tab');
      assert.deepEqual(await focused(page), { id: '', href: `#${NOTE}` }, 'Tab goes on from the words');
      assert.ok(await visit.isInSight(`${NOTE}-words`));
    }),
  );

  test(
    'a paraphrase says that it is a summary, and its lead note is not folded',
    { skip: !LED && 'the explainer has no paraphrase with a lead note' },
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      await visit.open(`p/${LED.id}/`);
      await page.locator('.step-passage', { hasText: `Our summary of paragraph ${LED.paragraph}` }).waitFor();
      for (const { id } of LED.notes) {
        assert.equal(await page.locator(`[id="${id}"] .note-body p`).first().isVisible(), id === LED.lead, id);
      }
      assert.equal(await page.locator('.note[data-open]').count(), 0, 'none of them is open');
      // The line of a folded note is one link; what the lead note says has links of its own.
      await page.locator(`[id="${LED.lead}"] .note-body a`).first().click();
      await page.waitForFunction((path) => location.pathname !== path, SITE.address(`p/${LED.id}/`));
      await visit.open(SITE.stepsByKind.get('quotation') ?? STEP);
      assert.equal(await page.locator('.step-passage', { hasText: 'Our summary' }).count(), 0);
    }),
  );

  test(
    'another note takes the place of the one that was open, and one Back closes it',
    visiting({}, async (visit) => {
      const { page } = visit;
      const [first, second] = SITE.page(STEP).notes;
      await visit.open(STEP);
      for (const note of [first, second]) {
        await page.locator(`[id="${note}-words"] a`).click();
        await assertOpen(visit, note);
      }
      await visit.back();
      await page.locator('[data-open]').first().waitFor({ state: 'detached' });
      await visit.forward();
      await assertOpen(visit, second);
      await visit.back();
      await page.locator('[data-open]').first().waitFor({ state: 'detached' });
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
          assert.ok(await visit.isInSight(note), `${path}: in sight`);
        }
      }),
    );

    test(
      `the address of words shows them marked, on ${device}`,
      visiting({ viewport }, async (visit) => {
        await visit.open(`${STEP}#${NOTE}-words`);
        await assertClosed(visit, NOTE);
        assert.ok(await visit.isInSight(`${NOTE}-words`));
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
        assert.ok(await visit.isInSight(NOTE));
        assert.deepEqual(await focused(page), { id: NOTE, href: null });
        await visit.back();
        await visit.shows('sources/');
        assert.equal((await visit.focusAndScroll()).down, left);
        await visit.forward();
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
      await visit.open(`${STEP}#${SITE.page(STEP).notes[0]}`);
      await visit.markDocument();
      for (const [link, path] of [['.byline a', 'positions/'], ['.note .source-links a', 'sources/']]) {
        const href = await page.locator(link).first().getAttribute('href');
        await page.locator(link).first().click();
        await visit.shows(path);
        assert.equal(await target(page), new URL(href, visit.origin).hash.slice(1));
        assert.ok(await visit.isInSight(await target(page)));
        await visit.back();
        await visit.shows(STEP);
      }
      assert.ok(await visit.isMarkedDocument());
    }),
  );

  test(
    'markup in an address is not shown and does not run',
    visiting({}, async (visit) => {
      const { page } = visit;
      const markup = '<img src=x onerror=window.ran=1>';
      const hashes = [markup, encodeURIComponent(markup), '"><script>window.ran=1</script>', "'];window.ran=1;['", '%', '*'];
      for (const hash of hashes) {
        await page.goto('about:blank');
        await visit.open(`${STEP}#${hash}`);
        await assertUnchanged(visit, STEP);
        await visit.followLinkTo(`${SITE.address(OTHER_STEP)}#${hash}`);
        await visit.shows(OTHER_STEP);
        await assertUnchanged(visit, OTHER_STEP);
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
        await page.locator('.link-status', { hasText: 'damaged' }).waitFor();
        assert.equal(await page.locator('[data-open]').count(), 0);
        assert.equal(await page.title(), SITE.page(STEP).title);
        assert.equal(await page.evaluate(() => window.ran), undefined);
      }
    }),
  );
});

/** Windows of phones and laptops, and a laptop's with the page at 200 and 400 per cent. */
const WINDOWS = [
  ['a phone', PHONE],
  ['a phone on its side', { width: 740, height: 360 }],
  ['a tablet', { width: 820, height: 1100 }],
  ['a laptop', LAPTOP],
  ['a low window', { width: 1024, height: 480 }],
  ['a laptop at 200 %', { width: 640, height: 400 }],
  ['a laptop at 400 %', { width: 320, height: 200 }],
];

for (const [device, viewport] of WINDOWS) {
  describe(`the note of an address, on ${device}`, () => {
    const visiting = visits(SITE);

    test(
      'is in sight on its step and on its own page',
      visiting({ viewport }, async (visit) => {
        for (const path of SITE.stepsByKind.values()) {
          const { notes } = SITE.page(path);
          for (const note of new Set([notes[0], notes[Math.floor(notes.length / 2)], notes.at(-1)])) {
            for (const address of [`${path}#${note}`, `n/${note}/`]) {
              await visit.page.goto('about:blank');
              await visit.open(address);
              await assertOpen(visit, note);
              assert.ok(await visit.isInSight(note), address);
            }
          }
        }
      }),
    );

    test(
      'is in sight on the page of everything',
      visiting({ viewport }, async (visit) => {
        await visit.open('all/');
        for (const path of SITE.steps) {
          for (const note of SITE.page(path).notes) {
            await visit.page.evaluate((id) => location.assign(`#${id}`), note);
            assert.ok(await visit.isInSight(note), note);
          }
        }
        const [last] = SITE.page(SITE.steps.at(-1)).notes;
        await visit.page.goto('about:blank');
        await visit.open(`all/#${last}`);
        assert.ok(await visit.isInSight(last), 'of an address that was just opened');
      }),
    );
  });
}

/** Presses Tab until a link with this address has the focus. */
async function tabTo(page, href) {
  const stops = await page.locator('a, summary').count();
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).href === href) return;
  }
  assert.fail(`Tab does not reach ${href}`);
}

function focused(page) {
  return page.evaluate(() => ({ id: document.activeElement.id, href: document.activeElement.getAttribute('href') }));
}

function target(page) {
  return page.evaluate(() => document.querySelector(':target')?.id);
}

/** Asserts that the words of a note are highlighted, no others, and that no note is open. */
async function assertClosed({ page }, note) {
  await page.locator(`mark[data-open][id="${note}-words"]`).waitFor();
  assert.equal(await page.locator('[data-open]').count(), 1);
}

/** Asserts that a note is open and its words are highlighted, and no others. */
async function assertOpen({ page }, note) {
  await page.locator(`[id="${note}"][data-open]`).waitFor();
  await page.locator(`mark[data-open][id="${note}-words"]`).waitFor();
  assert.equal(await page.locator('[data-open]').count(), 2);
}

async function assertUnchanged(visit, path) {
  // `followLinkTo` changes the address of a link of the page.
  const whole = async (html) => (await html).replace(/(<footer.*?<a href=")[^"]*/s, '$1');
  assert.equal(await whole(visit.rootHtml()), await whole(visit.printedHtml(path)));
  assert.equal(await visit.page.title(), SITE.page(path).title);
  assert.equal(await visit.page.evaluate(() => window.ran), undefined);
}
