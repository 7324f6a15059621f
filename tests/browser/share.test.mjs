// Sending on a passage, a note or some words, from what is in sight: by pointer, finger and keys, and without scripts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { needsChromium } from './browser.mjs';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
const [STEP] = SITE.steps;
/** A step with words that can be chosen from, and all of them. */
const CHOSEN = SITE.stepsByKind.get('quotation') ?? STEP;
const TEXT = JSON.parse(SITE.read(`data/wordings/${CHOSEN.split('/')[1]}.json`).toString()).now.text;
const [FIRST, LAST] = [1, 5];
/** A quotation with a reporter's insertions, and these. */
const INSERTED = SITE.explainer.passages
  .filter(({ kind }) => kind !== 'report')
  .map(({ id }) => {
    const { text, inserted } = JSON.parse(SITE.read(`data/wordings/${id}.json`).toString()).now;
    const starts = inserted.filter((_, index) => index % 2 === 0);
    return { path: `p/${id}/`, insertions: starts.map((start, index) => text.slice(start, inserted[2 * index + 1])) };
  })
  .find(({ insertions }) => insertions.length > 0);

const DEVICES = [
  ['a laptop', { viewport: LAPTOP }],
  ['a phone', { viewport: PHONE, isMobile: true, hasTouch: true }],
];

for (const [device, options] of DEVICES) {
  describe(`sharing on ${device}`, () => {
    const visiting = visits(SITE);
    const press = (locator) => (options.hasTouch ? locator.tap() : locator.click());

    for (const path of SITE.stepsByKind.values()) {
      test(
        `a link to ${path} is copied by one press on what is in sight`,
        visiting({ ...CLIPBOARD, ...options }, async (visit) => {
          await visit.open(path);
          const link = visit.page.locator('.share a', { hasText: 'Copy link' });
          assert.ok(await isInWindow(link), 'without scrolling');
          await press(link);
          assert.equal(await copied(visit), visit.origin + SITE.address(path));
        }),
      );
    }

    test(
      'a link to a note is copied by two presses, the first of which opens it',
      visiting({ ...CLIPBOARD, ...options }, async (visit) => {
        await visit.open(STEP);
        const [note] = SITE.page(STEP).notes;
        await press(visit.page.locator(`[id="${note}-words"]`));
        const link = visit.page.locator(`[id="${note}"] .note-bar [data-copy]`);
        const { height } = await link.boundingBox();
        assert.ok(height >= 44, `${height} px for a finger`);
        await press(link);
        assert.equal(await copied(visit), visit.origin + SITE.address(`n/${note}/`));
      }),
    );

    test(
      'a link to five words is copied by four presses, and marks them with their note',
      visiting({ ...CLIPBOARD, ...options }, async (visit) => {
        await visit.open(CHOSEN);
        const words = visit.page.locator('.chooser-words button');
        await press(visit.page.locator('.share button', { hasText: 'Choose words' }));
        await press(words.nth(FIRST));
        await press(words.nth(LAST));
        await press(visit.page.locator('.chooser button', { hasText: 'Copy link' }));
        await assertMarks(visit, await copied(visit));
      }),
    );
  });
}

describe('sharing', () => {
  const visiting = visits(SITE);

  test(
    'words are chosen by keys alone, and what is chosen is announced',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      await page.locator('.share button', { hasText: 'Choose words' }).focus();
      await page.keyboard.press('Enter');
      const status = page.locator('.chooser [role=status]');
      await page.locator('.chooser', { hasText: 'Press the first word.' }).waitFor();
      const [first] = await page.locator('.chooser-words button').allTextContents();
      assert.equal(await focused(page), first);
      for (let at = 0; at < FIRST; at += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      assert.match(await status.textContent(), /Press the last word/);
      for (let at = FIRST; at < LAST; at += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      assert.equal(await status.textContent(), `${LAST - FIRST + 1} words: ${await lit(page)}`);
      assert.equal(page.url(), visit.origin + SITE.address(CHOSEN), 'the arrows did not walk on');
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), 'Copy link', 'the words are one stop');
      await page.keyboard.press('Enter');
      await assertMarks(visit, await copied(visit));
    }),
  );

  test(
    'words to choose from are those of the passage, whole, and the choice can be made anew',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      await page.locator('[data-copying=choose]').click();
      assert.equal(await page.locator('.chooser-words').textContent(), TEXT);
      const words = page.locator('.chooser-words button');
      await words.nth(LAST).click();
      await words.nth(FIRST).click();
      assert.equal(await page.locator('.chooser [aria-pressed=true]').count(), LAST - FIRST + 1, 'the last may come first');
      await words.nth(1).click();
      assert.equal(await page.locator('.chooser [aria-pressed=true]').count(), 1);
      assert.equal(await page.locator('.chooser [data-action]:visible').count(), 0, 'nothing to do with one end');
      await page.keyboard.press('Escape');
      await page.locator('.chooser').waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.dataset.copying), 'choose', 'the focus is where it was');
    }),
  );

  test(
    'the card shows the chosen words lit, and is saved as a picture without a request',
    visiting({ acceptDownloads: true }, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      await page.locator('[data-copying=choose]').click();
      const words = page.locator('.chooser-words button');
      const picture = page.locator('.chooser canvas');
      assert.equal(await page.locator('.chooser-save').isVisible(), false, 'nothing to save before words are chosen');
      await words.nth(FIRST).click();
      await words.nth(LAST).click();
      await picture.waitFor();
      assert.ok((await picture.getAttribute('aria-label')).endsWith(`highlighted: ${await lit(page)}`));
      const [, id] = CHOSEN.split('/');
      const card = JSON.parse(SITE.read(`data/cards/${id}.json`));
      assert.deepEqual(await differing(page, SITE.address(card.card)), highlighted(card, await chosenScalars(page)));
      const before = visit.requests.length;
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.chooser-save').click()]);
      assert.equal(download.suggestedFilename(), `${id}.png`);
      const saved = readFileSync(await download.path());
      assert.deepEqual([...saved.subarray(1, 4)], [...Buffer.from('PNG')]);
      const size = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];
      assert.deepEqual(size(saved), size(SITE.read(card.card)), 'as large as the card');
      assert.equal(visit.requests.slice(before).filter((request) => !request.url().startsWith('data:')).length, 0);
    }),
  );

  test(
    'an insertion is one word to choose, and boxed',
    { skip: !INSERTED && 'no quotation has an insertion' },
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(INSERTED.path);
      await page.locator('[data-copying=choose]').click();
      await page.locator('.chooser-words').waitFor();
      assert.deepEqual(await page.locator('.chooser-inserted').allTextContents(), INSERTED.insertions);
    }),
  );

  test(
    'without a card of the wording, words are chosen all the same',
    visiting({ expected: [/404/] }, async (visit) => {
      const { page } = visit;
      await page.route('**/data/cards/*.json', (route) => route.fulfill({ status: 404, body: '' }));
      const answered = page.waitForResponse('**/data/cards/*.json');
      await visit.open(CHOSEN);
      await page.locator('[data-copying=choose]').click();
      const words = page.locator('.chooser-words button');
      await words.nth(FIRST).click();
      await words.nth(LAST).click();
      await answered;
      assert.ok(await page.locator('.chooser [data-action=link]').isVisible());
      assert.equal(await page.locator('.chooser :is(canvas, .chooser-save):visible').count(), 0);
    }),
  );

  test(
    'the menu at selected words lies over the bar of the walk for a finger, folded, and copying says how much',
    visiting({ ...CLIPBOARD, viewport: PHONE, isMobile: true, hasTouch: true }, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      await visit.select('.passage-words', FIRST, LAST + 1);
      const menu = page.locator('.selection-menu');
      const { x, y, width, height } = await menu.boundingBox();
      assert.deepEqual([x, Math.round(y + height), width], [0, PHONE.height, PHONE.width]);
      assert.equal(await menu.locator('button:visible', { hasText: 'Save' }).count(), 0);
      await menu.locator('button', { hasText: 'More' }).tap();
      await menu.locator('button:visible', { hasText: 'Save' }).waitFor();
      await menu.locator('button', { hasText: 'Copy link' }).tap();
      await page.locator('#notice', { hasText: `Link to ${LAST + 1 - FIRST} words copied.` }).waitFor();
    }),
  );

  test(
    'a passage is copied as what it is: a quotation, or text',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      for (const [kind, path] of SITE.stepsByKind) {
        await visit.open(path);
        await page.locator('.share summary').click();
        const what = kind === 'quotation' ? 'quotation' : 'text';
        await page.locator('.share button', { hasText: `Copy ${what}` }).click();
        await page.locator('#notice', { hasText: kind === 'quotation' ? 'Quotation copied.' : 'Text copied.' }).waitFor();
      }
    }),
  );

  test(
    'words of ours are copied as text, not as a quotation',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      const [note] = SITE.page(STEP).notes;
      await page.locator(`[id="${note}-words"]`).click();
      await visit.select(`[data-text="${note}"]`, 0, 3);
      await page.locator('.selection-menu button', { hasText: 'Copy text' }).click();
      await page.locator('#notice', { hasText: 'Text copied.' }).waitFor();
      const { credit_ours: ours } = JSON.parse(SITE.read(`data/wordings/${note}.json`).toString());
      assert.ok((await copied(visit)).includes(`\n— ${ours}`), 'credited to this site');
    }),
  );

  test(
    'the dialog closes when its page is left',
    visiting({}, async (visit) => {
      const { page } = visit;
      const before = SITE.steps.find((path) => path !== CHOSEN);
      await visit.open(before);
      await visit.followLinkTo(SITE.address(CHOSEN));
      await visit.shows(CHOSEN);
      await page.locator('[data-copying=choose]').click();
      await page.locator('.chooser-words').waitFor();
      await visit.back();
      await visit.shows(before);
      await page.locator('.chooser').waitFor({ state: 'detached' });
    }),
  );

  test(
    'the whole quotation is copied with its credit, and sent with its address',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => {
        navigator.share = async (data) => {
          window.sent = data.url;
        };
      });
      await visit.open(CHOSEN);
      await page.locator('.share summary').click();
      await page.locator('.share button', { hasText: 'Copy quotation' }).click();
      const text = await copied(visit);
      assert.ok(text.startsWith(`“${TEXT}”\n— `), text);
      assert.ok(text.endsWith(`\n${visit.origin}${SITE.address(CHOSEN)}`), text);
      await page.locator('.share button', { hasText: 'Send' }).click();
      await page.waitForFunction(() => window.sent);
      assert.equal(await page.evaluate(() => window.sent), visit.origin + SITE.address(CHOSEN));
    }),
  );

  test(
    'where the system has no way to send, none is offered',
    visiting({}, async (visit) => {
      await visit.page.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'share', { value: undefined });
      });
      await visit.open(CHOSEN);
      await visit.page.locator('.share summary').click();
      assert.equal(await visit.page.locator('.share button', { hasText: 'Send' }).isVisible(), false);
    }),
  );

  test(
    'a passage that was translated is not offered under its speaker’s name',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      await page.evaluate(() => {
        document.querySelector('.passage-words mark').firstChild.data = 'Wenn wir';
      });
      await page.locator('[data-copying=choose]').click();
      await page.locator('#notice', { hasText: 'not as it was published' }).waitFor();
      assert.equal(await page.locator('.chooser').count(), 0);
    }),
  );

  for (const [how, clicks, isRight] of [
    ['a double click', 2, (selected, words) => words.includes(selected)],
    ['a triple click', 3, (selected) => selected.includes(TEXT)],
  ]) {
    test(
      `${how} on words with a note selects them`,
      visiting({}, async (visit) => {
        needsChromium('click more than once in a row');
        const { page } = visit;
        await visit.open(CHOSEN);
        const mark = page.locator('.passage-words mark').first();
        const words = await mark.textContent();
        const { x, y, height } = await mark.boundingBox();
        await page.mouse.click(x + 8, y + Math.min(height / 2, 16), { clickCount: clicks });
        const selected = await page.evaluate(() => getSelection().toString().trim());
        assert.ok(selected !== '' && isRight(selected, words), selected);
      }),
    );
  }

  test(
    'a drag that begins on words with a note selects, and opens none',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      const { x, y, width } = await page.locator('.passage-words mark').first().boundingBox();
      await page.mouse.move(x + 2, y + 20);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + 20, { steps: 4 });
      await page.mouse.up();
      assert.notEqual(await page.evaluate(() => getSelection().toString()), '');
      assert.equal(await visit.hash(), '');
    }),
  );

  test(
    'a click on words with a note opens it',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      const mark = page.locator('.passage-words mark').first();
      await mark.click({ position: { x: 8, y: 16 } });
      await page.locator('.note[data-open]').waitFor();
      assert.equal(`#${await page.locator('.note[data-open]').getAttribute('id')}`, await mark.locator('a').getAttribute('href'));
    }),
  );

  test(
    'Escape closes the list of ways to share, then the note',
    visiting({}, async (visit) => {
      const { page } = visit;
      const [note] = SITE.page(CHOSEN).notes;
      await visit.open(`${CHOSEN}#${note}`);
      await page.locator('.share summary').click();
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.share details[open]').count(), 0);
      assert.equal(await page.locator('.note[data-open]').count(), 1);
      await page.keyboard.press('Escape');
      await page.locator('.note[data-open]').waitFor({ state: 'detached' });
      assert.equal(await visit.hash(), `#${note}-words`);
    }),
  );

  test(
    'with scripts off there is the link, what to paste elsewhere, and nothing that would not work',
    visiting({ javaScriptEnabled: false }, async (visit) => {
      const { page } = visit;
      await visit.open(CHOSEN);
      assert.equal(await page.locator('.share a', { hasText: 'Copy link' }).getAttribute('href'), SITE.address(CHOSEN));
      await page.locator('.share summary').click();
      assert.equal(await page.locator('.share button:visible').count(), 0);
      const [quotation, frame] = await page.locator('.share pre').allTextContents();
      assert.match(quotation, /^<blockquote cite="[^"]*"><p>“/);
      assert.match(frame, /^<iframe /);
    }),
  );
});

/** Waits until something is in the clipboard, and returns it. */
async function copied({ page }) {
  await page.locator('#notice:not(:empty)').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function isInWindow(locator) {
  const box = await locator.boundingBox();
  const { height } = locator.page().viewportSize();
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

function focused(page) {
  return page.evaluate(() => document.activeElement.textContent);
}

/** The words that are lit in the dialog, and what is between them. */
function lit(page) {
  return page.evaluate(() => {
    const words = document.querySelectorAll('.chooser [aria-pressed=true]');
    const range = document.createRange();
    range.setStartBefore(words[0]);
    range.setEndAfter(words[words.length - 1]);
    return range.toString();
  });
}

/** Asserts that a link marks the chosen words, in their sentence, and opens a note if there is one on them. */
async function assertMarks(visit, link) {
  const { page } = visit;
  await page.goto('about:blank');
  await page.goto(link);
  await page.locator('.link-status p').waitFor();
  const marked = await page.evaluate(() => [...CSS.highlights.get('link')].map(String).join(''));
  assert.equal(marked.split(/\s+/).length, LAST - FIRST + 1, marked);
  assert.ok(TEXT.includes(marked), marked);
  const noted = await page.evaluate(() => {
    const [range] = CSS.highlights.get('link');
    const marks = [...document.querySelectorAll('.passage-words mark')];
    return marks.find((mark) => range.intersectsNode(mark))?.querySelector('a').hash ?? null;
  });
  if (noted) await page.locator(`.note[data-open]${noted}`).waitFor();
}

/** The scalars of the text that are chosen in the dialog. */
function chosenScalars(page) {
  return page.locator('.chooser-words').evaluate((words) => {
    const chosen = [...words.querySelectorAll('[aria-pressed=true]')];
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEndBefore(chosen[0]);
    const until = document.createRange();
    until.setStart(words, 0);
    until.setEndAfter(chosen.at(-1));
    return [before, until].map((range) => [...range.toString()].length);
  });
}

/** The rows and columns of pixels in which the picture in the dialog differs from the card, as bounds. */
function differing(page, card) {
  return page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const drawn = document.querySelector('.chooser canvas');
    const { width, height } = drawn;
    const plain = Object.assign(document.createElement('canvas'), { width, height });
    plain.getContext('2d').drawImage(image, 0, 0);
    const pixels = (canvas) => new Uint32Array(canvas.getContext('2d').getImageData(0, 0, width, height).data.buffer);
    const [one, other] = [pixels(drawn), pixels(plain)];
    const bounds = { left: width, top: height, right: 0, bottom: 0 };
    one.forEach((pixel, index) => {
      if (pixel === other[index]) return;
      const [x, y] = [index % width, Math.floor(index / width)];
      Object.assign(bounds, { left: Math.min(bounds.left, x), top: Math.min(bounds.top, y) });
      Object.assign(bounds, { right: Math.max(bounds.right, x + 1), bottom: Math.max(bounds.bottom, y + 1) });
    });
    return bounds;
  }, card);
}

/** The bounds of the highlights of the words of a card that overlap scalars of the text. */
function highlighted({ words }, [from, to]) {
  const chosen = words.filter(({ start, end }) => start < to && from < end);
  const edge = (pick, of) => pick(...chosen.map(of));
  return {
    left: edge(Math.min, ({ left }) => left),
    top: edge(Math.min, ({ top }) => top),
    right: edge(Math.max, ({ left, width }) => left + width),
    bottom: edge(Math.max, ({ top, height }) => top + height),
  };
}
