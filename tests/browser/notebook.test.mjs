// The notebook: keeping words and notes on the device, showing them after edits, exporting, importing and deleting them.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from '@apache-annotator/selector';
import { AxeBuilder } from '@axe-core/playwright';
import { W3CTextFormat } from '@recogito/text-annotator';
import { downloaded } from './browser.mjs';
import { Release } from './releases.mjs';
import { SITE, SITES, serve } from './site.mjs';
import { PHONE, visits } from './visit.mjs';

const QUOTED = SITE.stepsByKind.get('quotation');
const REPORTED = SITE.stepsByKind.get('report');
const WORDS = '.passage-words [data-text], .passage-words[data-text]';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const site of SITES) {
  describe(`my notes under ${site.name}`, () => {
    const visiting = visits(site);

    test(
      'kept words are marked, listed and there again after a reload, and on the page of all notes',
      visiting({}, async (visit) => {
        const { page } = visit;
        await visit.open(QUOTED);
        const words = await keep(visit, 2, 6);
        const more = await note(visit, 7, 10, 'Ask for the source.');
        assert.deepEqual(await marked(visit), [words, more]);
        await page.reload();
        await listed(visit, 2);
        assert.deepEqual(await marked(visit), [words, more]);
        assert.deepEqual(await page.locator('.private-notes .private-note-words').allTextContents(), [words, more]);
        assert.equal(await page.locator('.private-note-text').textContent(), 'Ask for the source.');
        await page.locator('.step-notebook .notebook-hint a').click();
        await visit.shows('notes/');
        await listed(visit, 2, '.notebook');
        assert.deepEqual(await page.locator('.notebook .private-note-words').allTextContents(), [words, more]);
        await page.locator('.notebook .notebook-actions a').first().click();
        await visit.shows(QUOTED);
        await page.waitForFunction(() => CSS.highlights.has('link'));
        assert.equal(await page.evaluate(() => [...CSS.highlights.get('link')].map(String).join()), words);
      }),
    );
  });
}

describe('keeping words', () => {
  const visiting = visits(SITE);

  test(
    'by the keyboard alone, with the focus where it was',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.locator('.selection-menu [data-notebook-action=note-selected]').focus();
      await page.keyboard.press('Enter');
      await page.locator('dialog[open] textarea:focus').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'hidden' });
      assert.equal(await page.locator('.private-notes li').count(), 0, 'Escape keeps nothing');
      await page.waitForFunction((of) => document.activeElement === document.querySelector(of), WORDS);

      const whole = page.locator('[data-notebook-action=whole]');
      await whole.focus();
      await page.keyboard.press('Enter');
      await page.locator('dialog[open] textarea:focus').waitFor();
      await page.keyboard.type('First line');
      await page.keyboard.press('Enter');
      await page.keyboard.type('second line');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await listed(visit, 1);
      assert.equal(await page.locator('.private-note-text').textContent(), 'First line\nsecond line');
      await page.locator('[data-notebook-action=whole]:focus').waitFor();

      await page.locator('[data-notebook-action=edit]').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+End');
      await page.keyboard.type(', changed');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('.private-note-text', { hasText: 'second line, changed' }).waitFor();
      await page.locator('[data-notebook-action=edit]:focus').waitFor();

      await page.locator('[data-notebook-action=delete]').focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-notebook-action=undo]:focus').waitFor();
      assert.equal(await stored(visit), null);
      await page.keyboard.press('Enter');
      await listed(visit, 1);
      assert.equal(await page.locator('.private-note-text').textContent(), 'First line\nsecond line, changed');
    }),
  );

  test(
    'by the mouse',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      const { x, y, width, height } = await page.locator(WORDS).evaluate((element) => {
        // Dragging words in a link would drag the link.
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          const [line] = [...range.getClientRects()].filter(({ width }) => width > 60);
          if (line && !node.parentElement.closest('a')) return line;
        }
        throw new Error('all words are in links');
      });
      await page.mouse.move(x + 1, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width - 1, y + height / 2, { steps: 5 });
      await page.mouse.up();
      // The first selection loads the program, which then shows the menu.
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await listed(visit, 1);
      const [words] = await marked(visit);
      assert.match(words, /\w/);
      assert.ok((await page.locator(WORDS).textContent()).includes(words), words);
    }),
  );

  test(
    'private notes are printed from the page that lists them, and not with a passage',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await note(visit, 1, 4, 'Ask for the source.');
      await listed(visit, 1);
      await page.emulateMedia({ media: 'print' });
      assert.ok(!(await page.getByText('Ask for the source.').isVisible()));
      await visit.open('notes/');
      await page.getByText('Ask for the source.').waitFor({ state: 'visible' });
    }),
  );

  test(
    'notes are listed once the page is hydrated, not before',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      const words = await keep(visit, 1, 4);
      let release;
      const held = new Promise((resolve) => (release = resolve));
      await page.route('**/sidelines-*.wasm', async (route) => {
        await held;
        await route.continue();
      });
      await visit.open(QUOTED, { ready: false });
      assert.equal(await page.locator('.private-notes').count(), 0);
      release();
      await visit.ready();
      await listed(visit, 1);
      assert.deepEqual(await marked(visit), [words]);
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      assert.equal(await page.locator('.private-notes').count(), 0);
    }),
  );

  test(
    'by touch, with a menu that fits the narrowest phone',
    visiting({ viewport: { width: 320, height: 640 }, hasTouch: true }, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      const box = await page.locator('.selection-menu').boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
      // Under a finger the menu is folded; a device with a pointer too has all of it at once.
      const more = page.locator('.selection-menu [data-more]');
      if (await more.isVisible()) await more.tap();
      await page.locator('.selection-menu [data-notebook-action=selected]').tap();
      await listed(visit, 1);
      await page.locator('[data-notebook-action=delete]').tap();
      await page.locator('[data-notebook-action=undo]').waitFor();
      assert.equal(await stored(visit), null);
    }),
  );

  test(
    'a second time adds nothing, and a note on them is added to what was kept',
    visiting({}, async (visit) => {
      await visit.open(QUOTED);
      await keep(visit, 1, 4);
      await visit.select(WORDS, 1, 4);
      await visit.page.locator('.selection-menu [data-notebook-action=selected]').click();
      await visit.page.locator('#notice', { hasText: 'already' }).waitFor();
      await note(visit, 1, 4, 'Mine.');
      assert.equal(await visit.page.locator('.private-notes li').count(), 1);
    }),
  );

  test(
    'of a note, and of a passage on the page of everything',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('all/');
      const path = SITE.address(REPORTED);
      const words = await visit.select(`[data-href="${path}"] .passage-words`, 1, 4);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await page.locator('#notice', { hasText: 'Kept' }).waitFor();
      assert.deepEqual(await marked(visit), [words]);
      const noted = SITE.page(REPORTED).notes[0];
      const inNote = await visit.select(`[id="${noted}"] [data-text]`, 0, 3);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await page.waitForFunction(() => CSS.highlights.get('private-notes').size === 2);
      await visit.open(REPORTED);
      await listed(visit, 2);
      assert.deepEqual(await page.locator('.private-notes .private-note-words').allTextContents(), [words, inNote]);
    }),
  );

  test(
    'each step lists its own notes, and a step without notes does not fetch the notebook',
    visiting({}, async (visit) => {
      const { page } = visit;
      const fetched = () => visit.requests.filter((request) => request.url().includes('/notebook-')).length;
      const step = SITE.steps.indexOf(QUOTED);
      const [next] = SITE.steps.slice(step + 1);
      await visit.open(QUOTED);
      await page.keyboard.press('ArrowRight');
      await visit.shows(next);
      assert.equal(fetched(), 0, 'nothing is kept');
      await page.keyboard.press('ArrowLeft');
      await visit.shows(QUOTED);
      const words = await keep(visit, 1, 4);
      // While words are selected the arrow keys are for the selection.
      await page.evaluate(() => getSelection().empty());
      await page.keyboard.press('ArrowRight');
      await visit.shows(next);
      await page.waitForFunction(() => !CSS.highlights.has('private-notes') && !document.querySelector('.private-notes'));
      await page.keyboard.press('ArrowLeft');
      await visit.shows(QUOTED);
      await listed(visit, 1);
      assert.deepEqual(await marked(visit), [words]);
    }),
  );

  test(
    'changes made in two tabs are all kept and shown in both',
    visiting({}, async (visit) => {
      await visit.open(QUOTED);
      const one = await keep(visit, 0, 2);
      const there = await visit.secondTab();
      await there.open(QUOTED);
      await listed(there, 1);
      const two = await keep(there, 3, 5);
      await listed(visit, 2);
      assert.deepEqual(await marked(visit), [one, two]);
      const three = await keep(visit, 6, 8);
      await listed(there, 3);
      assert.deepEqual(await marked(there), [one, two, three]);
    }),
  );
});

describe('a note that is being written', () => {
  const visiting = visits(SITE);
  const field = ({ page }) => page.locator('dialog[open] textarea');

  /** Opens the dialog for a note on some words, and writes in it. */
  async function write(visit, text) {
    await visit.select(WORDS, 1, 4);
    await visit.page.locator('.selection-menu [data-notebook-action=note-selected]').click();
    await field(visit).fill(text);
  }

  /** Answers the question that comes next. Returns a promise of its text. */
  const answered = ({ page }, isYes) =>
    new Promise((resolve) => {
      page.once('dialog', async (dialog) => {
        await (isYes ? dialog.accept() : dialog.dismiss());
        resolve(dialog.message());
      });
    });

  for (const [how, cancel] of [
    ['Escape', (page) => page.keyboard.press('Escape')],
    ['Cancel', (page) => page.locator('dialog[open] [data-notebook-action=cancel]').click()],
  ]) {
    test(
      `is discarded by ${how} only if the reader says so`,
      visiting({ expected: [/dialog: Discard/] }, async (visit) => {
        const { page } = visit;
        await visit.open(QUOTED);
        await write(visit, 'Half a thought');
        const kept = answered(visit, false);
        await cancel(page);
        assert.match(await kept, /Discard/);
        assert.equal(await field(visit).inputValue(), 'Half a thought');
        const discarded = answered(visit, true);
        await cancel(page);
        await discarded;
        await page.locator('dialog[open]').waitFor({ state: 'hidden' });
        assert.equal(await stored(visit), null);
      }),
    );
  }

  test(
    'survives the start of the program and Back, and is kept for the words that it was begun on',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(SITE.steps.find((path) => path !== QUOTED));
      await page.locator(`.step-list a[href="${SITE.address(QUOTED)}"]`).first().evaluate((link) => link.click());
      await visit.shows(QUOTED);
      await write(visit, 'Half a thought');
      await page.evaluate(() => document.dispatchEvent(new Event('sidelines:moved')));
      assert.equal(await field(visit).inputValue(), 'Half a thought');
      await visit.back();
      await visit.shows(SITE.steps.find((path) => path !== QUOTED));
      assert.equal(await field(visit).inputValue(), 'Half a thought');
      await page.locator('dialog[open] [data-notebook-action=save]').click();
      await visit.forward();
      await visit.shows(QUOTED);
      await listed(visit, 1);
      assert.equal(await page.locator('.private-note-text').textContent(), 'Half a thought');
    }),
  );

  test(
    'is kept beside what another tab has written on it meanwhile',
    visiting({}, async (visit) => {
      await visit.open(QUOTED);
      await note(visit, 1, 4, 'First');
      await listed(visit, 1);
      const there = await visit.secondTab();
      await there.open(QUOTED);
      await listed(there, 1);
      for (const [tab, text] of [[visit, 'Of this tab'], [there, 'Of that tab']]) {
        await tab.page.locator('[data-notebook-action=edit]').click();
        await field(tab).fill(text);
      }
      for (const tab of [visit, there]) {
        await tab.page.locator('dialog[open] [data-notebook-action=save]').click();
        await tab.page.locator('dialog[open]').waitFor({ state: 'hidden' });
      }
      await listed(visit, 2);
      assert.deepEqual((await visit.page.locator('.private-note-text').allTextContents()).sort(), ['Of that tab', 'Of this tab']);
    }),
  );
});

describe('kept words in other releases', () => {
  const visiting = visits(SITE);
  const id = QUOTED.split('/')[1];
  const releases = {};
  const places = {};

  before(async () => {
    releases.typography = new Release('kept-typography').rewrite(id, / /g, () => '\u00a0').publish('2030-01-02');
    releases.edited = new Release('kept-edited').misspell(id).publish('2030-01-02');
    releases.withdrawn = new Release('kept-withdrawn', releases.edited).withdraw(id, 'It was misquoted.');
    releases.unpublished = new Release('kept-unpublished').misspell(id);
    for (const [name, release] of Object.entries(releases)) places[name] = await serve(release.print());
  });
  after(() => {
    for (const place of Object.values(places)) place.stop();
    for (const release of Object.values(releases)) release.remove();
  });

  /** Keeps all words of a passage in one release, and opens another release with the same notes. */
  const kept = (from, to, check) =>
    visiting({}, async (visit) => {
      const { page } = visit;
      const now = visit.origin;
      visit.origin = places[from]?.origin ?? now;
      await visit.open(QUOTED);
      const words = await visit.select(WORDS);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await listed(visit, 1);
      const notes = await stored(visit);
      visit.origin = places[to]?.origin ?? now;
      await visit.open(QUOTED);
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), [await key(visit), notes]);
      await page.reload();
      await visit.ready();
      await listed(visit, 1);
      await check(visit, words);
      assert.equal(await stored(visit), notes, 'the notes are left as they were');
    });
  const isNotShown = async (visit, words, message) => {
    await visit.page.locator('.private-notes .notebook-problem', { hasText: message }).waitFor();
    assert.deepEqual(await marked(visit), []);
    assert.equal(await visit.page.locator('.private-notes .private-note-words, [data-notebook-action=show]').count(), 0);
    return words;
  };

  test(
    'are marked where their sentences stand, in other typography',
    kept('first', 'typography', async (visit, words) => {
      await visit.page.locator('.private-notes .private-note-words').waitFor();
      const [now] = await marked(visit);
      assert.notEqual(now, words);
      assert.equal(now.replaceAll('\u00a0', ' '), words.replaceAll('\u00a0', ' '));
      assert.equal(await visit.page.locator('.private-notes .notebook-problem').count(), 0);
    }),
  );

  test(
    'are shown then and now where one letter of their sentences has changed',
    kept('first', 'edited', async (visit, words) => {
      await isNotShown(visit, words, 'have changed since');
      const [then, now] = await visit.page.locator('.private-notes .then-now > p').evaluateAll((lines) =>
        lines.map((line) => {
          const copy = line.cloneNode(true);
          copy.querySelectorAll('.label, .visually-hidden').forEach((part) => part.remove());
          return copy.textContent.trim();
        }),
      );
      assert.equal(then, words);
      assert.equal(now, (await visit.page.locator(WORDS).textContent()).trim());
    }),
  );

  test(
    'are not shown once they are withdrawn, only why',
    kept('first', 'withdrawn', async (visit, words) => {
      await isNotShown(visit, words, /withdrawn.*It was misquoted\./);
      assert.ok(!(await visit.page.evaluate(() => document.body.textContent)).includes(words));
    }),
  );

  test(
    'are not shown where their wording is not on record',
    kept('unpublished', 'first', async (visit, words) => {
      await isNotShown(visit, words, 'not on record');
      assert.ok(!(await visit.page.evaluate(() => document.body.textContent)).includes(words));
    }),
  );
});

describe('exporting, importing and deleting notes', () => {
  const visiting = visits(SITE);

  test(
    'another reader of annotations finds the words, and bringing the file in again gives the same',
    visiting({}, async (visit) => {
      const { page } = visit;
      const texts = [];
      for (const path of [QUOTED, REPORTED]) {
        await visit.open(path);
        await keep(visit, 1, 3);
        await note(visit, 4, 7, `“Mine” <b>& only</b>\non ${path}`);
        texts.push(await page.locator(WORDS).textContent());
      }
      await visit.open('notes/');
      await listed(visit, 4, '.notebook');
      const words = await page.locator('.private-notes .private-note-words').allTextContents();
      const file = await exported(visit);
      const collection = JSON.parse(file);
      assert.equal(collection.type, 'AnnotationCollection');
      assert.equal(collection.total, 4);
      const items = collection.first.items;
      assert.deepEqual(items.map(({ motivation }) => motivation), ['highlighting', 'commenting', 'highlighting', 'commenting']);
      for (const [index, { id, target, body }] of items.entries()) {
        assert.match(id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.equal(target.source, visit.origin + SITE.address(index < 2 ? QUOTED : REPORTED));
        const text = texts[index < 2 ? 0 : 1];
        const [quote, position] = target.selector;
        assert.deepEqual(await found(textQuoteSelectorMatcher(quote), text), [quote.exact]);
        assert.deepEqual(await found(textPositionSelectorMatcher(position), text), [quote.exact]);
        const { parsed, error } = W3CTextFormat(target.source).parse(items[index]);
        assert.equal(error, undefined);
        assert.equal(parsed.target.selector[0].quote, quote.exact);
        assert.equal(text.slice(parsed.target.selector[0].start, parsed.target.selector[0].end), quote.exact);
        if (index % 2) assert.deepEqual(body[0].value, `“Mine” <b>& only</b>\non ${index < 2 ? QUOTED : REPORTED}`);
      }
      assert.match(await imported(visit, file), /^No note was added\. 4 notes here already\.$/);

      const before = await stored(visit);
      await page.locator('[data-notebook-action=delete-all]').click();
      await page.locator('[data-notebook-action=undo]:focus').waitFor();
      assert.equal(await stored(visit), null);
      assert.equal(await page.locator('.private-notes li').count(), 0);
      assert.equal(await imported(visit, file), '4 notes added.');
      await listed(visit, 4, '.notebook');
      assert.equal(await stored(visit), before);
      assert.deepEqual(await page.locator('.private-notes .private-note-words').allTextContents(), words);
    }),
  );

  test(
    'all are deleted with one action, and come back with another',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await keep(visit, 1, 3);
      await keep(visit, 4, 6);
      await visit.open('notes/');
      await listed(visit, 2, '.notebook');
      const before = await stored(visit);
      await page.locator('[data-notebook-action=delete-all]').focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-notebook-action=undo]:focus').waitFor();
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('/kept'))), []);
      await page.keyboard.press('Enter');
      await listed(visit, 2, '.notebook');
      assert.equal(await stored(visit), before);
    }),
  );

  const annotation = (more) => ({ type: 'Annotation', target: { source: SITE.address(QUOTED), selector: { type: 'TextQuoteSelector', exact: 'never said by anybody' } }, ...more });

  for (const [what, file, says] of [
    ['no JSON', '<html>', /not JSON/],
    ['nothing', '', /not JSON/],
    ['JSON of another kind', '{"notes":[1,2,3]}', /no W3C annotations/],
    ['a list in a list in a list', '['.repeat(50_000) + ']'.repeat(50_000), /not JSON|no W3C annotations/],
    ['a prototype', '{"__proto__":{"type":"Annotation"},"constructor":{"prototype":{}}}', /no W3C annotations/],
    ['too much', `{"x":"${'x'.repeat(4_000_001)}"}`, /larger than 4 megabytes/],
    ['notes on other documents', JSON.stringify([annotation({ target: 'https://example.org/' })]), /^No note was added\. 1 note left out: on other documents\.$/],
    ['notes without words', JSON.stringify(annotation({ target: SITE.address(QUOTED) })), /^No note was added\. 1 note left out: without words or text\.$/],
  ]) {
    test(
      `a file that holds ${what} changes nothing, and that is said`,
      visiting({}, async (visit) => {
        await visit.open(QUOTED);
        await keep(visit, 1, 3);
        const before = await stored(visit);
        await visit.open('notes/');
        await listed(visit, 1, '.notebook');
        assert.match(await imported(visit, file), says);
        assert.equal(await stored(visit), before);
        assert.equal(await visit.page.locator('.private-notes li').count(), 1);
        assert.equal(await visit.page.evaluate(() => ({}).type ?? [].type), undefined);
      }),
    );
  }

  test(
    'markup in a file stays text, and words that nobody said are not shown',
    // Chromium logs that it blocks inline handlers, even in a document that runs no scripts.
    visiting({ expected: [/inline event handler/] }, async (visit) => {
      const { page } = visit;
      const attack = '<img src=x onerror=window.ran=1><script>window.ran=1</script>';
      const hostile = annotation({
        id: `"><${attack}`,
        body: { type: 'TextualBody', value: attack, format: 'text/html' },
        target: {
          source: SITE.address(QUOTED),
          selector: [
            { type: 'TextQuoteSelector', exact: 'never said by anybody', prefix: attack, suffix: attack, speaker: attack },
            { type: 'CssSelector', value: `#x"],${attack} [data-text]` },
          ],
        },
      });
      await visit.open('notes/');
      assert.equal(await imported(visit, JSON.stringify([hostile])), '1 note added.');
      for (const place of ['.notebook', '.step-notebook']) {
        await listed(visit, 1, place);
        assert.equal(await page.locator('.private-note-text').textContent(), attack);
        assert.match(await page.locator('.private-notes .notebook-problem').textContent(), /were not found/);
        assert.equal(await page.locator('.private-notes img, .private-notes script, .private-notes .private-note-words').count(), 0);
        assert.ok(!(await page.evaluate(() => document.body.textContent)).includes('never said by anybody'));
        assert.equal(await page.evaluate(() => window.ran), undefined);
        await visit.open(QUOTED);
      }
      await page.locator('[data-notebook-action=edit]').click();
      assert.equal(await page.locator('dialog textarea').inputValue(), attack);
      assert.ok(!(await page.locator('dialog').innerHTML()).includes('never said by anybody'));
    }),
  );
});

describe('where notes cannot be kept', () => {
  const visiting = visits(SITE);

  test(
    'denied storage is reported once, and everything else works',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.denyStorage();
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await page.locator('#notice', { hasText: 'does not let the page keep notes' }).waitFor();
      await visit.select(WORDS, 1, 4);
      assert.deepEqual(await page.locator('.selection-menu [data-notebook-action]:visible').count(), 0);
      assert.equal(await page.locator('.selection-menu button', { hasText: 'Copy link' }).count(), 1);
      await page.keyboard.press('Escape');
      // While words are selected, arrow keys are for the selection.
      await page.evaluate(() => getSelection().removeAllRanges());
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      await visit.open('notes/');
      await page.locator('.notebook .notebook-problem', { hasText: 'does not let the page keep notes' }).waitFor();
    }),
  );

  test(
    'where storage is full, what was written is not lost',
    visiting({}, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.locator('.selection-menu [data-notebook-action=note-selected]').click();
      await page.locator('dialog textarea').fill('Long thoughts.');
      await page.locator('dialog [data-notebook-action=save]').click();
      await page.locator('dialog [role=alert]', { hasText: 'no more room' }).waitFor();
      assert.equal(await page.locator('dialog textarea').inputValue(), 'Long thoughts.');
    }),
  );

  for (const [what, value, says] of [
    ['a later version wrote', '{"version":2,"pages":[]}', /later version/],
    ['is damaged', '{"version":1,"kept":[{"id":5}]}', /damaged/],
    ['is no JSON', '<img src=x onerror=window.ran=1>', /damaged/],
  ]) {
    test(
      `what ${what} is left as it is, until the reader deletes it`,
      visiting({}, async (visit) => {
        const { page } = visit;
        await visit.open(QUOTED);
        await page.evaluate(([key, value]) => localStorage.setItem(key, value), [await key(visit), value]);
        await page.reload();
        await page.locator('.step-notebook .notebook-problem', { hasText: says }).waitFor();
        await visit.select(WORDS, 1, 4);
        await page.locator('.selection-menu [data-notebook-action=selected]').click();
        await page.locator('#notice', { hasText: says }).waitFor();
        assert.equal(await stored(visit), value);
        await visit.open('notes/');
        await page.locator('.notebook .notebook-problem', { hasText: says }).waitFor();
        await page.locator('[data-notebook-action=delete-all]').click();
        await page.locator('[data-notebook-action=undo]').waitFor();
        assert.equal(await stored(visit), null);
        await page.locator('[data-notebook-action=undo]').click();
        await page.locator('.notebook .notebook-problem', { hasText: says }).waitFor();
        assert.equal(await stored(visit), value);
        assert.equal(await page.evaluate(() => window.ran), undefined);
      }),
    );
  }

  test(
    'an action that the browser fails is reported to the reader and logged',
    visiting({ expected: [/no dialogs here/] }, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => {
        HTMLDialogElement.prototype.showModal = () => {
          throw new Error('no dialogs here');
        };
      });
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      const logged = page.waitForEvent('console', (message) => message.type() === 'error');
      await page.locator('.selection-menu [data-notebook-action=note-selected]').click();
      await page.locator('#notice', { hasText: 'That did not work' }).waitFor();
      assert.match((await logged).text(), /no dialogs here/);
      assert.equal(await stored(visit), null);
    }),
  );

  test(
    'with scripts off the page says what it needs, and a step offers nothing',
    visiting({ javaScriptEnabled: false }, async (visit) => {
      await visit.open('notes/');
      assert.match(await visit.page.locator('main').innerText(), /needs scripts/);
      await visit.open(QUOTED);
      assert.equal(await visit.page.locator('.notebook-hint').isVisible(), false);
    }),
  );
});

describe('access to notes', () => {
  const visiting = visits(SITE);

  for (const [device, options] of [['a phone', { viewport: PHONE }], ['a laptop in the dark', { colorScheme: 'dark' }]]) {
    test(
      `axe finds no violations on a step with notes, in the dialog and on the page of all notes, on ${device}`,
      visiting(options, async (visit) => {
        const { page } = visit;
        const violations = async () => {
          const { violations } = await new AxeBuilder({ page }).withTags(RULES).options({ resultTypes: ['violations'] }).analyze();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        };
        await visit.open(QUOTED);
        await keep(visit, 1, 3);
        await note(visit, 4, 7, 'Mine.');
        await visit.select(WORDS, 8, 10);
        assert.deepEqual(await violations(), []);
        await page.locator('.selection-menu [data-notebook-action=note-selected]').click();
        await page.locator('dialog[open]').waitFor();
        assert.deepEqual(await violations(), []);
        await visit.open('notes/');
        await listed(visit, 2, '.notebook');
        assert.deepEqual(await violations(), []);
        await page.locator('[data-notebook-action=delete-all]').click();
        await page.locator('[data-notebook-action=undo]').waitFor();
        assert.deepEqual(await violations(), []);
      }),
    );
  }

  test(
    'nothing has to be scrolled sideways on the narrowest screen, and every button and link is large enough',
    visiting({ viewport: { width: 320, height: 640 } }, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await note(visit, 0, undefined, `A word without end: ${'x'.repeat(200)}`);
      for (const [path, place] of [[QUOTED, '.step-notebook'], ['notes/', '.notebook']]) {
        await visit.open(path);
        await listed(visit, 1, place);
        assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= 320), path);
        const small = await page.locator(`${place} :is(.notebook-actions, .notebook-tools) :is(a, button, label)`).evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24).map((one) => one.outerHTML),
        );
        assert.deepEqual(small, []);
      }
    }),
  );
});

/** Keeps words of the passage, and returns them. */
async function keep(visit, from, to) {
  const before = await visit.page.locator('.private-notes li').count();
  const words = await visit.select(WORDS, from, to);
  await visit.page.locator('.selection-menu [data-notebook-action=selected]').click();
  await listed(visit, before + 1);
  return words;
}

/** Writes a note on words of the passage, and returns the words. */
async function note(visit, from, to, text) {
  const { page } = visit;
  const words = await visit.select(WORDS, from, to);
  await page.locator('.selection-menu [data-notebook-action=note-selected]').click();
  await page.locator('dialog textarea').fill(text);
  await page.locator('dialog [data-notebook-action=save]').click();
  await page.locator('dialog[open]').waitFor({ state: 'hidden' });
  await page.locator('.private-note-text', { hasText: text.split('\n')[0] }).first().waitFor();
  return words;
}

/** Waits until `count` notes are listed. */
async function listed({ page }, count, place = '.step-notebook') {
  await page.waitForFunction(([of, wanted]) => document.querySelectorAll(`${of} .private-notes li`).length === wanted, [place, count]);
}

/** Returns the kept words that are marked. */
function marked({ page }) {
  return page.evaluate(() => [...(CSS.highlights.get('private-notes') ?? [])].map(String));
}

async function key({ page }) {
  return page.evaluate(() => `sidelines/${document.getElementById('app').dataset.explainer}/kept`);
}

async function stored(visit) {
  return visit.page.evaluate((of) => localStorage.getItem(of), await key(visit));
}

/** Exports the notes, and returns the text of the file. */
async function exported({ page }) {
  const { name, text } = await downloaded(page, () => page.locator('[data-notebook-action=export]').click());
  assert.match(name, /^notes-[a-z0-9-]+\.jsonld$/);
  return text;
}

/** Imports a file with the content `text`, and returns the report. */
async function imported({ page }, text) {
  await page.locator('[data-notebook-action=import]').waitFor();
  await page.evaluate(() => document.querySelector('#notice')?.replaceChildren());
  await page.locator('[data-notebook-action=import]').setInputFiles({ name: 'notes.jsonld', mimeType: 'application/ld+json', buffer: Buffer.from(text) });
  await page.locator('#notice:not(:empty)').waitFor();
  return page.locator('#notice').textContent();
}

/** Returns the words that a matcher finds in a text. */
async function found(matcher, text) {
  const chunk = { data: text };
  const scope = { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
  const results = [];
  for await (const { startIndex, endIndex } of matcher(scope)) results.push(text.slice(startIndex, endIndex));
  return results;
}
