// What a page weighs on the wire, compressed as a good static host compresses it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { SITE } from './site.mjs';
import { visits } from './visit.mjs';

/** What a first answer of a fresh connection carries: the page can be read after one round trip. */
const TO_READ = 14_000;
const TO_INTERACT = 100_000;
/** What opening a link to words may load, whichever wording it was made for. */
const TO_MARK = 106_000;
/** What copying loads, once words are selected. */
const TO_COPY = 20_000;
/** All programs, scripts and styles of the site. */
const IN_ALL = 170_000;

describe('the weight of a passage', () => {
  const visiting = visits(SITE);
  const weighed = new Map();

  function weigh(file) {
    if (!weighed.has(file)) {
      const bytes = SITE.read(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      weighed.set(file, brotliCompressSync(bytes, { params }).length);
    }
    return weighed.get(file);
  }

  /** The files that a page names to be loaded at once, but for icons and what is for paper alone: no reader waits for those. */
  function loaded(path) {
    const page = SITE.page(path);
    const links = page.all('link').filter(({ attributes }) => /^(stylesheet|preload|modulepreload)$/.test(attributes.rel) && attributes.media !== 'print');
    return [...new Set(links.map(({ attributes }) => attributes.href.slice(SITE.base.length)))];
  }

  const styles = (files) => files.filter((file) => file.endsWith('.css'));
  const sum = (files) => files.reduce((total, file) => total + weigh(file), 0);

  function heaviest(weightOf) {
    const [first] = SITE.steps.map((path) => ({ path, weight: weightOf(path) })).sort((one, other) => other.weight - one.weight);
    return first;
  }

  test(`can be read after ${TO_READ} bytes`, (t) => {
    const { path, weight } = heaviest((step) => sum([SITE.file(step), ...styles(loaded(step))]));
    assert.ok(styles(loaded(path)).length > 0, 'styles are weighed');
    t.diagnostic(`the heaviest is ${path}: ${weight} bytes, ${sum(styles(loaded(path)))} of them styles`);
    assert.ok(weight <= TO_READ, `${path}: ${weight} bytes`);
  });

  test(`can be used in full after ${TO_INTERACT} bytes`, (t) => {
    const { path, weight } = heaviest((step) => sum([SITE.file(step), ...loaded(step)]));
    for (const ending of ['.css', '.js', '.wasm']) {
      const files = loaded(path).filter((file) => file.endsWith(ending));
      assert.ok(files.length > 0, `${ending} is weighed`);
      t.diagnostic(`${ending}: ${sum(files)} bytes`);
    }
    t.diagnostic(`the heaviest is ${path}: ${weight} bytes`);
    assert.ok(weight <= TO_INTERACT, `${path}: ${weight} bytes`);
  });

  test(`marks the words of a link after ${TO_MARK} bytes`, (t) => {
    const wordings = (step) => `data/wordings/${step.split('/')[1]}.json`;
    const { path, weight } = heaviest((step) => sum([SITE.file(step), ...loaded(step), wordings(step)]));
    t.diagnostic(`the heaviest is ${path}: ${weight} bytes, ${weigh(wordings(path))} of them only for a link to an earlier wording`);
    assert.ok(weight <= TO_MARK, `${path}: ${weight} bytes`);
  });

  test(
    `copies words after ${TO_COPY} more bytes`,
    visiting({}, async (visit, t) => {
      await visit.open(SITE.steps[0]);
      await visit.page.waitForLoadState('networkidle');
      const before = visit.requests.length;
      await visit.select('.words', 0, 2);
      await visit.page.locator('.selection-menu button').first().waitFor();
      const files = visit.requests.slice(before).map((request) => new URL(request.url()).pathname.slice(SITE.base.length));
      t.diagnostic(`${files.join(', ')}: ${sum(files)} bytes`);
      assert.ok(files.length > 0 && sum(files) <= TO_COPY, `${sum(files)} bytes`);
    }),
  );

  test(`has programs, scripts and styles of at most ${IN_ALL} bytes`, (t) => {
    const files = SITE.files.filter((file) => /\.(js|wasm|css)$/.test(file));
    for (const file of files) t.diagnostic(`${file}: ${weigh(file)}`);
    t.diagnostic(`together: ${sum(files)}`);
    assert.ok(sum(files) <= IN_ALL, `${sum(files)} bytes`);
  });
});
