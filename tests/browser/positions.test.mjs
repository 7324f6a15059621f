// The map of positions, the table, and two voices side by side.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasClass } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { LAPTOP, PHONE, visits } from './visit.mjs';

const WITH_MAP = ['', 'positions/'];
const NO_MAP = { skip: !SITE.explainer.map && 'the explainer has no map' };
const FEWER_THAN_THREE = { skip: SITE.pairs.length < 3 && 'the explainer has fewer than three voices with a position' };
const NARROWEST = { width: 320, height: 640 };

for (const site of SITES) {
  describe(`the map of the site for ${site.name}`, () => {
    for (const path of WITH_MAP) {
      const where = site.address(path);

      test(`on ${where} shows every voice`, NO_MAP, () => {
        const names = voices(site).map(({ short }) => short).sort();
        assert.deepEqual([...new Set(list(site, path).map(({ name }) => name))].sort(), names);
      });

      test(`on ${where} says how each view is known`, NO_MAP, () => {
        for (const { how, kind } of list(site, path)) {
          assert.match(how, { quoted: /^Quoted($|;)/, part: /^Quoted in part/, reported: /^Reported/, told: /^According to/, none: /on other matters$|not heard/ }[kind]);
        }
      });

      test(`on ${where} has one column for each question, titled as the question`, NO_MAP, () => {
        const { map, questions } = site.explainer;
        const columns = site.page(path).elements.filter((element) => hasClass(element, 'map-side'));
        const title = (column) => column.elements.find(({ name }) => name === 'h3').text;
        const asked = map.sides.map((side) => questions.find(({ id }) => id === side.question).text);
        assert.deepEqual(columns.map(title), asked);
        const named = (column) => column.elements.filter((element) => hasClass(element, 'evidence-kind')).length;
        assert.deepEqual(columns.map(named), map.sides.map((side) => side.voices.length));
      });

      test(`on ${where} leads to evidence that is what the mark says`, NO_MAP, () => {
        const seen = new Set();
        for (const { name, kind, href } of list(site, path)) {
          seen.add(kind);
          const { id } = voices(site).find(({ short }) => short === name);
          if (kind === 'none') {
            assert.equal(href, `${site.address('positions/')}#voice-${id}`);
            continue;
          }
          const step = site.page(href.slice(site.base.length));
          const [speaker] = step.elements.filter((element) => hasClass(element, 'byline'));
          const own = speaker.elements.some(({ attributes }) => attributes.href?.endsWith(`#voice-${id}`));
          const setting = { quoted: 'quotation', part: 'fragment' }[kind];
          if (setting) assert.ok(own && step.setting === setting, `${name} is quoted on ${href}`);
          if (kind === 'told') assert.ok(!own, `another voice speaks on ${href}`);
          if (kind === 'reported') assert.ok(step.setting === 'report', `${href} is a report`);
        }
        assert.deepEqual({ quoted: seen.has('quoted'), none: seen.has('none') }, { quoted: isAnyQuoted(site), none: isAnyOffTheMap(site) });
      });
    }

    test('two voices have one page, whichever is named first', { skip: site.pairs.length === 0 && 'the explainer has no two voices with a position' }, () => {
      const [ids, files] = [voices(site).filter(({ stated }) => stated > 0).map(({ id }) => id), new Set(site.files)];
      const wanted = ids.flatMap((one, index) => ids.slice(index + 1).map((other) => [one, other]));
      assert.deepEqual(site.pairs, wanted.map(([one, other]) => `positions/${one}/${other}/`).sort());
      for (const [one, other] of wanted) {
        const turned = `positions/${other}/${one}/`;
        assert.ok(files.has(site.file(turned)), turned);
        assert.ok(site.read(turned).includes(`url=${site.address(`positions/${one}/${other}/`)}"`), turned);
      }
    });

    test('what stands side by side is what the table says', () => {
      const answers = table(site);
      for (const path of site.pairs) {
        const pair = path.split('/').slice(1, 3);
        const page = site.page(path);
        const sides = page.elements.filter((element) => hasClass(element, 'pair-position'));
        const questions = page.elements.filter(({ attributes }) => attributes.id?.startsWith('question-')).map(({ attributes }) => attributes.id);
        assert.equal(sides.length, 2 * questions.length, path);
        for (const [index, question] of questions.entries()) {
          const shown = sides.slice(2 * index, 2 * index + 2).map((side) => answerIn(side) ?? '');
          assert.deepEqual(shown, pair.map((voice) => answers.get(`${voice} ${question}`) ?? ''), `${path} ${question}`);
          assert.notDeepEqual(shown, ['', ''], `${path}: ${question} is answered by one of them`);
        }
        const silent = [...answers.questions].filter((question) => pair.every((voice) => !answers.has(`${voice} ${question}`)));
        assert.deepEqual([...answers.questions].filter((question) => !questions.includes(question)), silent, path);
        for (const question of silent) {
          const address = `${site.address('positions/')}#${question}`;
          assert.ok(page.all('a').some(({ attributes }) => attributes.href === address), `${path}: ${question} is named`);
        }
      }
    });
  });
}

describe('the map', NO_MAP, () => {
  const visiting = visits(SITE);

  for (const [device, viewport, isAbreast] of [['a laptop', LAPTOP, true], ['a phone', PHONE, false], ['the narrowest screen', NARROWEST, false]]) {
    for (const javaScriptEnabled of [true, false]) {
      test(
        `has its columns ${isAbreast ? 'side by side' : 'one below the other'} on ${device}, with scripts ${javaScriptEnabled ? 'on' : 'off'}`,
        visiting({ viewport, javaScriptEnabled }, async (visit) => {
          const { page } = visit;
          for (const path of WITH_MAP) {
            await visit.open(path);
            const [left, right] = await page.locator('.map-side').evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().toJSON()));
            assert.ok(isAbreast ? left.top === right.top && left.right < right.left : left.bottom <= right.top, JSON.stringify([left, right]));
          }
        }),
      );
    }
  }

  test(
    'leads to the evidence by key, within the same document',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      await visit.markDocument();
      const { href } = list(SITE, '')[0];
      await page.locator(`.map-side li a[href="${href}"]`).first().focus();
      await page.keyboard.press('Enter');
      await visit.shows(href.slice(SITE.base.length));
      assert.ok(await visit.isMarkedDocument());
    }),
  );

  test(
    'is set in columns after a move to it too',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(SITE.steps[0]);
      await visit.markDocument();
      await page.locator('header.masthead a').first().click();
      await visit.shows('');
      assert.ok(await visit.isMarkedDocument());
      await page.waitForFunction(() => getComputedStyle(document.querySelector('.map-sides')).display === 'grid');
    }),
  );
});

describe('two voices', FEWER_THAN_THREE, () => {
  const visiting = visits(SITE);
  const [pair] = SITE.pairs;
  const [, one, other] = pair.split('/');

  for (const javaScriptEnabled of [true, false]) {
    const scripts = `scripts ${javaScriptEnabled ? 'on' : 'off'}`;

    test(
      `are put side by side from a voice, and either changed, with ${scripts}`,
      visiting({ javaScriptEnabled }, async (visit) => {
        const { page } = visit;
        await visit.open('positions/');
        await page.locator(`#voice-${one} .compare-links a[href="${SITE.address(pair)}"]`).click();
        await visit.shows(pair);
        const change = page.locator('.pair-switch').last();
        await change.locator('summary').click();
        const link = change.locator('a').last();
        const next = (await link.getAttribute('href')).slice(SITE.base.length);
        assert.ok(next !== pair && next.includes(one), `${next} keeps ${one}`);
        await link.click();
        await visit.shows(next);
      }),
    );

    test(
      `are found with the second one first, with ${scripts}`,
      visiting({ javaScriptEnabled }, async (visit) => {
        await visit.open(`positions/${other}/${one}/`, { ready: false });
        await visit.shows(pair);
      }),
    );
  }

  test(
    'stand beside one another on the narrowest screen',
    visiting({ viewport: NARROWEST }, async (visit) => {
      await visit.open(pair);
      const [left, right] = await visit.page.locator('.pair-voices > *').evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().toJSON()));
      assert.ok(left.top === right.top && left.right <= right.left, JSON.stringify([left, right]));
    }),
  );
});

/** Whether the position of any voice on a side of the map rests on a quotation of its own. */
function isAnyQuoted({ explainer: { map, questions, passages } }) {
  return map.sides.some(({ question, voices }) => {
    const { positions } = questions.find(({ id }) => id === question);
    const own = positions.filter(({ voice }) => voices.includes(voice));
    const isOwnQuotation = (voice, evidence) => passages.some(({ id, kind, speaker }) => id === evidence && kind === 'quotation' && speaker === voice);
    return own.some(({ voice, passages: evidence }) => evidence.some((id) => isOwnQuotation(voice, id)));
  });
}

/** Whether any voice, not counting outlets, is on neither side of the map. */
function isAnyOffTheMap({ explainer: { map, voices } }) {
  const placed = map.sides.flatMap((side) => side.voices);
  return voices.some(({ id, kind }) => kind !== 'outlet' && !placed.includes(id));
}

/** The elements within the first element of a page that has a class. */
function within(site, path, name) {
  return site.page(path).elements.find((element) => hasClass(element, name)).elements;
}

/** The voices on the map, in its order. */
function list(site, path) {
  const items = within(site, path, 'position-map').filter((element) => hasClass(element, 'evidence-kind'));
  return items.map(({ attributes, elements }) => {
    const link = elements.find(({ name }) => name === 'a');
    const how = elements.find((element) => hasClass(element, 'evidence-kind-label')).text;
    return { name: link.text, href: link.attributes.href, kind: attributes['data-evidence-kind'], how };
  });
}

/** The voices, from the heads of the table's rows: id, short name, and on how many questions something is stated. */
function voices(site) {
  const heads = within(site, 'positions/', 'position-table').filter(({ name, attributes }) => name === 'th' && attributes.scope === 'row');
  return heads.map(({ elements, text }) => {
    const link = elements.find(({ name }) => name === 'a');
    return { id: link.attributes.href.split('#voice-')[1], short: link.text, stated: Number(text.match(/(\d+) of \d+/)[1]) };
  });
}

/** The answers in the table, by voice and question, and the questions in its order. */
function table(site) {
  const rows = within(site, 'positions/', 'position-table').filter(({ name }) => name === 'tr');
  const links = rows[0].elements.map(({ attributes }) => attributes.href).filter((href) => href?.startsWith('#question-'));
  const questions = links.map((href) => href.slice(1));
  const answers = new Map();
  for (const [index, { id }] of voices(site).entries()) {
    const cells = rows[index + 1].elements.filter(({ name }) => name === 'td');
    for (const [column, cell] of cells.entries()) {
      const answer = answerIn(cell);
      if (answer !== undefined) answers.set(`${id} ${questions[column]}`, answer);
    }
  }
  answers.questions = questions;
  return answers;
}

/** The answer of a voice in a cell of the table or in a column of a pair. */
function answerIn({ elements }) {
  return elements.find((element) => hasClass(element, 'answer'))?.text;
}
