// What a person needs who reads with a keyboard, a screen reader, large type or on a small screen.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Where the guidelines want text to reflow: a laptop's window enlarged four times. */
const NARROWEST = { width: 320, height: 640 };

describe('access', () => {
  const visiting = visits(SITE);

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `axe finds nothing to mend, on ${device}`,
      visiting({ viewport, colorScheme: 'light' }, async (visit) => {
        const { page } = visit;
        const violations = [];
        for (const [kind, path] of SITE.kindsOfPage) {
          // The page of everything repeats the others' parts, and takes as long as all of them together.
          if (path === 'all/' && viewport === PHONE) continue;
          await visit.open(path);
          violations.push(...(await violationsOn(page, kind)));
          await page.emulateMedia({ colorScheme: 'dark' });
          violations.push(...(await violationsOn(page, `${kind}, dark`, (axe) => axe.withRules(['color-contrast']))));
          await page.emulateMedia({ colorScheme: 'light' });
        }
        assert.deepEqual(violations, []);
      }),
    );
  }

  test(
    'axe finds nothing to mend in an open note, an open list of steps and the offer of the last place',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      const [path] = SITE.steps.slice(1);
      await visit.open(`${path}#${SITE.page(path).notes[0]}`);
      await page.locator('.note[data-open]').waitFor();
      await page.locator('nav.walk summary').click();
      await page.locator('.certainty summary').click();
      const violations = await violationsOn(page, 'a note');
      await visit.open('');
      await page.locator('.start a:nth-of-type(2)').waitFor();
      violations.push(...(await violationsOn(page, 'the opening')));
      assert.deepEqual(violations, []);
    }),
  );

  test(
    'no page has to be scrolled sideways on the narrowest screen',
    visiting({ viewport: NARROWEST }, async (visit) => {
      const { page } = visit;
      for (const path of SITE.paths) {
        await visit.open(path);
        for (const details of await page.locator('details').all()) {
          await details.evaluate((element) => {
            element.open = true;
          });
        }
        const wide = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.scrollingElement;
          const outside = [...document.querySelectorAll('main *')].filter((element) => {
            const { right, width } = element.getBoundingClientRect();
            return width > 1 && right > clientWidth + 1;
          });
          return { by: scrollWidth - clientWidth, outside: outside.map((element) => element.outerHTML.slice(0, 120)) };
        });
        assert.deepEqual(wide, { by: 0, outside: [] }, path);
      }
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `Tab reaches everything there is to reach, and shows where it is, on ${device}`,
      visiting({ viewport }, async (visit) => {
        const { page } = visit;
        for (const [kind, path] of SITE.kindsOfPage.filter(([, path]) => path === '' || SITE.steps.includes(path))) {
          await visit.open(path);
          const wanted = await page.evaluate(() => {
            const all = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')];
            const reachable = all.filter((element) => element.checkVisibility());
            window.unreached = new Set(reachable);
            return reachable.length;
          });
          const faults = [];
          for (let stop = 0; stop < wanted; stop += 1) {
            await page.keyboard.press('Tab');
            const fault = await page.evaluate(() => {
              const element = document.activeElement;
              const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
              const { left, top, width, height } = element.getClientRects()[0];
              const shown = document.elementFromPoint(left + width / 2, top + height / 2);
              window.unreached.delete(element);
              if (outlineStyle === 'none' || outlineWidth === '0px' || outlineColor === 'rgba(0, 0, 0, 0)') return `${element.outerHTML}: no outline`;
              return element.contains(shown) ? null : `${element.outerHTML}: covered by ${shown?.outerHTML.slice(0, 80)}`;
            });
            if (fault) faults.push(`${kind}: ${fault}`);
          }
          assert.deepEqual(faults, []);
          assert.deepEqual(await page.evaluate(() => [...window.unreached].map((element) => element.outerHTML)), [], kind);
        }
      }),
    );
  }

  test(
    'the skip link leads to the text',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(SITE.steps[0]);
      await page.keyboard.press('Tab');
      assert.ok(await page.locator('a.skip').evaluate((link) => link === document.activeElement && link.getBoundingClientRect().left >= 0));
      await page.keyboard.press('Enter');
      await page.locator('main:target').waitFor();
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
    }),
  );

  test('headings go down one level at a time', () => {
    for (const path of SITE.paths) {
      const levels = SITE.page(path).elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
      assert.equal(levels[0], 1, path);
      levels.slice(1).forEach((level, index) => assert.ok(level > 1 && level <= levels[index] + 1, `/${path}: h${levels[index]}, then h${level}`));
    }
  });
});

/** What axe finds to mend, by default against all its rules for these guidelines. */
async function violationsOn(page, what, rules = (axe) => axe.withTags(RULES)) {
  // Axe describes every element that passes, unless told that nobody asks.
  const axe = rules(new AxeBuilder({ page }).options({ resultTypes: ['violations'] }));
  const { passes, violations } = await axe.analyze();
  assert.ok(passes.some(({ id }) => id === 'color-contrast'), `${what}: axe has looked`);
  return violations.map(({ id, help, nodes }) => `${what}: ${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html).join(' ')}`);
}
