// Links to words and notes: opened in the release they were made in and in later ones, at addresses that messengers and
// mail have changed, in translated pages, and with scripts off.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hasClass } from './html.mjs';
import { Release } from './releases.mjs';
import { SITE, SITES, serve } from './site.mjs';
import { ABORTED, PHONE, visits } from './visit.mjs';

const QUOTED = SITE.stepsByKind.get('quotation');
const REPORTED = SITE.stepsByKind.get('report');
const FRAGMENT = SITE.stepsByKind.get('fragment');
const idOf = (path) => path.split('/')[1];

const NO_QUOTATION = { skip: SITE.lacks('quotation') };
const A_KIND_MISSING = { skip: SITE.lacks('quotation', 'fragment', 'report') };

/** The wordings of a passage or note, as in `data/wordings/`. */
const wordings = (id, site = SITE) => JSON.parse(site.read(`data/wordings/${id}.json`).toString());

/** The first `count` words of a text. */
const firstWords = (text, count) => text.split(/\s+/).slice(0, count).join(' ');

describe('links to words through releases', { skip: SITE.lacks('quotation', 'report') || noteless() }, () => {
  const visiting = visits(SITE);
  const first = new Release('first');
  const releases = {};
  const servers = [];
  const quoted = idOf(QUOTED);
  const reported = idOf(REPORTED);
  const note = noteToEdit();
  const sentence = (index) => sentenceOf(note, index);
  const quotation = SITE.explainer.passages.find(({ id }) => id === quoted);
  const links = {};

  before(async () => {
    links.words = first.link(quoted, firstWords(wordings(quoted).now.text, 5));
    links.reported = first.link(reported, firstWords(wordings(reported).now.text, 4));
    links.kept = first.link(note, sentence(0));
    links.changed = first.link(note, sentence(1));

    // The next release: another word in the quotation where no note is, another sentence in the note, other typography in the paraphrase.
    const edited = new Release('edited');
    edited.misspell(quoted);
    edited.edit(`passages/${quoted}.toml`, ({ note: notes }) => {
      const changed = notes.find(({ id }) => id === note);
      changed.text = changed.text.replace(sentence(1), 'An editor has put this otherwise.');
    });
    edited.edit(`passages/${reported}.toml`, (passage) => {
      passage.sentence = passage.sentence.replace(' ', '\u00a0');
    });
    edited.publish('2030-01-02');
    edited.edit(`record/${quoted}.toml`, ({ wording }) => {
      wording.at(-1).why = 'A typing error.';
    });
    const withdrawn = new Release('withdrawn', edited);
    withdrawn.withdraw(quoted, 'It was misquoted.');
    const unpublished = new Release('unpublished');
    unpublished.misspell(quoted);
    links.unrecorded = unpublished.link(quoted, firstWords(wordings(quoted).now.text, 1));

    for (const [name, release] of Object.entries({ edited, withdrawn })) {
      const site = release.print();
      const server = await serve(site);
      releases[name] = { release, site, origin: server.origin };
      servers.push(server);
    }
    unpublished.remove();
  });
  after(() => {
    for (const server of servers) server.stop();
    first.remove();
    for (const { release } of Object.values(releases)) release.remove();
  });

  const visitor = (steps) => visiting({}, steps);
  const open = async (visit, origin, link) => {
    visit.origin = origin;
    await visit.page.goto(`${origin}${SITE.base}${link}`);
    await visit.ready();
  };

  test(
    'a link to the current wording marks its words without a further request',
    visitor(async (visit) => {
      await open(visit, visit.origin, links.words);
      await says(visit, /You were sent these words/);
      assert.equal(await marked(visit), firstWords(wordings(quoted).now.text, 5));
      assert.ok(await inWindow(visit));
      assert.ok(!visit.requests.some((request) => /wordings|copying|notebook/.test(request.url())), 'nothing more is fetched');
    }),
  );

  test(
    'words whose sentence is unchanged but for typography are marked',
    visitor(async (visit) => {
      await open(visit, releases.edited.origin, links.reported);
      await says(visit, /You were sent these words/);
      assert.equal((await marked(visit)).replaceAll('\u00a0', ' '), firstWords(wordings(reported).now.text, 4));
      await open(visit, releases.edited.origin, links.kept);
      await says(visit, /You were sent these words/);
      assert.equal(await marked(visit), sentence(0));
      const fetched = visit.requests.filter((request) => request.url().includes('/wordings/'));
      assert.equal(fetched.length, 2, 'one small file for each');
    }),
  );

  test(
    'words whose sentence has changed are shown then and now, and nothing is marked',
    visitor(async (visit) => {
      for (const [link, id] of [[links.words, quoted], [links.changed, note]]) {
        await open(visit, releases.edited.origin, link);
        await says(visit, /has changed since/);
        assert.equal(await marked(visit), null);
        const [then, now] = await visit.page.locator('.link-status .then-now > p').evaluateAll((lines) =>
          lines.slice(0, 2).map((line) => {
            const copy = line.cloneNode(true);
            copy.querySelectorAll('.label, .visually-hidden').forEach((part) => part.remove());
            return copy.textContent.trim();
          }),
        );
        assert.equal(then, wordings(id).now.text);
        assert.equal(now, wordings(id, releases.edited.site).now.text);
        assert.ok((await visit.page.locator('.link-status .then-now :is(del, ins)').count()) > 0);
        const linked = await visit.page.locator('.link-status mark.linked-words').allTextContents();
        const sent = link === links.words ? firstWords(wordings(quoted).now.text, 5) : sentence(1);
        assert.equal(linked.join(''), sent);
      }
    }),
  );

  test(
    'the wordings of a later release than the page mark nothing and compare nothing',
    visiting({}, async (visit) => {
      const body = releases.edited.site.read(`data/wordings/${quoted}.json`).toString();
      await visit.page.route(`**/data/wordings/${quoted}.json`, (route) => route.fulfill({ contentType: 'application/json', body }));
      await open(visit, visit.origin, links.unrecorded);
      await says(visit, /did not load\. Reload the page/);
      assert.equal(await marked(visit), null);
    }),
  );

  test(
    'words that were withdrawn are not shown, only why',
    visitor(async (visit) => {
      await open(visit, releases.withdrawn.origin, links.words);
      await says(visit, /withdrawn.*It was misquoted\./);
      assert.equal(await marked(visit), null);
      const words = wordings(quoted).now.text;
      assert.ok(!(await visit.page.evaluate(() => document.documentElement.outerHTML)).includes(words));
      for (const file of releases.withdrawn.site.files.filter((path) => /\.(html|json|jsonld|xml|bin|bib)$/.test(path))) {
        assert.ok(!releases.withdrawn.site.read(file).toString().includes(words), file);
      }
    }),
  );

  test(
    'a wording that is not on record, and a link that was damaged, mark nothing',
    visitor(async (visit) => {
      await open(visit, visit.origin, links.unrecorded);
      await says(visit, /not on record/);
      assert.equal(await marked(visit), null);
      const [path, fragment] = links.words.split('#');
      const flipped = fragment.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
      for (const damaged of [flipped, fragment.slice(0, -1), fragment.split('-').slice(0, 2).join('-'), `9${fragment}`, 'no-such-note']) {
        await visit.page.goto('about:blank');
        await open(visit, visit.origin, `${path}#${damaged}`);
        await says(visit, /damaged/);
        assert.equal(await marked(visit), null);
      }
    }),
  );

  test(
    'a failure to load the wording is shown',
    visiting({ expected: [/wordings/, ABORTED] }, async (visit) => {
      await visit.page.route('**/data/wordings/**', (route) => route.abort());
      await open(visit, visit.origin, links.unrecorded);
      await says(visit, /did not load/);
      assert.equal(await marked(visit), null);
    }),
  );

  test(
    'the changes are listed with why, linked from what has changed, and in the feed',
    visitor(async (visit) => {
      const { page } = visit;
      visit.origin = releases.edited.origin;
      await page.goto(`${visit.origin}${SITE.base}${QUOTED}`);
      await visit.ready();
      await page.locator('.step-passage .last-changed a').click();
      await page.waitForFunction(() => location.pathname.endsWith('/changes/'));
      const { length: recorded } = releases.edited.release.read(`record/${quoted}.toml`).wording;
      const changes = SITE.page('changes/').elements.filter((element) => element.name === 'article' && hasClass(element, 'change'));
      const change = page.locator(`[id="${quoted}-${recorded}"]`);
      await change.locator('.change-reason', { hasText: 'A typing error.' }).waitFor();
      assert.equal(await page.locator('article.change').count(), changes.length + 3);
      assert.ok((await change.locator('del').count()) > 0);
      await page.emulateMedia({ media: 'print' });
      assert.ok(await change.isVisible(), 'changes are printed');
      await page.emulateMedia({ media: null });
      const feed = releases.edited.site.read('changes.xml').toString();
      assert.equal(feed.match(/<entry>/g).length, changes.length + 3);
      assert.ok(feed.includes('A typing error.'));
      await page.goto(`${visit.origin}${SITE.base}${QUOTED}#${note}`);
      await page.locator(`[id="${note}"] .last-changed`, { hasText: 'Changed 2 January 2030' }).waitFor();
      const changedBefore = quotation.notes.filter(({ id, changed }) => changed && id !== note);
      assert.equal(await page.locator('.note .last-changed').count(), changedBefore.length + 1);
    }),
  );
});

for (const site of SITES) {
  describe(`links under ${site.name}`, NO_QUOTATION, () => {
    const visiting = visits(site);
    const [note] = site.page(QUOTED).notes;
    const words = `0-4-${linkCode(site)}`;

    for (const [what, path, hash] of [
      ['doubled slashes', `/${QUOTED}`, `#${note}`],
      ['doubled slashes inside', QUOTED.replace('/', '//'), `#${note}`],
      ['an encoded letter', QUOTED.replace(/\/(.)/, (_, letter) => `/%${letter.charCodeAt(0).toString(16)}`), `#${note}`],
      ['no last slash', QUOTED.slice(0, -1), `#${note}`],
      ['index.html', `${QUOTED}index.html`, `#${note}`],
      ['a full stop', QUOTED, `#${note}.`],
      ['a bracket', QUOTED, `#${note})`],
      ['a question mark and more', QUOTED, `#${note}?fbclid=x`],
      ['an ampersand and more', QUOTED, `#${note}&utm_source=x`],
      ['capitals', QUOTED, `#${note.toUpperCase()}`],
      ['an encoded number sign', `${QUOTED}%23${note}`, ''],
      ['a number sign encoded twice', `${QUOTED}%2523${note}`, ''],
      ['an encoded number sign and a full stop', `${QUOTED}%23${note}.`, ''],
    ]) {
      test(
        `a note is reached at an address with ${what}, and stays when the reader goes on`,
        visiting({ expected: [/404/] }, async (visit) => {
          const { page } = visit;
          await page.goto(`${visit.origin}${site.base}${path}${hash}`);
          await visit.ready();
          await page.waitForFunction(([wanted, id]) => location.pathname === wanted && location.hash === `#${id}`, [site.address(QUOTED), note]);
          await page.locator(`[id="${note}"][data-open]`).waitFor();
          await visit.markDocument();
          const [, other] = site.page(QUOTED).notes;
          await page.locator(`[id="${other}-words"] a`).click();
          await page.locator(`[id="${other}"][data-open]`).waitFor();
          assert.equal(await visit.isMarkedDocument(), true);
          assert.equal(await page.evaluate(() => location.pathname), site.address(QUOTED));
        }),
      );
    }

    for (const [what, path, hash] of [
      ['a comma', QUOTED, `#${words},`],
      ['capitals and tracking', QUOTED, `#${words.toUpperCase()}?fbclid=x`],
      ['an encoded number sign', `/${QUOTED}%2523${words}`, ''],
    ]) {
      test(
        `words are reached at an address with ${what}`,
        visiting({ expected: [/404/] }, async (visit) => {
          await visit.page.goto(`${visit.origin}${site.base}${path}${hash}`);
          await visit.ready();
          await says(visit, /You were sent these words/);
          assert.equal(await marked(visit), [...wordings(idOf(QUOTED), site).now.text].slice(0, 4).join(''));
        }),
      );
    }

    test(
      'a fragment of no known form is removed from the address',
      visiting({}, async (visit) => {
        await visit.open(`${QUOTED}#%E0%A4%A`);
        await visit.shows(QUOTED);
        assert.equal(await visit.page.locator('.link-status').textContent(), '');
      }),
    );
  });
}

describe('the page of a note', NO_QUOTATION, () => {
  const visiting = visits(SITE);
  const [, note] = SITE.page(QUOTED).notes;
  const page = () => SITE.page(`n/${note}/`);

  test('has a title, a description and a picture of its own, and is to be found at its passage', () => {
    const { elements, title } = page();
    const meta = (name) => elements.find(({ attributes }) => attributes.property === name || attributes.name === name)?.attributes.content;
    assert.notEqual(title, SITE.page(QUOTED).title);
    assert.notEqual(meta('description'), undefined);
    assert.ok(meta('og:image').endsWith(`/cards/${note}.png`), meta('og:image'));
    assert.ok(SITE.files.includes(`cards/${note}.png`));
    const titles = SITE.steps.flatMap((path) => SITE.page(path).notes.map((id) => SITE.page(`n/${id}/`).title));
    assert.equal(new Set(titles).size, titles.length, 'every note has another title');
    for (const path of SITE.steps) assert.ok(!SITE.page(path).title.includes(title));
  });

  for (const [device, options] of [['a laptop', {}], ['a phone', { viewport: PHONE }]]) {
    test(
      `shows the note open and its words highlighted with scripts off, on ${device}`,
      visiting({ javaScriptEnabled: false, ...options }, async (visit) => {
        await visit.open(`n/${note}/`);
        assert.ok(await visit.page.locator(`[id="${note}"][data-open]`).isVisible());
        assert.equal(await visit.page.locator('.note[data-open]').count(), 1);
        assert.equal(await visit.page.locator('mark[data-open]').count(), 1);
        assert.equal(await visit.isInSight(note), true);
        const [first] = SITE.page(QUOTED).notes;
        await visit.page.locator(`[id="${first}-words"] a`).click();
        await visit.page.locator(`[id="${first}"]:target`).waitFor();
        assert.equal(await visit.page.evaluate(() => location.pathname), SITE.address(QUOTED));
      }),
    );
  }

  test(
    'is the same step for the program: the walk goes on, another note opens, Back comes back',
    visiting({}, async (visit) => {
      const { page: tab } = visit;
      await visit.open(`n/${note}/`);
      await visit.markDocument();
      const [first] = SITE.page(QUOTED).notes;
      await tab.locator(`[id="${first}-words"] a`).click();
      await tab.locator(`[id="${first}"][data-open]`).waitFor();
      assert.equal(await tab.evaluate(() => location.pathname + location.hash), `${SITE.address(QUOTED)}#${first}`);
      await tab.evaluate(() => history.back());
      await tab.locator(`[id="${note}"][data-open]`).waitFor();
      await tab.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      assert.equal(await visit.isMarkedDocument(), true);
    }),
  );

  test(
    'is what “Copy link” on a note gives, by pointer and by key',
    visiting({ permissions: ['clipboard-read', 'clipboard-write'] }, async (visit) => {
      const { page: tab } = visit;
      await visit.open(`${QUOTED}#${note}`);
      const link = tab.locator(`[id="${note}"] a[data-copy]`);
      await link.click();
      await tab.locator('#notice', { hasText: 'Link copied.' }).waitFor();
      assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), `${visit.origin}${SITE.address(`n/${note}/`)}`);
      await tab.evaluate(() => navigator.clipboard.writeText(''));
      await link.focus();
      await tab.keyboard.press('Enter');
      await tab.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
      assert.equal(await tab.evaluate(() => location.pathname), SITE.address(QUOTED));
    }),
  );

  test(
    'marks words of the note',
    visiting({}, async (visit) => {
      await visit.open(`n/${note}/#0-4-${linkCode(SITE, note)}`);
      await says(visit, /You were sent these words/);
      assert.equal(await marked(visit), [...wordings(note).now.text].slice(0, 4).join(''));
    }),
  );
});

describe('marks', A_KIND_MISSING, () => {
  const visiting = visits(SITE);
  const words = `0-4-${linkCode(SITE)}`;

  test(
    'go with the page, and come back with it where it was left',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      await visit.open(`${QUOTED}#${words}`);
      await says(visit, /You were sent these words/);
      const down = await visit.scrollTo(700);
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[SITE.steps.indexOf(QUOTED) + 1]);
      await page.waitForFunction(() => !CSS.highlights.has('link'));
      assert.equal(await page.locator('.link-status').textContent(), '');
      await visit.back();
      await visit.shows(QUOTED);
      await says(visit, /You were sent these words/);
      assert.ok(await marked(visit));
      assert.equal((await visit.focusAndScroll()).down, down);
    }),
  );

  test(
    'are not made in a translated page, where the words are still shown as they were said',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(REPORTED);
      await translate(page);
      const text = wordings(idOf(REPORTED)).now.text;
      const code = linkCode(SITE, idOf(REPORTED));
      await page.evaluate((hash) => (location.hash = hash), `#0-4-${code}`);
      await says(visit, /You were sent these words/);
      assert.equal(await marked(visit), null);
      assert.equal(await page.locator('.link-status mark').textContent(), [...text].slice(0, 4).join(''));
      assert.doesNotMatch(await page.locator('.link-status').textContent(), /changed/);
    }),
  );

  test(
    'of a quotation stand in a translated page too: nobody translates what was said',
    visiting({}, async (visit) => {
      const { page } = visit;
      for (const path of [QUOTED, FRAGMENT]) {
        await visit.open(path);
        const said = await page.locator('.passage-words').evaluate((words) =>
          [...words.querySelectorAll('[translate=no]')].concat(words.matches('[translate=no]') ? [words] : []).map((part) => part.textContent).join(''),
        );
        const { text, said: bounds } = wordings(idOf(path)).now;
        for (let at = 0; at < bounds.length; at += 2) {
          const words = [...text].slice(bounds[at], bounds[at + 1]).join('');
          assert.ok(said.replace(/\s+/g, '').includes(words.replace(/\s+/g, '')), path);
        }
      }
    }),
  );

  test(
    'can be seen where the browser has no highlights, and in forced colours',
    visiting({ forcedColors: 'active' }, async (visit) => {
      const { page } = visit;
      await page.addInitScript(() => Object.defineProperty(CSS, 'highlights', { value: undefined }));
      await visit.open(`${QUOTED}#${words}`);
      await says(visit, /You were sent these words/);
      const shown = page.locator('.link-status mark');
      assert.equal(await shown.textContent(), [...wordings(idOf(QUOTED)).now.text].slice(0, 4).join(''));
      const { backgroundColor, color } = await shown.evaluate((mark) => {
        const { backgroundColor, color } = getComputedStyle(mark);
        return { backgroundColor, color };
      });
      assert.notEqual(backgroundColor, color);
    }),
  );
});

/** The first note on the quotation whose second sentence has no links, so that tests can replace it. */
function noteToEdit() {
  const { notes } = SITE.explainer.passages.find(({ id }) => id === idOf(QUOTED));
  return notes.find(({ id, text }) => {
    const second = sentenceOf(id, 1);
    return second !== undefined && text.some((piece) => piece.text?.includes(second));
  })?.id;
}

/** The reason to skip tests that edit such a note; false if there is one. */
function noteless() {
  return noteToEdit() === undefined && 'the explainer has no note of several sentences on its first quotation';
}

/** A sentence of a passage or note, counted from 0; undefined if it has fewer. */
function sentenceOf(id, index) {
  const { text, sentences } = wordings(id).now;
  if (index >= sentences.length) return undefined;
  const { start, end } = sentences[index];
  return [...text].slice(start, end).join('');
}

/** The code of a link to the scalars 0 to 4 of a text. */
function linkCode(site, id = idOf(QUOTED)) {
  return codeOf(0, 4, wordings(id, site).now.tag);
}

/** The code that `crates/explainer/src/fragment.rs` describes. */
function codeOf(start, end, tag) {
  const check = (start * 1_103_515 + end * 214_013 + tag * 69_069 + 1_013_904) % 1_679_609;
  const digits = (number) => number.toString(36).padStart(4, '0');
  return digits(tag) + digits(check);
}

/** Waits until the page shows a message about the link. */
async function says({ page }, pattern) {
  await page.locator('.link-status p', { hasText: pattern }).first().waitFor();
}

/** The words that the link has marked; null if none. */
function marked({ page }) {
  return page.evaluate(() => {
    const highlight = CSS.highlights.get('link');
    return highlight ? [...highlight].map(String).join(' ') : null;
  });
}

/** Whether the marked words are in the window. */
function inWindow({ page }) {
  return page.evaluate(() => {
    const { top, bottom } = [...CSS.highlights.get('link')][0].getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}

/** Changes a page as the translation of a browser does: wraps text nodes and replaces their text. */
function translate(page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((node) => node.data.trim() && !node.parentElement.closest('[translate=no], .link-status'))) {
      const wrapped = document.createElement('font');
      text.replaceWith(wrapped);
      wrapped.append(Object.assign(document.createTextNode(text.data.toUpperCase().replaceAll('E', 'É'))));
    }
  });
}
