// The timeline: its marks are to scale, and marks, events and passages link to one another.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasClass } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const NARROWEST = { width: 320, height: 640 };
const DAY = 24 * 60 * 60 * 1000;
const TIMELINE = 'timeline/';

/** The first and the last day that are drawn to scale. */
const [FIRST, LAST] = span();

describe('the time line', () => {
  const visiting = visits(SITE);

  for (const [device, viewport] of [['a laptop', LAPTOP], ['a phone', PHONE], ['the narrowest screen', NARROWEST]]) {
    test(
      `marks stand to scale, and no label covers another, on ${device}`,
      visiting({ viewport }, async (visit) => {
        await visit.open(TIMELINE);
        const { left, width, marks } = await visit.page.evaluate(() => {
          const axis = document.querySelector('.timeline-drawing .timeline-axis').getBoundingClientRect();
          const middle = (element) => element.getBoundingClientRect().left + element.getBoundingClientRect().width / 2;
          const rows = [...document.querySelectorAll('.timeline-rows li')];
          return {
            left: axis.left,
            width: axis.width,
            marks: rows.map((row) => ({ id: row.id, at: middle(row.querySelector('.event-mark')) })),
          };
        });
        assert.ok(marks.length > 1 && width > 200, 'there is a drawing');
        for (const { id, at } of marks) {
          const { from } = daysOf(id.replace(/^at-/, 'event-'));
          const wanted = left + (width * (from - FIRST)) / (LAST - FIRST);
          assert.ok(Math.abs(at - wanted) < 1, `${id}: at ${at}, wanted at ${wanted}`);
        }
        assert.deepEqual(await covered(visit.page), []);
      }),
    );
  }

  test(
    'an event of several days is drawn as long as it lasts',
    visiting({}, async (visit) => {
      await visit.open(TIMELINE);
      const drawn = await visit.page.evaluate(() =>
        [...document.querySelectorAll('.timeline-duration line')].map((line) => {
          const { left, right } = line.getBoundingClientRect();
          const axis = document.querySelector('.timeline-drawing .timeline-axis').getBoundingClientRect();
          return { id: line.closest('li').id, days: (right - left) / axis.width };
        }),
      );
      const lasting = events().filter(({ from, to, isPeriod }) => !isPeriod && to > from && from >= FIRST && to <= LAST);
      assert.equal(drawn.length, lasting.length);
      for (const { id, days } of drawn) {
        const { from, to } = daysOf(id.replace(/^at-/, 'event-'));
        assert.ok(Math.abs(days - (to - from) / (LAST - FIRST)) < 0.002, id);
      }
    }),
  );

  for (const viewport of [LAPTOP, PHONE]) {
    test(
      `the line of an event of several days does not run through its label at ${viewport.width} px`,
      visiting({ viewport }, async (visit) => {
        await visit.open(TIMELINE);
        const struck = await visit.page.evaluate(() =>
          [...document.querySelectorAll('.timeline-duration line')].flatMap((line) => {
            const { left, right, top, bottom } = line.getBoundingClientRect();
            const words = line.closest('li').querySelectorAll('.timeline-label > :not(.visually-hidden)');
            const boxes = [...words].flatMap((span) => [...span.getClientRects()]);
            const meets = (box) => box.left < right && left < box.right && box.top < bottom + 1 && top - 1 < box.bottom;
            return boxes.some(meets) ? [line.closest('li').id] : [];
          }),
        );
        assert.deepEqual(struck, []);
      }),
    );
  }

  test(
    'every mark leads to its event and the event back to its mark',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      await visit.open(TIMELINE);
      const rows = await page.locator('.timeline-rows li').evaluateAll((all) => all.map(({ id }) => id));
      for (const row of rows) {
        const event = row.replace(/^at-/, 'event-');
        await page.locator(`[id="${row}"] a`).click();
        await page.locator(`[id="${event}"]:target`).waitFor();
        assert.ok(await visit.isInSight(event), event);
        await page.locator(`[id="${event}"] a.event-mark-link`).click();
        await page.locator(`[id="${row}"]:target`).waitFor();
        assert.ok(await visit.isInSight(row), row);
      }
    }),
  );

  for (const javaScriptEnabled of [true, false]) {
    test(
      `events outside the span, or without a day, are folded, and open by keyboard, with scripts ${javaScriptEnabled ? 'on' : 'off'}`,
      visiting({ javaScriptEnabled }, async (visit, t) => {
        const { page } = visit;
        await visit.open(TIMELINE);
        const folds = {
          before: events().filter(({ to }) => to < FIRST),
          unclear: events().filter(({ from, to, isPeriod }) => isPeriod && to >= FIRST && from <= LAST),
          after: events().filter(({ from }) => from > LAST),
        };
        for (const [id, folded] of Object.entries(folds)) {
          const links = page.locator(`[id="${id}"] li a`);
          assert.equal(await links.count(), folded.length);
          if (folded.length === 0) {
            t.diagnostic(`not tried: no event of the explainer belongs into the fold ${id}`);
            continue;
          }
          assert.equal(await links.first().isVisible(), false, 'closed at first');
          await page.locator(`[id="${id}"] summary`).focus();
          await page.keyboard.press('Enter');
          assert.ok(await links.first().isVisible());
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
          await page.locator(`[id="event-${folded[0].id}"]:target`).waitFor();
          await page.locator(`[id="event-${folded[0].id}"] a.event-mark-link`).click();
          await page.locator(`[id="${id}"]:target`).waitFor();
        }
        assert.equal(await page.locator('.timeline-rows li').count(), events().length - Object.values(folds).flat().length);
      }),
    );
  }

  test(
    'print shows what is folded',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(TIMELINE);
      await page.emulateMedia({ media: 'print' });
      for (const row of await page.locator('.timeline-fold li').all()) assert.ok((await row.boundingBox()).height > 0);
    }),
  );

  test(
    'a passage leads to its events and the event back to it',
    visiting({ viewport: PHONE }, async (visit, t) => {
      const { page } = visit;
      const path = SITE.steps.find((step) => linesOf(SITE.page(step)).length > 0);
      if (!path) return t.skip('the explainer has no event that explains a passage');
      await visit.open(path);
      await visit.markDocument();
      const link = page.locator('.step-events a').first();
      const id = new URL(await link.getAttribute('href'), visit.origin).hash.slice(1);
      await link.click();
      await visit.shows(TIMELINE);
      assert.ok(await visit.isInSight(id));
      await page.locator(`[id="${id}"] .event-text a[href="${SITE.address(path)}"]`).last().click();
      await visit.shows(path);
      assert.ok(await visit.isMarkedDocument());
    }),
  );
});

for (const site of SITES) {
  describe(`the time line of the site for ${site.name}`, () => {
    test('events and passages name each other', () => {
      const named = site.steps.flatMap((path) => linesOf(site.page(path)).map((href) => `${path} ${href}`));
      const naming = events().flatMap(({ id, passages }) =>
        passages.map((passage) => `p/${passage}/ ${site.address(TIMELINE)}#event-${id}`),
      );
      assert.deepEqual(named.sort(), naming.sort());
      for (const { id, passages } of events()) {
        const links = entryOf(site, id).elements.map(({ attributes }) => attributes.href);
        for (const passage of passages) assert.ok(links.includes(site.address(`p/${passage}/`)), `${id}: ${passage}`);
      }
    });

    test('the basis of a date is given in words and by a shape', () => {
      const page = site.page(TIMELINE);
      const words = { report: 'Dated in the report', background: 'Dated from other sources', inference: 'Our inference', hindsight: 'Known only later' };
      const shapes = new Map();
      for (const { id, basis } of events()) {
        const entry = entryOf(site, id);
        assert.ok(entry.text.includes(words[basis]), `${id}: ${basis}`);
        const { inner: shape } = entry.elements.find((element) => element.name === 'svg' && hasClass(element, 'event-mark'));
        if (!shapes.has(basis)) shapes.set(basis, shape);
        assert.equal(shape, shapes.get(basis), id);
        const link = page.all('a').find(({ attributes }) => attributes.href === `#event-${id}`);
        assert.ok(link.text.endsWith(words[basis]), `${id}: its link in the drawing says so too`);
        assert.ok(link.inner.includes(shape), `${id}: its mark in the drawing is the same`);
      }
      assert.equal(new Set(shapes.values()).size, shapes.size, 'every basis has a shape of its own');
    });

    test('an event says where it happened, if its file does', () => {
      for (const { id, place } of SITE.explainer.events) {
        const shown = entryOf(site, id).elements.filter((element) => hasClass(element, 'event-place')).map(({ text }) => text);
        assert.deepEqual(shown, place ? [place] : [], id);
      }
    });

    test('distances from the report are as computed', () => {
      const report = count(site.explainer.day);
      for (const { id, from, isPeriod } of events()) {
        const { text: entry } = entryOf(site, id);
        if (isPeriod) {
          assert.doesNotMatch(entry, /days? (before|after)|the day of the report/, `${id}: no distance is given to an unknown day`);
          continue;
        }
        const days = Math.abs(from - report);
        const unit = days === 1 ? 'day' : 'days';
        const told = from === report ? 'the day of the report' : `${days} ${unit} ${from < report ? 'before' : 'after'}`;
        assert.ok(entry.includes(told), `${id}: ${told}`);
      }
    });
  });
}

/** The targets of the links from a step to its events. */
function linesOf(page) {
  const line = page.elements.find((element) => hasClass(element, 'step-events'));
  return line ? line.elements.map(({ attributes }) => attributes.href).filter((href) => href !== undefined) : [];
}

/** The entry of an event in the list below the drawing. */
function entryOf(site, id) {
  return site.page(TIMELINE).elements.find(({ attributes }) => attributes.id === `event-${id}`);
}

/** Pairs of labels or marks in the drawing that overlap. */
function covered(page) {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.timeline-rows .timeline-event-title, .timeline-rows .timeline-event-date, .timeline-rows .event-mark, .timeline-rows .timeline-bound, .timeline-rows text')]
      .flatMap((element) => [...element.getClientRects()].map((box) => ({ of: element, box })));
    const faults = [];
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (one.of === other.of) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Boxes of lines of text are higher than their letters, so they may overlap slightly.
        if (wide > 1 && high > 6) faults.push(`${one.of.textContent || one.of.closest('li')?.id} / ${other.of.textContent || other.of.closest('li')?.id}`);
      }
    }
    return faults;
  });
}

function daysOf(id) {
  return events().find((event) => `event-${event.id}` === id);
}

/** The events, with their first and last day counted from 1970: those that they may be, where only a month or year is known. */
function events() {
  return SITE.explainer.events.map(({ id, basis, passages, day, until, period }) => {
    const [from, to] = period ? [count(period), lastOf(period)] : [count(day), count(until ?? day)];
    return { id, basis, passages, from, to, isPeriod: Boolean(period) };
  });
}

/** Without a span, all events whose day is known are drawn to scale. */
function span() {
  const { span: given } = SITE.explainer;
  if (given) return [count(given.first), count(given.last)];
  const known = events().filter(({ isPeriod }) => !isPeriod);
  return [Math.min(...known.map(({ from }) => from)), Math.max(...known.map(({ to }) => to))];
}

/** The days from 1970 to the last day of a month or year. */
function lastOf({ iso }) {
  const [year, month] = iso.split('-').map(Number);
  return Date.UTC(year, month ?? 12, 0) / DAY;
}

/** The days from 1970 to a day, or to the first day of a month or year. */
function count({ iso }) {
  return Math.round(Date.parse(iso) / DAY);
}
