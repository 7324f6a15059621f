// How many bytes a page loads, compressed with brotli as a static host would.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { Release } from './releases.mjs';
import { SITE } from './site.mjs';
import { visits } from './visit.mjs';

/** What a new connection carries in its first round trip. */
const TO_READ = 14_000;
const TO_INTERACT = 100_000;
/** What opening a link to words may load, also a link to a former wording. */
const TO_MARK = 106_000;
/** What copying loads, once words are selected. */
const TO_COPY = 20_000;
/** The fonts, which no page waits for. */
const FONTS = 25_000;
/** All programs, scripts and styles of the site, but for the service worker, which no page waits for. */
const IN_ALL = 178_500;
/** The service worker: most of it is the list of files. */
const WORKER = 20_000;

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

  /** The files that a page loads at once, without icons and styles for print, which no reader waits for. */
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

  test(
    `marks the words of a link after ${TO_MARK} bytes, also of one to an earlier wording`,
    visiting({}, async (visit, t) => {
      const step = SITE.stepsByKind.get('quotation');
      const [, id] = step.split('/');
      const other = new Release('other');
      other.misspell(id);
      const [word] = JSON.parse(SITE.read(`data/wordings/${id}.json`)).now.text.split(' ');
      await visit.open(other.link(id, word));
      other.remove();
      await visit.page.locator('.link-status p').waitFor();
      const paths = visit.requests.map((request) => new URL(request.url()).pathname.slice(SITE.base.length));
      const more = [...new Set(paths)].filter((file) => /\.wasm$|^data\/wordings\//.test(file) && !loaded(step).includes(file));
      assert.ok(more.some((file) => file.startsWith('data/wordings/')), 'what the link is resolved against is weighed');
      const { path, weight } = heaviest((step) => sum([SITE.file(step), ...loaded(step)]));
      t.diagnostic(`the heaviest is ${path}: ${weight} bytes, and ${sum(more)} for a link to an earlier wording: ${more.join(', ')}`);
      assert.ok(weight + sum(more) <= TO_MARK, `${path}: ${weight + sum(more)} bytes`);
    }),
  );

  test(
    `copies words after ${TO_COPY} more bytes`,
    visiting({}, async (visit, t) => {
      await visit.open(SITE.steps[0]);
      await visit.page.waitForLoadState('networkidle');
      const before = visit.requests.length;
      await visit.select('.passage-words', 0, 2);
      await visit.page.locator('.selection-menu button').first().waitFor();
      const files = visit.requests.slice(before).map((request) => new URL(request.url()).pathname.slice(SITE.base.length));
      t.diagnostic(`${files.join(', ')}: ${sum(files)} bytes`);
      assert.ok(files.length > 0 && sum(files) <= TO_COPY, `${sum(files)} bytes`);
    }),
  );

  test(`has programs, scripts and styles of at most ${IN_ALL} bytes`, (t) => {
    const files = SITE.files.filter((file) => /\.(js|wasm|css)$/.test(file) && file !== 'sw.js');
    for (const file of files) t.diagnostic(`${file}: ${weigh(file)}`);
    t.diagnostic(`together: ${sum(files)}`);
    assert.ok(sum(files) <= IN_ALL, `${sum(files)} bytes`);
  });

  test(`has fonts of at most ${FONTS} bytes, which no page waits for`, (t) => {
    const files = SITE.files.filter((file) => file.endsWith('.woff2'));
    const bytes = files.reduce((total, file) => total + SITE.read(file).length, 0);
    t.diagnostic(`${files.join(', ')}: ${bytes} bytes`);
    assert.ok(files.length > 0 && bytes <= FONTS, `${bytes} bytes`);
    for (const path of SITE.steps) assert.ok(!loaded(path).some((file) => files.includes(file)), `${path} preloads no font`);
    const faces = SITE.files.filter((file) => file.endsWith('.css')).flatMap((file) => SITE.read(file).toString().match(/@font-face\s*{[^}]*}/g) ?? []);
    const fetched = faces.filter((face) => face.includes('url('));
    assert.equal(fetched.length, files.length);
    for (const face of fetched) assert.match(face, /font-display:\s*optional/);
  });

  test(`has a service worker of at most ${WORKER} bytes, for a site that is kept whole`, (t) => {
    const files = SITE.files.filter((file) => !/^(_headers|cards\/|robots\.txt|sitemap\.xml|sw\.js)/.test(file));
    t.diagnostic(`sw.js: ${weigh('sw.js')} bytes; ${files.length} files: ${sum(files)}`);
    assert.ok(weigh('sw.js') <= WORKER, `${weigh('sw.js')} bytes`);
  });
});
