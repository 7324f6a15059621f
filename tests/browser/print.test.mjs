// Pages in print, read from PDFs that the browser makes: all of their text and their address, without controls.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import { needsChromium } from './browser.mjs';
import { hasClass } from './html.mjs';
import { SITE } from './site.mjs';
import { visits } from './visit.mjs';

/** The sizes of paper, in points. */
const PAPERS = { A4: [595, 842], Letter: [612, 792] };
/** The height of the area at the foot of a page that holds its number, in points. */
const FOOT = 50;

describe('on paper', () => {
  const visiting = visits(SITE);

  for (const [format, size] of Object.entries(PAPERS)) {
    test(
      `everything on one page is a document to cite, on ${format}`,
      visiting({}, async (visit) => {
        await visit.open('all/');
        const headings = await visit.page.locator('h1, h2, h3, h4').allInnerTexts();
        const sheets = await printed(visit, format);
        const all = SITE.page('all/');

        for (const [index, sheet] of sheets.entries()) {
          assert.ok(sheet.size.every((length, side) => Math.abs(length - size[side]) < 2), `page ${index + 1}: ${sheet.size}`);
          assert.equal(plain(sheet.foot), `${index + 1}/${sheets.length}`, 'every page has its number');
          const last = sheet.lines.at(-1);
          assert.ok(last, `page ${index + 1} is not empty`);
          assert.ok(!headings.some((heading) => plain(heading) === plain(last)), `a heading at the foot of page ${index + 1}: ${last}`);
        }

        const text = plain(sheets.map(({ lines }) => lines.join('')).join(''));
        const holds = (what) => assert.ok(text.includes(plain(what)), what);
        const passages = all.elements.filter((element) => element.name === 'article' && hasClass(element, 'passage'));
        assert.deepEqual(passages.map(({ attributes }) => attributes['data-href']), SITE.steps.map((path) => SITE.address(path)));
        for (const [index, path] of SITE.steps.entries()) {
          const step = SITE.page(path);
          holds(`${index + 1}. ${step.all('h1')[0].text}${SITE.address(path)}`);
          for (const [at, id] of step.notes.entries()) {
            const number = `${index + 1}.${at + 1}`;
            const { text: words } = step.elements.find(({ attributes }) => attributes.id === `${id}-words`);
            const note = step.elements.find(({ attributes }) => attributes.id === id);
            const kind = note.elements.find((element) => hasClass(element, 'label'));
            holds(`${words}${number}`);
            holds(`${number} ${kind.text} ${words}`);
          }
        }
        const sources = all.elements.filter(({ attributes }) => attributes.id?.startsWith('source-'));
        assert.ok(sources.length > 0, 'there are sources');
        for (const [index, { attributes, elements }] of sources.entries()) {
          const reference = elements.find((element) => hasClass(element, 'reference'));
          holds(`[${index + 1}] ${reference.text}`);
          const citing = all.all('a').filter((link) => link.attributes.href === `#${attributes.id}`);
          for (const link of citing) assert.equal(link.attributes['data-source'], String(index + 1), attributes.id);
        }
        for (const { elements } of all.elements.filter((element) => hasClass(element, 'certainty'))) {
          for (const paragraph of elements.filter((element) => hasClass(element, 'attribution') || hasClass(element, 'place-in-report'))) holds(paragraph.text);
        }
      }),
    );
  }

  test(
    'every kind of page says what it says on a screen, and where it stands',
    visiting({ javaScriptEnabled: false, colorScheme: 'dark' }, async (visit) => {
      const { page } = visit;
      for (const [kind, path] of SITE.kindsOfPage.filter(([, path]) => path !== 'all/')) {
        await visit.open(path);
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(0, 0, 0)', `${kind}: in black`);
        const pressed = await page.locator('nav, button, input, .skip-link, .share, .opening-actions').all();
        for (const element of pressed) assert.equal(await element.isVisible(), false, `${kind}: ${await element.innerHTML()}`);
        await page.emulateMedia({ media: null });
        const text = plain((await printed(visit, 'A4')).flatMap(({ lines }) => lines).join(''));
        const wanted = [...SITE.page(path).all('h1'), ...(SITE.steps.includes(path) ? said(SITE.page(path)) : [])].map(numbered);
        // The page of a note is its step, with the note open.
        const stands = path.startsWith('n/') ? SITE.steps[0] : path;
        if (stands !== '' && stands !== '404.html') wanted.push(SITE.address(stands));
        for (const what of wanted) assert.ok(text.includes(plain(what)), `${kind}: ${what}`);
      }
    }),
  );

  test(
    'no page break follows a heading or falls inside a quotation',
    visiting({ javaScriptEnabled: false }, async ({ page, ...visit }) => {
      for (const [kind, path] of SITE.kindsOfPage) {
        await page.goto(visit.origin + SITE.address(path));
        await page.emulateMedia({ media: 'print' });
        const torn = await page.evaluate(() => {
          const broken = (element) => element.outerHTML.slice(0, 80);
          const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter((heading) => getComputedStyle(heading).breakAfter !== 'avoid');
          const words = [...document.querySelectorAll('.passage-words')].filter((element) => getComputedStyle(element).breakInside !== 'avoid');
          const lines = [...document.querySelectorAll('main p')].filter((element) => Number(getComputedStyle(element).orphans) < 2 || Number(getComputedStyle(element).widows) < 2);
          return [...headings, ...words, ...lines].map(broken);
        });
        assert.deepEqual(torn, [], kind);
      }
    }),
  );
});

/** The text of a step: its words, who said them and how that is known, and the notes. */
function said(step) {
  return step.elements.filter(
    ({ name, attributes }) => attributes['data-text'] !== undefined || name === 'dd' || attributes.class === 'place',
  );
}

/** The text of an element of a step, with the number of every note after its words. */
function numbered(element) {
  return element.textWith(({ text, attributes: { 'data-number': number } }) => (number === undefined ? undefined : text + number));
}

/** The pages of the PDF: their sizes, their lines of text from the top, and the text at their foot. */
async function printed({ page }, format) {
  needsChromium('choose paper, whose size it gives in a wrong unit');
  const document = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
  const sheets = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    const { items } = await sheet.getTextContent();
    const [, , width, height] = sheet.view;
    const text = (wanted) => items.filter(({ transform }) => wanted(transform[5])).map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
    const lines = text((y) => y > FOOT).split('\n').filter((line) => line.trim() !== '');
    sheets.push({ size: [width, height], lines, foot: text((y) => y <= FOOT) });
  }
  return sheets;
}

/** Text without spaces, since browsers differ in where they put them between lines. */
function plain(text) {
  return text.replace(/\s+/g, '');
}
