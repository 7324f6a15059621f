// Documents that somebody else has changed: an extension, a translator, a host on the way. Whatever happens, the page never
// shows words that were not printed as the words of a passage, and the address and the page agree.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITE } from './site.mjs';
import { ABORTED, visits } from './visit.mjs';

const [FIRST, SECOND, THIRD] = SITE.steps;
/** A quotation with notes, and the step after it. */
const QUOTATION = SITE.stepsByKind.get('quotation');

/** Changes that leave the text as it is or not, made to the document as soon as it is parsed. */
const CHANGES = {
  'wraps a word': () => {
    const texts = document.createTreeWalker(document.querySelector('[data-text]'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode().length < 4);
    const word = texts.currentNode.splitText(3);
    const wrapper = document.createElement('span');
    word.replaceWith(wrapper);
    wrapper.append(word);
  },
  'splits a text': () => {
    const texts = document.createTreeWalker(document.querySelector('[data-text]'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode().length < 4);
    texts.currentNode.splitText(3);
  },
  'adds an element': () => document.querySelector('main article').prepend(document.createElement('aside')),
  'removes the markers of the app': () => {
    const comments = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const comment of found) comment.remove();
  },
  'translates the page': translate,
};

/** Replaces every text as translators of browsers do. */
function translate() {
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest('[translate=no]')) found.push(texts.currentNode);
  for (const text of found) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.append(text.data.toUpperCase());
    outer.append(inner);
    text.replaceWith(outer);
  }
}

describe('a document that was changed before the program took it over', () => {
  const visiting = visits(SITE);

  for (const [what, change] of Object.entries(CHANGES)) {
    test(
      `by something that ${what} is shown as it was printed, and the walk goes on`,
      visiting({}, async (visit) => {
        const { page } = visit;
        // The blank page of a new tab has no storage, and Firefox runs the script there too.
        await page.addInitScript({ content: `origin === 'null' || sessionStorage.getItem('changed') || ${onceParsed(change)}` });
        await visit.open(QUOTATION);
        await assertWordsAsPrinted(visit, QUOTATION);
        // The pages to come are left alone.
        await page.evaluate(() => sessionStorage.setItem('changed', 'yes'));
        await visit.markDocument();
        const next = SITE.steps[SITE.steps.indexOf(QUOTATION) + 1];
        await page.keyboard.press('ArrowRight');
        await visit.shows(next);
        await assertWordsAsPrinted(visit, next);
        assert.ok(await page.evaluate(() => window.sameDocument), 'the program moves there');
        await visit.back();
        await visit.shows(QUOTATION);
        await assertWordsAsPrinted(visit, QUOTATION);
      }),
    );
  }

  for (const [what, rewrite] of [
    ['adds an element', (html) => html.replace('<article', '<div class="advert">Buy this</div><article')],
    ['strips comments', (html) => html.replace(/<!--[^]*?-->/g, '')],
  ]) {
    test(
      `by a host that ${what} is left alone, and its links work`,
      visiting({}, async (visit) => {
        const { page } = visit;
        await page.route(/\/$/, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, body: rewrite(await response.text()) });
        });
        await visit.open(FIRST, { ready: false });
        await programGaveUp(visit);
        await assertWordsAsPrinted(visit, FIRST);
        for (const path of [SECOND, THIRD]) {
          await page.locator('a[rel=next]').click();
          await visit.shows(path);
          await assertWordsAsPrinted(visit, path);
        }
        await visit.back();
        await visit.shows(SECOND);
        await assertWordsAsPrinted(visit, SECOND);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      }),
    );
  }

  test(
    'is left alone without a connection',
    visiting({ expected: [ABORTED] }, async (visit) => {
      const { page } = visit;
      await page.addInitScript({ content: onceParsed(CHANGES['wraps a word']) });
      let loads = 0;
      await page.route(`**${SITE.address(FIRST)}`, (route) => (loads++ ? route.abort() : route.continue()));
      await visit.open(FIRST, { ready: false });
      await programGaveUp(visit);
      await assertWordsAsPrinted(visit, FIRST);
    }),
  );
});

describe('a document that was changed in the middle of a walk', () => {
  const visiting = visits(SITE);

  for (const [what, change] of Object.entries({
    ...CHANGES,
    'moves the page into another element': () => {
      const main = document.querySelector('main');
      const wrapper = document.createElement('div');
      wrapper.append(...main.childNodes);
      main.append(wrapper);
    },
    'adds elements around the page': () => {
      const main = document.querySelector('main');
      main.prepend(document.createElement('aside'));
      main.append(document.createElement('aside'));
    },
  })) {
    test(
      `by something that ${what} leaves nothing in the next page`,
      visiting({ expected: [/RuntimeError/] }, async (visit) => {
        const { page } = visit;
        await visit.open(FIRST);
        await page.evaluate(change);
        await page.locator('a[rel=next]').click();
        await visit.shows(SECOND);
        await wholeAndAlone(visit, SECOND);
        await page.locator('header.masthead nav a').first().click();
        await visit.shows('positions/');
        await page.evaluate(translate);
        await visit.back();
        await visit.shows(SECOND);
        await wholeAndAlone(visit, SECOND);
        await visit.back();
        await visit.shows(FIRST);
        await wholeAndAlone(visit, FIRST);
      }),
    );
  }
});

describe('a program that fails', () => {
  const visiting = visits(SITE);

  for (const [what, go] of [
    ['on the way to the next page', (page) => page.keyboard.press('ArrowRight')],
    ['on the way to a page of another kind', (page) => page.locator('header.masthead nav a').first().click()],
  ]) {
    test(
      `${what} leaves the page of the address, says so, and links work`,
      visiting({ expected: [/RuntimeError|unreachable/, /broken on purpose/] }, async (visit) => {
        const { page } = visit;
        await visit.open(FIRST);
        await breakProgram(page);
        await go(page);
        await page.locator('#notice', { hasText: 'Something went wrong' }).waitFor();
        const path = (await page.evaluate(() => location.pathname)).slice(SITE.base.length);
        assert.notEqual(path, FIRST);
        await visit.shows(path);
        assert.equal(await page.locator('#app[data-ready]').count(), 0, 'without the program');
        await page.locator(`header.masthead a[href="${SITE.address('timeline/')}"]`).click();
        await visit.shows('timeline/');
        await visit.ready();
        await visit.back();
        await visit.shows(path);
        await visit.back();
        await visit.shows(FIRST);
        await assertWordsAsPrinted(visit, FIRST);
      }),
    );
  }

  test(
    'leads back to the page before and forward again',
    visiting({ expected: [/RuntimeError|unreachable/, /broken on purpose/] }, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await breakProgram(page);
      await page.keyboard.press('ArrowRight');
      await page.locator('#notice', { hasText: 'Something went wrong' }).waitFor();
      await visit.back();
      await visit.shows(FIRST);
      await visit.ready();
      await assertWordsAsPrinted(visit, FIRST);
      await visit.forward();
      await visit.shows(SECOND);
      await assertWordsAsPrinted(visit, SECOND);
    }),
  );

  test(
    'works again once the page is loaded again',
    visiting({ expected: [/RuntimeError|unreachable/, /broken on purpose/] }, async (visit) => {
      const { page } = visit;
      await visit.open(FIRST);
      await breakProgram(page);
      await page.keyboard.press('ArrowRight');
      await page.locator('#notice', { hasText: 'Something went wrong' }).waitFor();
      await page.reload();
      await visit.ready();
      assert.equal(await page.locator('#notice').count(), 0);
    }),
  );
});

/** A script that makes this change as soon as the document is parsed. */
function onceParsed(change) {
  return `document.addEventListener('DOMContentLoaded', ${change})`;
}

/** Makes the program fail as soon as it needs a new element. */
function breakProgram(page) {
  return page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new Error('broken on purpose');
    };
  });
}

/** Waits until the program is there and has left the document alone. */
async function programGaveUp({ page }) {
  await page.waitForLoadState('networkidle');
  assert.equal(await page.locator('#app[data-ready]').count(), 0);
}

/** Asserts that the texts of the passage and its notes are those that were printed, in upper case or not. */
async function assertWordsAsPrinted({ page }, path) {
  const texts = await page.locator('[data-text]').evaluateAll((elements) => elements.map((element) => element.textContent.replace(/\s+/g, ' ').trim()));
  const printed = SITE.page(path).elements.filter((element) => 'data-text' in element.attributes);
  assert.deepEqual(lowerCase(texts), lowerCase(printed.map((element) => element.text)));
}

function lowerCase(texts) {
  return texts.map((text) => text.toLowerCase());
}

/** Asserts that the page shows what was printed at this address, and nothing of another. */
async function wholeAndAlone(visit, path) {
  await visit.page.waitForFunction(() => document.querySelectorAll('main h1').length === 1);
  await assertWordsAsPrinted(visit, path);
}
