// Links to words: made in one page and opened in another, in edited pages, cut, mangled and hostile.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textOf } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { PHONE, visits } from './visit.mjs';

/** The first passage of full quotation. */
const QUOTED = SITE.stepsByKind.get('quotation');
const FRAGMENT = SITE.stepsByKind.get('fragment');
const WORDS = '.words [data-text], .words[data-text]';
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
        assert.ok(link.startsWith(`${visit.origin}${site.address(QUOTED)}#q1`), link);
        await visit.page.goto('about:blank');
        await visit.page.goto(link);
        await visit.page.locator('.link-notice:not(:empty)').waitFor();
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
    'a whole sentence makes an address of fewer than 300 signs, which linkifiers leave whole',
    visiting(CLIPBOARD, async (visit) => {
      for (const path of SITE.steps.filter((step) => SITE.page(step).setting === 'quotation')) {
        await visit.open(path);
        const text = await visit.page.locator(WORDS).textContent();
        const sentence = text.match(/^.*?[.?!](?=\s|$)|^.*$/s)[0];
        await visit.select(WORDS, 0, sentence.split(/\s+/).length);
        const link = await copy(visit, 'Copy link');
        const length = link.length - visit.origin.length + 'https://example.github.io/sidelines'.length;
        assert.ok(length < 300, `${length} signs: ${link}`);
        assert.match(link.slice(link.indexOf('#') + 1), /^q1[0-9A-Za-z]+:~:text=[0-9A-Za-z%,]+$/);
      }
    }),
  );

  test(
    'a quotation is copied with its speaker, date, source and address, as text and as Markdown',
    visiting(CLIPBOARD, async (visit) => {
      await visit.open(QUOTED);
      const credit = await visit.page.locator('[data-credit-said]').getAttribute('data-credit-said');
      const words = await visit.select(WORDS, 1, 5);
      const plain = await copy(visit, 'Copy quotation');
      assert.ok(plain.startsWith(`“… ${words} …”\n— ${credit}\n${visit.origin}`), plain);
      await visit.select(WORDS, 1, 5);
      const markdown = await copy(visit, 'As Markdown');
      assert.ok(markdown.startsWith(`> “… ${words} …”\n>\n> — [${credit}](${visit.origin}`), markdown);
    }),
  );

  test(
    'a selection made longer without a pointer is what is copied',
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
    'keys go on from the words once they are copied',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.locator('.link-bubble button', { hasText: 'Copy link' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.link-bubble').waitFor({ state: 'hidden' });
      assert.ok(await page.evaluate((words) => document.activeElement.matches(words), WORDS));
    }),
  );

  test(
    'what a reporter put in is not credited to the speaker',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      for (const path of SITE.steps.filter((step) => SITE.page(step).words.inner.includes('<ins>'))) {
        await visit.open(path);
        await page.locator('.words ins').first().evaluate((inserted) => getSelection().selectAllChildren(inserted));
        await page.locator('.link-bubble').waitFor({ state: 'attached' });
        await page.dispatchEvent('main', 'pointerup');
        const copied = await copy(visit, 'Copy quotation');
        const credit = await page.locator('.step').getAttribute('data-credit');
        assert.ok(copied.includes(`— ${credit}`), copied);
      }
    }),
  );

  test(
    'the bubble goes when the page does, and with words that leave the window',
    visiting({}, async (visit) => {
      const { page } = visit;
      const bubble = page.locator('.link-bubble');
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await page.evaluate(() => document.querySelector('.said').style.setProperty('position', 'static'));
      await page.evaluate(() => window.scrollBy(0, -1));
      await bubble.waitFor({ state: 'hidden' });
      await page.evaluate(() => window.scrollTo(0, 0));
      await bubble.waitFor();
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      await bubble.waitFor({ state: 'hidden' });
    }),
  );

  test(
    'a sheet for sharing that is closed breaks nothing',
    visiting({}, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => {
        navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'));
      });
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await page.locator('.link-bubble button', { hasText: 'Share' }).click();
      await page.locator('.link-bubble').waitFor({ state: 'hidden' });
    }),
  );

  test(
    'words of ours are never credited to a speaker',
    visiting(CLIPBOARD, async (visit) => {
      for (const path of [FRAGMENT, SITE.stepsByKind.get('report')]) {
        await visit.open(path);
        const [said, ours] = await visit.page
          .locator('article.step')
          .evaluate((step) => [step.getAttribute('data-credit-said'), step.getAttribute('data-credit')]);
        await visit.select(WORDS);
        const copied = await copy(visit, 'Copy quotation');
        assert.ok(copied.includes(`\n— ${ours}\n`), copied);
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
      await visit.page.locator('.link-notice:not(:empty)').waitFor();
      assert.equal(await marked(visit), words);
      assert.ok(await visit.page.evaluate((of) => document.activeElement === document.querySelector(of), note));
    }),
  );

  test(
    'the bubble is reached by keyboard and goes with the selection',
    visiting({ viewport: PHONE }, async (visit) => {
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 4);
      await visit.page.keyboard.press('Escape');
      await visit.page.locator('.link-bubble').waitFor({ state: 'hidden' });
      await visit.select(WORDS, 1, 4);
      const box = await visit.page.locator('.link-bubble').boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width, JSON.stringify(box));
      await visit.page.evaluate(() => getSelection().removeAllRanges());
      await visit.page.locator('.link-bubble').waitFor({ state: 'hidden' });
    }),
  );
});

describe('opening links to words', () => {
  const visiting = visits(SITE);

  /** Opens a link in a page whose words an editor has changed since. The program for the page itself stays away. */
  const edited = (edit, check) =>
    visiting({ ...CLIPBOARD, expected: [/sidelines-.*wasm/, /Failed to (load resource|fetch)/] }, async (visit) => {
      await visit.open(QUOTED);
      const words = await visit.select(WORDS);
      const link = await copy(visit, 'Copy link');
      await visit.page.goto('about:blank');
      await visit.page.route('**/sidelines-*.wasm', (route) => route.abort());
      await visit.page.route(`**${SITE.address(QUOTED)}`, async (route) => {
        const html = SITE.page(QUOTED).html;
        const changed = edit(html, words);
        assert.notEqual(changed, html, 'the edit changes something');
        await route.fulfill({ body: changed, contentType: 'text/html' });
      });
      await visit.page.goto(link);
      await visit.page.locator('.link-notice:not(:empty)').waitFor();
      await check(visit, words);
    });

  const inWords = (html, change) => {
    const start = html.indexOf('data-text=""');
    const end = html.indexOf('</blockquote>');
    return html.slice(0, start) + change(html.slice(start, end)) + html.slice(end);
  };

  test(
    'other quotation marks and spaces make no difference',
    edited(
      (html) => inWords(html, (words) => words.replaceAll('’', "'").replaceAll(' and ', '  and ').replaceAll(',', ' ,')),
      async (visit, words) => {
        const flat = (text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
        assert.equal(flat(await marked(visit)), flat(words));
      },
    ),
  );

  test(
    'words that mean something else are not marked',
    edited(
      (html) => inWords(html, (words) => words.replace(/\bwe\b/, 'they').replace(/\bus\b/, 'them')),
      async (visit) => {
        assert.equal(await marked(visit), null);
        assert.match(await visit.page.locator('.link-notice').textContent(), /Nothing is marked/);
      },
    ),
  );

  test(
    'words that are gone leave no trace of themselves',
    edited(
      (html) => inWords(html, (words) => words.replace(/>[^<]+</g, '>entirely other things stand here<')),
      async (visit, words) => {
        assert.equal(await marked(visit), null);
        const page = await visit.page.evaluate(() => document.body.textContent);
        assert.ok(!page.includes(words), 'the words of the link are not in the page');
      },
    ),
  );

  test(
    'a link to the words of one passage marks nothing in another, and shows nothing of them',
    visiting(CLIPBOARD, async (visit) => {
      const [one, other] = SITE.steps.filter((step) => SITE.page(step).setting === 'quotation');
      await visit.open(one);
      const words = await visit.select(WORDS);
      const link = await copy(visit, 'Copy link');
      await visit.page.goto('about:blank');
      const before = textOf(SITE.page(other).root.inner);
      await visit.page.goto(visit.origin + SITE.address(other) + link.slice(link.indexOf('#')));
      await visit.page.locator('.link-notice:not(:empty)').waitFor();
      assert.equal(await marked(visit), null);
      assert.ok(!before.includes(words));
      assert.ok(!(await visit.page.evaluate(() => document.documentElement.outerHTML)).includes(words));
      assert.equal(await visit.page.title(), SITE.page(other).title);
    }),
  );

  test(
    'a link that is cut, mangled, hostile or of a later version says so and shows nothing of itself',
    visiting({}, async (visit) => {
      for (const fragment of ['q1', 'q1abc', 'q2abc', 'q1<img src=x onerror=alert(1)>', 'q1%3Cb%3Efalse%3C/b%3E', `q1${'z'.repeat(9000)}`]) {
        await visit.page.goto('about:blank');
        await visit.page.goto(`${visit.origin}${SITE.address(QUOTED)}#${fragment}`);
        await visit.page.locator('.link-notice:not(:empty)').waitFor();
        assert.match(await visit.page.locator('.link-notice').textContent(), /damaged/);
        assert.equal(await marked(visit), null);
        const html = await visit.page.evaluate(() => document.documentElement.outerHTML);
        assert.ok(!html.includes('onerror') && !html.includes('false</b>'), fragment);
        assert.equal(await visit.page.title(), SITE.page(QUOTED).title);
      }
    }),
  );

  test(
    'a reader who came back, or is elsewhere on the page already, is left there',
    visiting({ ...CLIPBOARD, viewport: PHONE }, async (visit) => {
      const { page } = visit;
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 6);
      const link = await copy(visit, 'Copy link');
      await page.goto('about:blank');
      await page.goto(link);
      await visit.ready();
      await page.locator('.link-notice:not(:empty)').waitFor({ state: 'attached' });
      const down = await visit.scrollTo(700);
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      await page.goBack();
      await visit.shows(QUOTED);
      await page.locator('.link-notice:not(:empty)').waitFor({ state: 'attached' });
      assert.ok(await marked(visit));
      assert.equal((await visit.place()).down, down);
    }),
  );

  test(
    'a program that did not load says so, and is tried again',
    visiting({ expected: [/linking/] }, async (visit) => {
      const { page } = visit;
      let isDown = true;
      await page.route(/linking_bg\.wasm/, (route) => (isDown ? route.abort() : route.continue()));
      await visit.open(`${QUOTED}#q1abc`);
      await page.locator('#app[data-unlinked]').waitFor();
      const said = await page.locator('.said').evaluate((words) => getComputedStyle(words, '::before').content);
      assert.match(said, /did not load/);
      isDown = false;
      await visit.select(WORDS, 1, 4);
      assert.equal(await page.locator('#app[data-unlinked]').count(), 0);
    }),
  );

  test(
    'walking on takes the marks and the notice away',
    visiting(CLIPBOARD, async (visit) => {
      await visit.open(QUOTED);
      await visit.select(WORDS, 1, 6);
      const link = await copy(visit, 'Copy link');
      await visit.page.goto('about:blank');
      await visit.page.goto(link);
      await visit.ready();
      await visit.page.locator('.link-notice:not(:empty)').waitFor();
      await visit.page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      await visit.page.locator('.link-notice').waitFor({ state: 'hidden' });
      assert.equal(await marked(visit), null);
    }),
  );
});

/** Chooses something in the bubble; answers what is then in the clipboard. */
async function copy(visit, label) {
  await visit.page.evaluate(() => navigator.clipboard.writeText(''));
  await visit.page.locator('.link-bubble button', { hasText: label }).click();
  await visit.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  return visit.page.evaluate(() => navigator.clipboard.readText());
}

/** The words that the link has marked; null if none. */
function marked(visit) {
  return visit.page.evaluate(() => {
    const highlight = CSS.highlights.get('link');
    return highlight ? [...highlight].map(String).join(' ') : null;
  });
}

/** Whether the marked words are in the window. */
function inWindow(visit) {
  return visit.page.evaluate(() => {
    const { top, bottom } = [...CSS.highlights.get('link')][0].getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}
