// What programs add to the pages of an explainer in Ukrainian, which is theirs alone: the pages themselves are tested where
// they are printed.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { SEVERAL, Site, serve } from './site.mjs';
import { ABORTED, visits } from './visit.mjs';

const UKRAINIAN = new Site('/kryvostrilka/', join(SEVERAL.folder, 'kryvostrilka'), '/kryvostrilka/');
const WORDS = '.passage-words [data-text], .passage-words[data-text]';
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
/** Names that are the same in every language. */
const NAMES = /Markdown|W3C|Hypothesis|JSON/g;

/** Makes sure that elements which a program has made say something, and nothing in English. */
async function speaksUkrainian(visit, selector) {
  await visit.page.locator(selector).first().waitFor();
  const texts = await visit.page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => [
      element.innerText,
      ...[element, ...element.querySelectorAll('[aria-label]')].map((labelled) => labelled.getAttribute('aria-label') ?? ''),
    ]),
  );
  const text = texts.join('\n');
  assert.match(text, /\p{Script=Cyrillic}{3}/u, selector);
  assert.doesNotMatch(text.replace(NAMES, ''), /[a-z]{3}/i, selector);
  return text;
}

describe('programs in Ukrainian', () => {
  const visiting = visits(UKRAINIAN, () => serve(SEVERAL));
  const quoted = UKRAINIAN.stepsByKind.get('quotation');
  const notice = (visit, text) => visit.page.locator('#notice', { hasText: text }).waitFor();

  test(
    'the opening leads on to where the reader was',
    visiting({}, async (visit) => {
      await visit.open(UKRAINIAN.steps[2]);
      await visit.open('');
      await visit.page.locator('.opening-actions', { hasText: 'Продовжити з 3' }).waitFor();
      assert.match(await speaksUkrainian(visit, '.opening-actions'), /Почати читати · \d+ хв/);
      assert.equal(await visit.page.locator('.step-list [data-read]').first().getAttribute('data-read'), 'прочитано');
    }),
  );

  test(
    'search counts as Ukrainian does',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      const word = UKRAINIAN.page(quoted).title.match(/\p{L}{4,}/u)[0];
      await page.locator('#find').fill(word);
      await page.locator('.search-list a').first().waitFor();
      assert.match(await page.locator('.search-count').textContent(), /^\d+ (уривок|уривки|уривків|примітка|примітки|приміток)/);
      assert.match(await page.locator('.search-list h2').first().textContent(), /^(Уривки|Примітки)$/);
      assert.ok((await page.locator('.search-list p').allTextContents()).some((line) => /^«.+»$/.test(line.trim())), 'quotations in the marks of the language');
      await page.locator('#find').fill('жжжжжж');
      await page.locator('.search-count', { hasText: 'Нічого не знайдено.' }).waitFor();
    }),
  );

  test(
    'words are copied, kept and linked to',
    visiting(CLIPBOARD, async (visit) => {
      const { page } = visit;
      await visit.open(quoted);
      await visit.select(WORDS, 0, 3);
      assert.match(await speaksUkrainian(visit, '.selection-menu'), /Копіювати посилання/);
      await page.locator('.selection-menu [data-action=link]').click();
      await notice(visit, 'Скопійовано посилання на 3 слова.');
      const link = await page.evaluate(() => navigator.clipboard.readText());
      await visit.select(WORDS, 0, 5);
      await page.locator('.selection-menu [data-action=quotation]').click();
      await notice(visit, 'Цитату скопійовано.');
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^«[^“”"]+»\n— /);
      await visit.select(WORDS, 0, 4);
      await page.locator('.selection-menu [data-notebook-action=selected]').click();
      await notice(visit, 'Збережено на цьому пристрої.');
      assert.match(await speaksUkrainian(visit, '.step-notebook section'), /Мої нотатки \(1\)/);
      await page.goto('about:blank');
      await page.goto(link);
      await page.locator('.link-status p').waitFor();
      assert.match(await speaksUkrainian(visit, '.link-status p'), /^Вам надіслали ці слова: .+ Почати спочатку/s);
      await page.goto('about:blank');
      await page.goto(link.slice(0, -1) + (link.endsWith('0') ? '1' : '0'));
      await page.locator('.link-status p', { hasText: 'Це посилання пошкоджено.' }).waitFor();
    }),
  );

  test(
    'words are chosen one by one',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(quoted);
      await page.locator('[data-copying=choose]').first().click();
      assert.match(await speaksUkrainian(visit, '.chooser'), /Натисніть перше слово\./);
      await page.locator('.chooser-words button').nth(1).click();
      await page.locator('.chooser-status', { hasText: 'Натисніть останнє слово.' }).waitFor();
      await page.locator('.chooser-words button').nth(2).click();
      await page.locator('.chooser-status', { hasText: /^2 слова: / }).waitFor();
      await speaksUkrainian(visit, '.chooser');
    }),
  );

  test(
    'notes are listed, deleted and brought back',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('notes/');
      assert.match(await speaksUkrainian(visit, '.notebook'), /Тут ще нічого не збережено\./);
      await visit.open(quoted);
      await visit.select(WORDS, 0, 2);
      await page.locator('.selection-menu [data-notebook-action=note-selected]').click();
      assert.match(await speaksUkrainian(visit, '.private-note-dialog'), /вона лишається на цьому пристрої/);
      await page.locator('#keep-text').fill('Так!');
      await page.locator('.private-note-dialog [data-notebook-action=save]').click();
      await visit.open('notes/');
      await page.locator('.notebook .private-note-text').waitFor();
      assert.match(await speaksUkrainian(visit, '.notebook'), /Збережено 1 нотатку\./);
      await page.locator('.notebook [data-notebook-action=delete]').click();
      await page.locator('.notebook', { hasText: 'Видалено 1 нотатку.' }).waitFor();
      await page.locator('.notebook [data-notebook-action=undo]').click();
      await notice(visit, 'Повернуто.');
      await speaksUkrainian(visit, '.notebook');
    }),
  );

  test(
    'what the scripts of every page say',
    visiting({ ...CLIPBOARD, expected: [/copying-/, ABORTED] }, async (visit) => {
      const { page } = visit;
      await visit.open(quoted);
      await page.locator('a[data-copy]').first().click();
      await notice(visit, 'Посилання скопійовано.');
      await page.route(/copying-\w+\.wasm/, (route) => route.abort());
      await page.evaluate((of) => getSelection().selectAllChildren(document.querySelector(of)), WORDS);
      await notice(visit, 'Копіювання й нотатки не завантажилися.');
    }),
  );
});
