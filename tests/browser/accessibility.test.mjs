// Accessibility: with a keyboard, a screen reader, enlarged text, a small screen, and with the rules of axe.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { SITE } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The size of targets, and names that begin with what is seen, for who controls a page by voice. */
const OFF_BY_DEFAULT = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };
/** The rules about colours: the only ones whose result can differ with dark or forced colours. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** The width at which WCAG requires text to reflow: a laptop's window enlarged four times. */
const NARROWEST = { width: 320, height: 640 };
/** A laptop's window at a zoom of 200 %. */
const ZOOMED = { width: LAPTOP.width / 2, height: LAPTOP.height / 2 };

/** One page of each kind, and a passage for frames on other sites, which the program does not take over. */
function kinds() {
  const embed = SITE.documents.find((path) => path.startsWith('embed/'));
  return [...SITE.kindsOfPage, ['a passage for a frame', embed]];
}

/** Opens a page and waits until it is hydrated, if it is one that is. */
async function open(visit, path) {
  await visit.open(path, { ready: SITE.page(path).root !== undefined });
  // The notebook is a late program: it lists the notes some time after hydration.
  if (path === 'notes/') await visit.page.locator('.notebook > :not(noscript)').first().waitFor();
}

describe('accessibility', () => {
  const visiting = visits(SITE);

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `axe finds no violations, on ${device}`,
      visiting({ viewport, colorScheme: 'light' }, async (visit) => {
        const { page } = visit;
        const violations = [];
        for (const [kind, path] of kinds()) {
          // The page of everything repeats the others' parts, and takes as long as all of them together.
          if (path === 'all/' && viewport === PHONE) continue;
          await open(visit, path);
          // In a window as high as the page, the bar at its foot covers nothing.
          await page.setViewportSize({ ...viewport, height: await page.evaluate(() => document.documentElement.scrollHeight) });
          violations.push(...(await violationsOn(page, kind)));
          for (const [colours, media] of [['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }]]) {
            await page.emulateMedia(media);
            violations.push(...(await violationsOn(page, `${kind}, ${colours}`, (axe) => axe.withRules(RULES_OF_COLOUR))));
            await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
          }
        }
        assert.deepEqual(violations, []);
      }),
    );
  }

  for (const colorScheme of ['light', 'dark']) {
    test(
      `all text can be read in forced colours, ${colorScheme}`,
      visiting({ viewport: LAPTOP, colorScheme, forcedColors: 'active' }, async (visit) => {
        const withNotes = SITE.steps.flatMap((path) => SITE.page(path).notes.slice(0, 1).map((note) => ['a step with an open note', `${path}#${note}`]));
        for (const [kind, path] of [...kinds(), ...withNotes]) {
          if (path.includes('#')) await visit.open(path);
          else await open(visit, path);
          assert.deepEqual(await visit.page.evaluate(faintTexts), [], `${kind}: ${path}`);
        }
      }),
    );
  }

  test(
    'axe finds no violations in an open note, an open list of steps and the offer to continue',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      const [path] = SITE.steps.slice(1);
      await visit.open(`${path}#${SITE.page(path).notes[0]}`);
      await page.locator('.note[data-open]').waitFor();
      await page.locator('.certainty summary').click();
      await page.locator('nav.walk-bar summary').click();
      const violations = await violationsOn(page, 'a note');
      await visit.open('');
      await page.locator('.opening-actions a:nth-of-type(2)').waitFor();
      violations.push(...(await violationsOn(page, 'the opening')));
      assert.deepEqual(violations, []);
    }),
  );

  for (const [where, window, paths] of [
    ['on the narrowest screen', { viewport: NARROWEST }, () => SITE.documents],
    ['when it is enlarged twice', { viewport: ZOOMED, deviceScaleFactor: 2 }, () => kinds().map(([, path]) => path)],
  ]) {
    test(
      `no page has to be scrolled sideways ${where}`,
      visiting(window, async (visit) => {
        const { page } = visit;
        for (const path of paths()) {
          await open(visit, path);
          const wide = await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
            // A note that is not open is one line, which ends where there is no more room.
            for (const note of document.querySelectorAll('.step .note')) note.dataset.open = '';
            const { scrollWidth, clientWidth } = document.scrollingElement;
            const outside = [...document.querySelectorAll('main *')].filter((element) => {
              // A drawing within a drawing only moves what is in it, but is as wide as the whole to Firefox.
              if (element.localName === 'svg' && element.ownerSVGElement) return false;
              const { right, width } = element.getBoundingClientRect();
              return width > 1 && right > clientWidth + 1;
            });
            return { by: scrollWidth - clientWidth, outside: outside.map((element) => element.outerHTML.slice(0, 120)) };
          });
          assert.deepEqual(wide, { by: 0, outside: [] }, path);
        }
      }),
    );
  }

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `Tab reaches every link and control and shows the focus, on ${device}`,
      visiting({ viewport }, async (visit) => {
        // The page of everything is left out: it has hundreds of links, of the same kinds as other pages.
        for (const [kind, path] of kinds().filter(([, path]) => path !== 'all/')) {
          // In a tab of its own: the last Tab on a page leads to Firefox's own buttons, and no command of the driver back.
          const tab = await visit.secondTab();
          const { page } = tab;
          await open(tab, path);
          const wanted = await page.evaluate(() => {
            const all = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')];
            const reachable = all.filter((element) => element.checkVisibility());
            window.unreached = new Set(reachable);
            return reachable.length;
          });
          const faults = [];
          // One press more than there are elements: on the page of a note, Tab starts at the note's words, and the end of the page
          // is followed by the document itself before its beginning.
          for (let stop = 0; stop <= wanted; stop += 1) {
            await page.keyboard.press('Tab');
            const fault = await page.evaluate(() => {
              const element = document.activeElement;
              if (element === document.body) return null;
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
          await page.close();
        }
      }),
    );
  }

  test(
    'the skip link moves the focus to the text',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(SITE.steps[0]);
      await page.keyboard.press('Tab');
      assert.ok(await page.locator('a.skip-link').evaluate((link) => link === document.activeElement && link.getBoundingClientRect().left >= 0));
      await page.keyboard.press('Enter');
      await page.locator('main:target').waitFor();
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
    }),
  );

  test(
    'nothing is animated for a reader who prefers reduced motion',
    visiting({ reducedMotion: 'reduce' }, async (visit) => {
      const { page } = visit;
      for (const [kind, path] of kinds()) {
        await open(visit, path);
        const moving = await page.evaluate(() => {
          const isStill = (element, pseudo) => {
            const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
            return animationName === 'none' && transitionDuration.split(', ').every((time) => time === '0s') && scrollBehavior === 'auto';
          };
          const all = [...document.querySelectorAll('*')];
          return all.filter((element) => ![null, '::before', '::after'].every((pseudo) => isStill(element, pseudo))).map((element) => element.outerHTML.slice(0, 120));
        });
        assert.deepEqual(moving, [], kind);
      }
    }),
  );

  test('landmarks are in order, and each navigation has a name of its own', () => {
    for (const path of SITE.paths) {
      const { elements } = SITE.page(path);
      const [main] = elements.filter(({ name }) => name === 'main');
      const inMain = ({ start }) => start > main.start && start < main.start + main.inner.length;
      const outside = elements.filter((element) => ['header', 'main', 'footer'].includes(element.name) && !inMain(element));
      assert.deepEqual(outside.map(({ name }) => name), ['header', 'main', 'footer'], path);
      const names = elements.filter(({ name }) => name === 'nav').map(({ attributes }) => attributes['aria-label'] ?? '');
      assert.ok(names.every(Boolean) && new Set(names).size === names.length, `${path}: ${names}`);
    }
  });

  test('headings go down one level at a time', () => {
    for (const path of SITE.paths) {
      const levels = SITE.page(path).elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
      assert.equal(levels[0], 1, path);
      levels.slice(1).forEach((level, index) => assert.ok(level > 1 && level <= levels[index] + 1, `/${path}: h${levels[index]}, then h${level}`));
    }
  });
});

/** The violations that axe finds, by default against all its rules for these guidelines. */
async function violationsOn(page, what, rules) {
  // Without `resultTypes`, axe also describes every element that passes. Two rules are off by default.
  const options = { resultTypes: ['violations'] };
  const axe = new AxeBuilder({ page });
  const asked = rules ? rules(axe.options(options)) : axe.options({ ...options, rules: OFF_BY_DEFAULT }).withTags(RULES);
  const { passes, violations } = await asked.analyze();
  const looked = rules ? ['color-contrast'] : ['color-contrast', 'target-size'];
  for (const rule of looked) assert.ok([...passes, ...violations].some(({ id }) => id === rule), `${what}: axe has looked for ${rule}`);
  return violations.map(({ id, help, nodes }) => `${what}: ${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html).join(' ')}`);
}

/** Runs in the page: lists the texts that have less than WCAG's contrast with what is behind them. */
function faintTexts() {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const over = ([red, green, blue, alpha = 1], below) => [red, green, blue].map((part, index) => part * alpha + below[index] * (1 - alpha));
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const probe = document.createElement('i');
  document.documentElement.append(probe);
  probe.style.backgroundColor = 'Canvas';
  const canvas = parts(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const behind = (element) => (element ? over(parts(getComputedStyle(element).backgroundColor), behind(element.parentElement)) : canvas);
  const faint = [];
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isNumber = element.hasAttribute('data-number');
    if (!(hasText || isNumber) || element.ownerSVGElement || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const ground = behind(element);
    if (contrast(over(parts(getComputedStyle(element).color), ground), ground) < 4.5) faint.push(element.outerHTML.slice(0, 100));
  }
  return faint;
}
