// Lighthouse on one page of each kind, on a phone and on a laptop: nothing less than 100.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { LAPTOP, launch } from '../browser/browser.mjs';
import { SITE, serve } from '../browser/site.mjs';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

/** Not asked of a page without an address of its own: no search engine is to list that one, and the page says so. */
const UNLISTED = 'is-crawlable';

/**
 * Not asked of steps and of pages of notes: a link half under the bar of the walk, or under the open note, counts as too small,
 * and which one that is depends on the fonts. The axe tests look at links in a window as high as the page.
 */
const HALF_COVERED = 'target-size';

/** How Lighthouse looks at a page. Nothing is slowed down: speed is not asked about. */
const LOOKS = {
  phone: { formFactor: 'mobile' },
  laptop: { formFactor: 'desktop', screenEmulation: { mobile: false, ...LAPTOP, deviceScaleFactor: 1, disabled: false } },
};
const QUICK = { pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 100, cpuQuietThresholdMs: 100 };

/** The faults of a page: whatever takes anything from its marks. */
async function faults(origin, kind, path, look, port) {
  const url = origin + SITE.address(path);
  const skipAudits = [...(/^[np]\//.test(path) ? [HALF_COVERED] : []), ...(isListed(path) ? [] : [UNLISTED])];
  const settings = { ...LOOKS[look], ...QUICK, onlyCategories: CATEGORIES, skipAudits };
  const { lhr } = await lighthouse(url, { port, logLevel: 'error' }, { extends: 'lighthouse:default', settings });
  const what = `${kind}, ${look}`;
  if (lhr.runtimeError) return [`${what}: ${lhr.runtimeError.message}`];
  console.log(`${what}: ${CATEGORIES.map((id) => `${id} ${mark(lhr.categories[id])}`).join(', ')}`);
  return CATEGORIES.filter((id) => lhr.categories[id].score !== 1).map((id) => {
    const audits = lhr.categories[id].auditRefs.map((ref) => lhr.audits[ref.id]).filter(({ score }) => score !== null && score < 1);
    return `${what}: ${id} ${mark(lhr.categories[id])}: ${audits.map(describe).join('; ')}`;
  });
}

function isListed(path) {
  return !SITE.page(path).all('meta').some(({ attributes }) => attributes.name === 'robots');
}

function mark({ score }) {
  return score === null ? 'no mark' : Math.round(score * 100);
}

function describe({ id, title, explanation = '', details }) {
  const places = (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.source?.url ?? item.url ?? '');
  return [id, title, explanation, ...places].filter(Boolean).join(' ');
}

/** A port that nobody listens on. */
async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** Looks at one page of each kind, all with one browser. */
async function lookAtAll(look) {
  const server = await serve(SITE);
  const port = await freePort();
  const browser = await launch([`--remote-debugging-port=${port}`]);
  try {
    const found = [];
    for (const [kind, path] of SITE.kindsOfPage) found.push(...(await faults(server.origin, kind, path, look, port)));
    for (const fault of found) console.error(fault);
    return found.length === 0;
  } finally {
    await browser.close();
    server.stop();
  }
}

const [, self, look] = process.argv;
if (look) {
  process.exitCode = (await lookAtAll(look)) ? 0 : 1;
} else {
  // Lighthouse takes one page at a time and process; the two looks need not wait for each other.
  const looks = Object.keys(LOOKS).map((name) => fork(self, [name]));
  const codes = await Promise.all(looks.map((process) => once(process, 'exit')));
  process.exitCode = codes.every(([code]) => code === 0) ? 0 : 1;
}
