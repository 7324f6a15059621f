// The program takes a page over without changing it, and nothing on it jumps.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITES } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

/** The largest sum of shifts, in the unit of the Layout Instability API: a tenth of what is reckoned good. */
const STEADY = 0.01;

describe('the program takes a page over', () => {
  const [site, underPath] = SITES;
  const visiting = visits(site);
  const visitingUnderPath = visits(underPath);

  test(
    'and leaves it as it was printed, without a jump',
    visiting({}, async (visit, t) => {
      await watchShifts(visit);
      let most = 0;
      for (const path of site.paths) {
        await visit.open(path);
        await assertAsPrinted(visit, path);
        const shifted = await shifts(visit);
        most = Math.max(most, shifted);
        assert.ok(shifted <= STEADY, `/${path}: ${shifted}`);
      }
      t.diagnostic(`at most ${most}`);
    }),
  );

  test(
    'below a path too',
    visitingUnderPath({}, async (visit) => {
      for (const [, path] of underPath.kindsOfPage) {
        await visit.open(path);
        await assertAsPrinted(visit, path);
      }
    }),
  );

  test(
    'without a jump on a phone',
    visiting({ viewport: PHONE }, async (visit) => {
      await watchShifts(visit);
      for (const [, path] of site.kindsOfPage) {
        await visit.open(path);
        const shifted = await shifts(visit);
        assert.ok(shifted <= STEADY, `/${path}: ${shifted}`);
      }
    }),
  );
});

describe('nothing jumps', () => {
  const [site] = SITES;
  const visiting = visits(site);

  test(
    'that would not be seen',
    visiting({}, async (visit) => {
      await watchShifts(visit);
      await visit.open(site.steps[0]);
      await shifts(visit);
      await visit.page.evaluate(() => {
        const box = document.createElement('p');
        box.append('A line of text that pushes the page down.');
        document.querySelector('main').prepend(box);
      });
      assert.ok((await shifts(visit)) > STEADY);
    }),
  );

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE]]) {
    test(
      `while the opening offers the last place, on ${device}`,
      visiting({ viewport }, async (visit) => {
        // Measured too, since what is pushed down may lie below the window at first.
        const below = () => visit.page.locator('.start + *').evaluate((element) => element.getBoundingClientRect().top + scrollY);
        await visit.open('');
        const before = await below();
        await visit.open(site.steps.at(-1));
        await watchShifts(visit);
        await visit.open('');
        await visit.page.locator('.start a:nth-of-type(2)').waitFor();
        assert.ok(Math.abs((await below()) - before) < 1, `what follows has moved by ${(await below()) - before}`);
        const shifted = await shifts(visit);
        assert.ok(shifted <= STEADY, String(shifted));
      }),
    );

    test(
      `while a note is opened by its address, on ${device}`,
      visiting({ viewport }, async (visit) => {
        await watchShifts(visit);
        const note = site.page(site.steps[0]).notes.at(-1);
        await visit.open(`${site.steps[0]}#${note}`);
        await visit.page.locator('.note[data-open]').waitFor();
        const shifted = await shifts(visit);
        assert.ok(shifted <= STEADY, String(shifted));
      }),
    );

    test(
      `from step to step, on ${device}`,
      visiting({ viewport }, async (visit, t) => {
        await watchShifts(visit);
        await visit.open(site.steps[0]);
        let most = 0;
        for (const path of site.steps.slice(1)) {
          const before = await shifts(visit);
          await visit.page.keyboard.press('ArrowRight');
          await visit.shows(path);
          const shifted = (await shifts(visit)) - before;
          most = Math.max(most, shifted);
          assert.ok(shifted <= STEADY, `/${path}: ${shifted}`);
        }
        t.diagnostic(`at most ${most}`);
      }),
    );
  }
});

async function assertAsPrinted(visit, path) {
  assert.equal(await visit.page.title(), visit.site.page(path).title);
  // The opening is visited before any step: the offer of the reader's last place is the one thing that a page adds.
  assert.equal(await visit.rootHtml(), await visit.printedHtml(path), path);
}

/** Adds up the shifts of each document from its beginning. Those that follow a key count too: it asked for a move. */
async function watchShifts(visit) {
  await visit.page.addInitScript(() => {
    window.shifted = 0;
    const add = (entries) => entries.forEach((entry) => (window.shifted += entry.value));
    window.shiftObserver = new PerformanceObserver((list) => add(list.getEntries()));
    window.shiftObserver.observe({ type: 'layout-shift', buffered: true });
    window.addShifts = () => add(window.shiftObserver.takeRecords());
  });
}

/** The sum so far, once what the program has changed is on the screen. */
function shifts(visit) {
  return visit.page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    window.addShifts();
    return window.shifted;
  });
}
