// Copying links to selected words, and quotations of them: what is copied, and how the menu behaves.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITE, SITES } from './site.mjs';
import { ABORTED, PHONE, visits } from './visit.mjs';

/** The first step with a full quotation. */
const QUOTED = SITE.stepsByKind.get('quotation');
const FRAGMENT = SITE.stepsByKind.get('fragment');
const REPORTED = SITE.stepsByKind.get('report');
const WORDS = '.passage-words [data-text], .passage-words[data-text]';
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

for (const site of SITES) {
  describe(`links to words under ${site.name}`, () => {
    const visiting = visits(site);

    test(
      'words selected in one page are marked in another',
      visiting(CLIPBOARD, async (visit) => {
        await visit.open(QUOTED);
        const words = await visit.select(WORDS, 3, 12);
        const link = await copy(visit, 'Copy link');
        assert.match(link, new RegExp(`^${visit.origin}${site.address(QUOTED)}#[0-9]+-[0-9]+-[0-9a-z]{8}$`));
        await visit.page.goto('about:blank');
        await visit.page.goto(link);
        await visit.page.locator('.link-status p').waitFor();
        assert.equal(await marked(visit), words);
        assert.ok(await inWindow(visit), 'the words are in the window');
        assert.equal(await visit.page.evaluate(() => document.activeElement.hasAttribute('data-text')), true);
      }),
    );
  });
}

describe('making links to words', () => {
  const visiting = visits(SITE);

  test(
    'a link is short, and linkifiers leave it whole',
    visiting(CLIPBOARD, async (visit) => {
      for (const path of SITE.steps.filter((step) => SITE.page(step).setting === 'quotation')) {
        await visit.open(path);
        const text = await visit.page.locator(WORDS).textContent();
        const sentence = text.match(/^.*?[.?!](?=\s|$)|^.*$/s)[0];
        const count = (words) => words.split(/\s+/).length;
        // An insertion counts as one word.
        const inserted = (await visit.page.locator(WORDS).locator('ins').allTextContents()).filter((words) => sentence.includes(words));
        await visit.select(WORDS, 0, inserted.reduce((all, words) => all - count(words) + 1, count(sentence)));
        const link = await copy(visit, 'Copy link');
        assert.match(link.slice(link.indexOf('#')), /^#[0-9][0-9a-z-]{1,22}$/);
      }
    }),
  );

  test(
    'a quotation is copied with its speaker, date, source and address, as text and as Markdown',
    visiting(CLIPBOARD, async (visit) => {
      await visit.open(QUOTED);
      const credit = wordings(QUOTED).credit_said;
      const words = await visit.select(WORDS, 1, 5);
      const plain = await copy(visit, 'Copy quotation');
      assert.ok(plain.startsWith(`“… ${words} …”\n— ${credit}\n${visit.origin}`), plain);
      await visit.select(WORDS, 1, 5);
      const markdown = await copy(visit, 'As Markdown');
      assert.ok(markdown.startsWith(`> “… ${words} …”\n>\n> — [${credit}](${visit.origin}`), markdown);
    }),
  );

  test(
    'a selection extended without a pointer is copied as extended',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 3);
      await page.evaluate(() => getSelection().modify('extend', 'forward', 'word'));
      const selected = await page.evaluate(() => getSelection().toString().trim());
      const copied = await copy(visit, 'Copy quotation');
      assert.ok(copied.startsWith(`“… ${selected} …”`), copied);
    }),
  );

  test(
    'the focus returns to the words after copying',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.locator('.selection-menu button', { hasText: 'Copy link' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.selection-menu').waitFor({ state: 'hidden' });
      assert.ok(await page.evaluate((words) => document.activeElement.matches(words), WORDS));
    }),
  );

  test(
    'an insertion by a reporter is not credited to the speaker',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      for (const path of SITE.steps.filter((step) => SITE.page(step).words.inner.includes('<ins>'))) {
        await visit.open(path);
        await page.locator('.passage-words ins').first().evaluate((inserted) => getSelection().selectAllChildren(inserted));
        await page.locator('.selection-menu').waitFor({ state: 'attached' });
        await page.dispatchEvent('main', 'pointerup');
        const copied = await copy(visit, 'Copy quotation');
        assert.ok(copied.includes(`— ${wordings(path).credit_ours}; `), copied);
        assert.ok(copied.includes('was inserted by a reporter'), copied);
        assert.ok(!copied.includes(wordings(path).credit_said), copied);
      }
    }),
  );

  test(
    'the menu is hidden after a move to another page and while the words are outside the window',
    visiting({}, async (visit) => {
      const { page } = visit;
      const menu = page.locator('.selection-menu');
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await page.evaluate(() => document.querySelector('.step-passage').style.setProperty('position', 'static'));
      await page.evaluate(() => window.scrollBy(0, -1));
      await menu.waitFor({ state: 'hidden' });
      await page.evaluate(() => window.scrollTo(0, 0));
      await menu.waitFor();
      await page.locator('a[rel=next]').evaluate((link) => link.click());
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      await menu.waitFor({ state: 'hidden' });
    }),
  );

  test(
    'closing the share dialog causes no error',
    visiting({}, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => {
        navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'));
      });
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.locator('.selection-menu button', { hasText: 'Send' }).click();
      await page.locator('.selection-menu').waitFor({ state: 'hidden' });
    }),
  );

  test(
    'sharing that fails is reported to the reader and logged',
    visiting({ expected: [/not allowed here/] }, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => {
        navigator.share = () => Promise.reject(new DOMException('not allowed here', 'NotAllowedError'));
      });
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      const logged = page.waitForEvent('console', (message) => message.type() === 'error');
      await page.locator('.selection-menu button', { hasText: 'Send' }).click();
      await page.locator('#notice', { hasText: 'could not be shared' }).waitFor();
      assert.match((await logged).text(), /not allowed here/);
    }),
  );

  test(
    'a paraphrase is never credited to a speaker',
    visiting(CLIPBOARD, async (visit) => {
      for (const path of [FRAGMENT, SITE.stepsByKind.get('report')]) {
        await visit.open(path);
        const { credit_said: said, credit_ours: ours } = wordings(path);
        await visit.select(WORDS);
        const copied = await copy(visit, 'Copy text');
        assert.ok(copied.includes(`\n— ${ours}`), copied);
        assert.ok(!copied.includes(said), copied);
      }
    }),
  );

  test(
    'words of a note are linked to in the note',
    visiting(CLIPBOARD, async (visit) => {
      await visit.open(QUOTED);
      const note = `[id="${SITE.page(QUOTED).notes[1]}"] [data-text]`;
      const words = await visit.select(note, 1, 6);
      const link = await copy(visit, 'Copy link');
      await visit.page.goto('about:blank');
      await visit.page.goto(link);
      await visit.page.locator('.link-status p').waitFor();
      assert.equal(await marked(visit), words);
      assert.ok(await visit.page.evaluate((of) => document.activeElement === document.querySelector(of), note));
    }),
  );

  test(
    'Escape hides the menu, and so does the end of the selection',
    visiting({ viewport: PHONE }, async (visit) => {
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await visit.page.keyboard.press('Escape');
      await visit.page.locator('.selection-menu').waitFor({ state: 'hidden' });
      await visit.select(WORDS, 1, 4);
      const box = await visit.page.locator('.selection-menu').boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width, JSON.stringify(box));
      await visit.page.evaluate(() => getSelection().removeAllRanges());
      await visit.page.locator('.selection-menu').waitFor({ state: 'hidden' });
    }),
  );
});

describe('what is copied', () => {
  const visiting = visits(SITE);

  test(
    'is whole words, without the space around them',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      const words = await visit.select(WORDS, 1, 3);
      // A selection that begins inside the first word and ends in the space after the last.
      await page.evaluate(() => {
        const selection = getSelection();
        selection.modify('extend', 'forward', 'character');
        const range = selection.getRangeAt(0).cloneRange();
        range.setStart(range.startContainer, range.startOffset + 1);
        selection.removeAllRanges();
        selection.addRange(range);
      });
      await page.dispatchEvent('main', 'pointerup');
      const copied = await copy(visit, 'Copy quotation');
      assert.ok(copied.startsWith(`“… ${words} …”`), copied);
    }),
  );

  test(
    'is never text that was changed in the document',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(REPORTED);
      await page.evaluate((selector) => {
        const words = document.querySelector(selector);
        const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (!node.data.trim()) node = walker.nextNode();
        const font = document.createElement('font');
        font.textContent = node.data.toUpperCase();
        node.replaceWith(font);
      }, WORDS);
      await visit.select(WORDS, 0, 3);
      await page.locator('.selection-menu p', { hasText: 'not as it was published' }).waitFor();
      assert.equal(await page.locator('.selection-menu button:visible').count(), 0);
    }),
  );

  test(
    'a failure to load the program is shown, and it is loaded again',
    visiting({ expected: [/copying-/, ABORTED] }, async (visit) => {
      const { page } = visit;
      let isDown = true;
      await page.route(/copying-\w+\.wasm/, (route) => (isDown ? route.abort() : route.continue()));
      await visit.open(QUOTED);
      await page.evaluate((of) => getSelection().selectAllChildren(document.querySelector(of)), WORDS);
      await page.locator('#app[data-copying-or-notes-failed]').waitFor();
      assert.match(await page.locator('#notice').textContent(), /did not load/);
      isDown = false;
      await page.evaluate(() => getSelection().removeAllRanges());
      await visit.select(WORDS, 1, 4);
      assert.equal(await page.locator('#app[data-copying-or-notes-failed]').count(), 0);
    }),
  );
});

/** Returns the wordings file of the passage of a step. */
function wordings(path) {
  return JSON.parse(SITE.read(`data/wordings/${path.split('/')[1]}.json`).toString());
}

/** Presses a button of the menu, and returns what is then in the clipboard. */
async function copy(visit, label) {
  await visit.page.evaluate(() => navigator.clipboard.writeText(''));
  await visit.page.locator('.selection-menu button', { hasText: label }).click();
  await visit.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  return visit.page.evaluate(() => navigator.clipboard.readText());
}

/** Returns the words that the link has marked. */
function marked(visit) {
  return visit.page.evaluate(() => [...CSS.highlights.get('link')].map(String).join(' '));
}

/** Returns whether the marked words are in the window. */
function inWindow(visit) {
  return visit.page.evaluate(() => {
    const { top, bottom } = [...CSS.highlights.get('link')][0].getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}
