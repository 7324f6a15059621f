// Measures the built site beside a reveal.js deck with the same passages and notes. `cargo xtask bench` runs it;
// docs/benchmarks.md says what is measured, and how.

import { launch } from '../browser/browser.mjs';
import { SITE, Site } from '../browser/site.mjs';
import { REVEAL, THEMES, walk, writeDeck } from './deck.mjs';
import { firstMove, firstPaint, moves } from './measure.mjs';
import { serve } from './server.mjs';
import { table } from './table.mjs';

/** How many presses a run measures. */
const PRESSES = 10;

/** What is measured of each, in this order. */
async function run(browser, contender) {
  const paint = await firstPaint(browser, contender);
  const move = await firstMove(browser, contender);
  const presses = await moves(browser, contender);
  return { paint, move, presses };
}

/** Measures all by turns, so that whatever else the machine does meets all of them. Every other run goes backwards. */
async function measure(browser, contenders, runs) {
  for (let index = 0; index < runs; index += 1) {
    for (const contender of index % 2 ? contenders.toReversed() : contenders) {
      console.error(`run ${index + 1} of ${runs}: ${contender.name}`);
      contender.results.push(await run(browser, contender));
    }
  }
}

const [runs, folder] = process.argv.slice(2);
const passages = uninterrupted(walk(SITE.explainer)).slice(0, PRESSES + 1);
writeDeck(SITE.explainer, folder);
const deck = new Site('reveal.js', folder, '/deck/');
const server = await serve([SITE, deck]);
const contender = (name, site, path, ready) => ({ name, url: server.origin + site.address(path), ready, passages, results: [] });
const contenders = [
  contender('Sidelines', SITE, `p/${passages[0]}/`, '#app[data-ready]'),
  ...Object.entries(THEMES).map(([theme, path]) => contender(`reveal.js, ${theme}`, deck, path, '.reveal.ready')),
];
const browser = await launch();
try {
  await measure(browser, contenders, Number(runs));
  console.log(`${runs} runs, Chromium ${browser.version()}, reveal.js ${REVEAL}\n`);
  console.log(table(contenders));
} finally {
  await browser.close();
  server.stop();
}

/** The passages up to where the walk of the site has a page that the deck has no slide for. */
function uninterrupted(passages) {
  const end = SITE.walk.findIndex((path) => !SITE.steps.includes(path));
  return end < 0 ? passages : passages.slice(0, end);
}
