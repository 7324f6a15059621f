// All keys but the arrows, and the switch that turns all keys off.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITE } from './site.mjs';
import { PHONE, visits } from './visit.mjs';

const [STEP, OTHER_STEP] = SITE.steps;
const NOTES = SITE.page(STEP).notes;

describe('keys', () => {
  const visiting = visits(SITE);

  test(
    'n opens one note after the other, and one Back closes them',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      for (const note of [...NOTES, NOTES[0]]) {
        await page.keyboard.press('n');
        await page.locator(`[id="${note}"][data-open]`).waitFor();
        assert.equal(await visit.hash(), `#${note}`);
      }
      await visit.back();
      await page.locator('[data-open]').first().waitFor({ state: 'detached' });
      assert.equal(await visit.hash(), '');
    }),
  );

  test(
    '? leads to the page of keys, with Shift or without, and Back returns',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      for (const key of ['?', 'Shift+?']) {
        await page.keyboard.press(key);
        await visit.shows('keys/');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'heading');
        await visit.back();
        await visit.shows(STEP);
      }
    }),
  );

  test(
    'keys with a modifier or in a field do nothing',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEP);
      const taken = await page.evaluate(() => {
        document.body.insertAdjacentHTML('beforeend', '<input id="field">');
        const press = (target, key, options = {}) => {
          const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
          target.dispatchEvent(event);
          return event.defaultPrevented;
        };
        const held = ['ctrlKey', 'altKey', 'metaKey'].flatMap((modifier) =>
          ['n', '?'].map((key) => press(document.body, key, { [modifier]: true })),
        );
        return [...held, press(document.body, 'N', { shiftKey: true }), press(document.getElementById('field'), 'n')];
      });
      assert.deepEqual(taken, Array(8).fill(false));
      assert.equal(await visit.hash(), '');
    }),
  );

  test(
    'a switch turns the keys off and on, and is remembered',
    visiting({}, async (visit) => {
      const { page } = visit;
      const walks = async () => {
        await visit.open(STEP);
        await page.keyboard.press('n');
        await page.keyboard.press('ArrowRight');
        return (await visit.hash()) !== '' || page.url() !== visit.origin + SITE.address(STEP);
      };
      await visit.open('keys/');
      const control = page.getByRole('checkbox', { name: 'Use these keys' });
      assert.ok(await control.isChecked());
      await control.focus();
      await page.keyboard.press('Space');
      assert.equal(await walks(), false, 'switched off');
      await visit.open('keys/');
      assert.equal(await control.isChecked(), false, 'and it says so');
      await control.check();
      assert.equal(await walks(), true, 'switched on');
    }),
  );

  test(
    'the switch is not offered where scripts are off',
    visiting({ javaScriptEnabled: false }, async (visit) => {
      await visit.open('keys/');
      assert.equal(await visit.page.getByRole('checkbox').count(), 0);
      assert.ok(await visit.page.getByText('next step', { exact: true }).isVisible());
    }),
  );

  test(
    'keys work where storage is denied',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.denyStorage();
      await visit.open(STEP);
      await page.keyboard.press('ArrowRight');
      await visit.shows(OTHER_STEP);
    }),
  );
});

describe('an open note on a phone', () => {
  const visiting = visits(SITE);

  for (const javaScriptEnabled of [true, false]) {
    test(
      `opens under its words and leaves the reader's place, with scripts ${javaScriptEnabled ? 'on' : 'off'}`,
      visiting({ viewport: PHONE, javaScriptEnabled }, async (visit) => {
        const { page } = visit;
        for (const path of SITE.stepsByKind.values()) {
          const [note] = SITE.page(path).notes;
          await visit.open(path);
          const words = page.locator(`[id="${note}-words"] a`);
          const before = await words.boundingBox();
          await words.click();
          const sheet = page.locator(`[id="${note}"]`);
          assert.deepEqual(await words.boundingBox(), before, `${path}: the words stay where they are`);
          const { y, height } = await sheet.boundingBox();
          assert.ok(y >= before.y + before.height, `${path}: the note is below them`);
          assert.ok(y + height <= PHONE.height, `${path}: and whole in the window`);
          await sheet.locator('.note-close').click();
          assert.notEqual(await sheet.evaluate((element) => getComputedStyle(element).position), 'fixed', 'the way back closes it');
          assert.deepEqual(await words.boundingBox(), before);
        }
      }),
    );
  }

  test(
    'does not cover its words, wherever they are',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      for (const path of SITE.steps) {
        for (const note of SITE.page(path).notes) {
          await visit.open(`${path}#${note}`);
          await page.locator(`[id="${note}"][data-open]`).waitFor();
          await page.waitForFunction((id) => {
            const words = document.getElementById(`${id}-words`).getClientRects();
            const sheet = document.getElementById(id).getBoundingClientRect();
            return words[0].top >= 0 && words[words.length - 1].bottom <= sheet.top;
          }, note);
        }
      }
    }),
  );
});
