// The walk with the program running: moves within one document, by keys, fingers, links and the browser's own buttons.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textOf } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { ABORTED, PHONE, visits } from './visit.mjs';

const AT_THE_TOP = { focus: 'heading', down: 0 };
/** A window so low that every step can be scrolled. */
const LOW = { width: 800, height: 400 };
const STEPS = SITE.steps;

for (const site of SITES) {
  describe(`the walk of the site for ${site.name}`, () => {
    const visiting = visits(site);

    test(
      'arrow keys lead through the whole walk and back',
      visiting({ viewport: LOW }, async (visit) => {
        const { page } = visit;
        await visit.open('');
        await visit.markDocument();
        await page.locator('.opening-actions a').first().click();
        await assertArrived(visit, site.steps[0]);
        for (const path of site.walk.slice(1)) {
          assert.ok((await visit.scrollTo(150)) > 0, 'there is something to scroll');
          await page.keyboard.press('ArrowRight');
          await assertArrived(visit, path);
        }
        for (const path of [...site.walk].reverse().slice(1)) {
          await visit.scrollTo(150);
          await page.keyboard.press('ArrowLeft');
          await assertArrived(visit, path);
        }
        await page.keyboard.press('ArrowLeft');
        await assertArrived(visit, '');
        assert.ok(await visit.isMarkedDocument(), 'nothing is loaded anew');
      }),
    );
  });
}

describe('moving', () => {
  const visiting = visits(SITE);

  test(
    'after the last step an arrow leads on to the positions',
    visiting({}, async (visit) => {
      await visit.open(STEPS.at(-1));
      await visit.markDocument();
      await visit.page.keyboard.press('ArrowRight');
      await assertArrived(visit, 'positions/');
      assert.ok(await visit.isMarkedDocument());
    }),
  );

  test(
    'Back and Forward return to where a page was left',
    visiting({ viewport: LOW }, async (visit) => {
      const { page } = visit;
      const [first, second] = STEPS;
      await visit.open(first);
      await visit.markDocument();
      await visit.scrollTo(230);
      await page.keyboard.press('ArrowRight');
      await visit.shows(second);
      await visit.scrollTo(120);
      await visit.back();
      await visit.shows(first);
      assert.deepEqual(await visit.focusAndScroll(), { focus: 'heading', down: 230 });
      await visit.forward();
      await visit.shows(second);
      assert.deepEqual(await visit.focusAndScroll(), { focus: 'heading', down: 120 });
      assert.ok(await visit.isMarkedDocument(), 'nothing is loaded anew');
    }),
  );

  test(
    'Back leads to a static page that was loaded first, without asking for it',
    visiting({ expected: [ABORTED] }, async (visit) => {
      const { page } = visit;
      await visit.open('timeline/');
      await visit.markDocument();
      const text = () => page.locator('main').textContent();
      const before = await text();
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => responseEnd && name.endsWith('/timeline.bin')));
      await page.locator(`.masthead a[href="${SITE.address('positions/')}"]`).click();
      await visit.shows('positions/');
      await page.route('**', (route) => route.abort());
      await visit.back();
      await visit.shows('timeline/');
      assert.equal(await text(), before);
      assert.ok(await visit.isMarkedDocument(), 'nothing is loaded anew');
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }),
  );

  test(
    'a reload keeps the scroll position, and Back restores that of the page before',
    visiting({ viewport: LOW }, async (visit) => {
      const { page } = visit;
      const [first, second] = STEPS;
      await visit.open(first);
      await visit.scrollTo(230);
      await page.keyboard.press('ArrowRight');
      await visit.shows(second);
      await visit.scrollTo(120);
      await page.reload();
      await visit.ready();
      await visit.shows(second);
      assert.equal((await visit.focusAndScroll()).down, 120, 'after loading anew');
      await visit.back();
      await visit.shows(first);
      assert.equal((await visit.focusAndScroll()).down, 230, 'after going back');
    }),
  );

  test(
    'the history knows how far a page is scrolled before it is left, and a move has nothing more to write of it',
    visiting({ viewport: LOW }, async (visit) => {
      const { page } = visit;
      const [first, second] = STEPS;
      await visit.open(first);
      await visit.scrollTo(230);
      await page.waitForFunction(() => history.state[1] === 230);
      await page.evaluate(() => {
        window.written = 0;
        const { replaceState } = History.prototype;
        History.prototype.replaceState = function (...state) {
          window.written += 1;
          replaceState.apply(this, state);
        };
      });
      await page.keyboard.press('ArrowRight');
      await visit.shows(second);
      assert.equal(await page.evaluate(() => window.written), 0);
    }),
  );

  test(
    'no frame shows a step scrolled as the one before was',
    visiting({ viewport: LOW }, async (visit) => {
      const { page } = visit;
      const [first, second] = STEPS;
      await visit.open(first);
      await visit.scrollTo(230);
      await page.evaluate(() => {
        // As on a slow machine, where Yew lets the browser paint what it has rendered before it runs the effects.
        const { setTimeout, Date } = window;
        const { now } = Date;
        let more = 0;
        Date.now = () => now() + (more += 20);
        window.setTimeout = (then, after) => setTimeout(() => (then(), (window.resumed = true)), after + 100);
        const heading = () => document.querySelector('h1').textContent;
        const before = heading();
        const look = () => {
          if (heading() !== before) window.seen.push(scrollY);
          if (!window.resumed) requestAnimationFrame(look);
        };
        window.seen = [];
        look();
      });
      await page.keyboard.press('ArrowRight');
      await visit.shows(second);
      await page.waitForFunction(() => window.resumed);
      const seen = await page.evaluate(() => window.seen);
      assert.ok(seen.length > 0, 'the step was painted before its effects ran');
      assert.deepEqual([...new Set(seen)], [0]);
    }),
  );

  test(
    'the first frame of a step that is gone on to has its words, a later one all of it',
    visiting({ viewport: PHONE }, async (visit) => {
      const { page } = visit;
      const [first, second] = STEPS;
      await visit.open(first);
      await page.evaluate(() => {
        const isThere = (selector) => document.querySelector(selector).checkVisibility();
        const look = () => {
          window.seen.push([location.pathname, isThere('.passage-words'), isThere('.step-notes li')]);
          requestAnimationFrame(look);
        };
        window.seen = [];
        look();
      });
      const frames = async (path) => {
        const all = await page.evaluate(() => window.seen.splice(0));
        const own = all.filter(([pathname]) => pathname === SITE.address(path));
        return { words: own.map(([, words]) => words), notes: own.map(([, , notes]) => notes) };
      };
      await page.keyboard.press('ArrowRight');
      await visit.shows(second);
      const there = await frames(second);
      assert.ok(there.words.length > 0 && there.words.every(Boolean), 'words are in every frame');
      assert.equal(there.notes[0], false, 'notes are not in the first');
      assert.equal(there.notes.at(-1), true, 'and in the last');
      await visit.back();
      await visit.shows(first);
      assert.ok((await frames(first)).notes.every(Boolean), 'a page that a reader returns to is there as a whole');
    }),
  );

  test(
    'Back leaves the site after as many moves as were made',
    visiting({}, async (visit) => {
      const { page } = visit;
      await page.goto('about:blank');
      await visit.open(STEPS[0]);
      for (const path of STEPS.slice(1, 4)) {
        await page.keyboard.press('ArrowRight');
        await visit.shows(path);
      }
      for (const path of STEPS.slice(0, 3).reverse()) {
        await visit.back();
        await visit.shows(path);
      }
      await visit.back();
      await page.waitForURL('about:blank');
    }),
  );

  test(
    'the list of steps leads on and is closed on the next step',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEPS[0]);
      await visit.markDocument();
      await page.locator('nav.walk-bar summary').click();
      await page.locator(`nav.walk-bar details a[href="${SITE.address(STEPS[3])}"]`).click();
      await assertArrived(visit, STEPS[3]);
      assert.equal(await page.locator('nav.walk-bar details[open]').count(), 0);
      assert.ok(await visit.isMarkedDocument());
    }),
  );

  test(
    'every link in the masthead leads to its page within the same document',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEPS[0]);
      await visit.markDocument();
      const ways = SITE.page('').all('a').map(({ attributes }) => attributes.href);
      for (const path of ['positions/', 'timeline/', 'sources/', 'all/', '']) {
        assert.ok(ways.includes(SITE.address(path)), `the head leads to /${path}`);
        await page.locator(`header.masthead a[href="${SITE.address(path)}"]`).click();
        await assertArrived(visit, path);
      }
      assert.ok(await visit.isMarkedDocument());
    }),
  );

  test(
    'a click that opens another tab is left to the browser',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEPS[0]);
      await watchDefaults(page, 'click');
      await page.evaluate(() => {
        // Only whether the program prevents the default matters here, not what the browser does.
        const click = (options) => {
          const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...options });
          document.querySelector('a[rel=next]').dispatchEvent(event);
        };
        for (const options of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }]) click(options);
      });
      assert.deepEqual(await prevented(page), [false, false, false, false, false]);
    }),
  );

  test(
    'arrow keys with a modifier are left to the browser',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEPS[1]);
      await watchDefaults(page, 'keydown');
      // Dispatched by the test, since the browser may use a real key press for itself.
      await page.evaluate(() => {
        for (const modifier of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey']) {
          for (const key of ['ArrowLeft', 'ArrowRight']) {
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, [modifier]: true, bubbles: true, cancelable: true }));
          }
        }
      });
      assert.deepEqual(await prevented(page), Array(8).fill(false));
      await page.keyboard.press('ArrowRight');
      await visit.shows(STEPS[2]);
      assert.equal((await prevented(page)).at(-1), true, 'without a modifier they are');
    }),
  );

  test(
    'arrow keys in a field are left to the browser',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open(STEPS[1]);
      await watchDefaults(page, 'keydown');
      const fields = ['<input>', '<textarea></textarea>', '<select><option>1<option>2</select>', '<p contenteditable>here</p>'];
      for (const field of fields) {
        await page.evaluate((html) => {
          document.body.insertAdjacentHTML('beforeend', html);
          document.body.lastElementChild.focus();
        }, field);
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowLeft');
      }
      assert.deepEqual(await prevented(page), fields.flatMap(() => [false, false]));
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press('ArrowRight');
      await visit.shows(STEPS[2]);
    }),
  );

  test(
    'a page without steps beside it leaves the arrow keys to the browser',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('sources/');
      await watchDefaults(page, 'keydown');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      assert.deepEqual(await prevented(page), [false, false]);
    }),
  );

  test(
    'what the first frame of a step can do without is done before the press or after the frame',
    visiting({}, async (visit) => {
      const { page } = visit;
      await page.addInitScript(watchWork);
      await visit.open(STEPS[0]);
      const isReadAhead = () => window.work.some(({ what }) => what === 'read HTML');
      await page.waitForFunction(isReadAhead);
      await page.keyboard.press('ArrowRight');
      await visit.shows(STEPS[1]);
      // Again of what comes after the step that is shown now.
      const hasFollowed = () => ['read HTML', 'title', 'store', 'fetch'].every((what) => window.work.some((done) => done.what === what && done.when === 'after the frame'));
      await page.waitForFunction(hasFollowed);
      const inTheWay = await page.evaluate(() => window.work.filter(({ when }) => when === 'before the frame'));
      assert.deepEqual(inTheWay, []);
    }),
  );

  test(
    'a swipe to the left moves on, one to the right back, and any other does nothing',
    visiting({ viewport: PHONE, hasTouch: true, isMobile: true }, async (visit) => {
      const { page } = visit;
      await visit.open(STEPS[1]);
      await visit.markDocument();
      const fingers = await visit.context.newCDPSession(page);
      const entries = () => page.evaluate(() => history.length);
      const before = await entries();
      const middle = { x: 180, y: 350 };
      for (const [right, down] of [[0, -200], [0, 200], [-120, -110], [120, 110], [-30, 0], [30, 0]]) {
        await swipe(fingers, middle, { right, down });
      }
      assert.equal(await entries(), before, 'up, down, slanting or short');
      await visit.scrollTo(0);
      await swipe(fingers, { x: 300, y: 350 }, { right: -200, down: 8 });
      await assertArrived(visit, STEPS[2]);
      assert.equal(await entries(), before + 1, 'one move');
      await swipe(fingers, { x: 60, y: 350 }, { right: 200, down: 8 });
      await assertArrived(visit, STEPS[1]);
      assert.ok(await visit.isMarkedDocument());
    }),
  );

  test(
    'the browser does not go back or forward for a swipe',
    visiting({ viewport: PHONE, hasTouch: true, isMobile: true }, async (visit) => {
      await visit.open('sources/');
      await visit.open('');
      await visit.markDocument();
      const fingers = await visit.context.newCDPSession(visit.page);
      await swipe(fingers, { x: 60, y: 350 }, { right: 250, down: 0 });
      await swipe(fingers, { x: 300, y: 350 }, { right: -250, down: 0 });
      await visit.shows(STEPS[0]);
      assert.ok(await visit.isMarkedDocument(), 'no step is before the opening, and the page before is not gone back to');
    }),
  );

  test(
    'a gesture with two fingers does not move on',
    visiting({ viewport: PHONE, hasTouch: true, isMobile: true }, async (visit) => {
      const { page } = visit;
      await visit.open(STEPS[1]);
      const before = await page.evaluate(() => history.length);
      const fingers = await visit.context.newCDPSession(page);
      const touch = (type, touchPoints) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
      await touch('touchStart', [{ x: 300, y: 300, id: 0 }, { x: 300, y: 420, id: 1 }]);
      await touch('touchMove', [{ x: 90, y: 300, id: 0 }, { x: 90, y: 420, id: 1 }]);
      await touch('touchEnd', []);
      await page.keyboard.press('ArrowRight');
      await visit.shows(STEPS[2]);
      assert.equal(await page.evaluate(() => history.length), before + 1, 'one move, by the key');
    }),
  );

  test(
    'Forward while the page that Back leads to is loaded stays where the reader is',
    visiting({}, async (visit) => {
      const { page } = visit;
      const [first, second] = STEPS;
      await visit.open(first);
      await page.keyboard.press('ArrowRight');
      await visit.shows(second);
      // A document that has not seen the page before, and has to load it.
      await page.reload();
      await visit.ready();
      let release;
      const released = new Promise((resolve) => (release = resolve));
      let asked;
      const isAsked = new Promise((resolve) => (asked = resolve));
      await page.route('**/data/views/**', async (route) => {
        asked();
        await released;
        await route.continue();
      });
      const [heading] = SITE.page(second).all('h1');
      await page.evaluate(() => history.back());
      await isAsked;
      await page.evaluate(() => history.forward());
      await visit.arrivesAt(SITE.address(second));
      const answered = page.waitForResponse('**/data/views/**');
      release();
      await (await answered).finished();
      // What came is for a move that was given up.
      await page.keyboard.press('End');
      assert.equal(textOf(await page.locator('h1').innerHTML()), heading.text);
      await visit.shows(second);
    }),
  );

  test(
    'Back during the rendering of a page takes effect, and page and address agree',
    visiting({}, async (visit) => {
      const { page } = visit;
      const [first, second] = STEPS;
      await visit.open(first);
      // The browser may handle events between the change of the document and what the router does after it.
      await page.evaluate(() => {
        const { state } = history;
        const { href } = location;
        const { insertBefore } = Node.prototype;
        Node.prototype.insertBefore = function (...nodes) {
          const inserted = insertBefore.apply(this, nodes);
          if (location.href !== href) {
            Node.prototype.insertBefore = insertBefore;
            history.replaceState(state, '', href);
            dispatchEvent(new PopStateEvent('popstate', { state }));
            window.wentBack = true;
          }
          return inserted;
        };
      });
      await page.locator('a[rel=next]').click();
      await page.waitForFunction(() => window.wentBack);
      await visit.shows(first);
      const [heading] = SITE.page(first).all('h1');
      await page.waitForFunction((text) => document.querySelector('h1').textContent === text, heading.text);
      await page.keyboard.press('ArrowRight');
      await visit.shows(second);
    }),
  );
});

async function assertArrived(visit, path) {
  await visit.shows(path);
  assert.deepEqual(await visit.focusAndScroll(), AT_THE_TOP, path);
  const [heading] = visit.site.page(path).all('h1');
  assert.equal(textOf(await visit.page.locator('h1').innerHTML()), heading.text);
}

/** Records for every event whether the program prevented its default. */
async function watchDefaults(page, type) {
  await page.evaluate((name) => {
    window.prevented = [];
    window.addEventListener(name, (event) => {
      window.prevented.push(event.defaultPrevented);
      if (name === 'click') event.preventDefault();
    });
  }, type);
}

function prevented(page) {
  return page.evaluate(() => window.prevented);
}

async function swipe(fingers, { x, y }, { right, down }) {
  const touch = (type, touchPoints) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x, y }]);
  const moves = 4;
  for (let move = 1; move <= moves; move += 1) {
    await touch('touchMove', [{ x: x + (right * move) / moves, y: y + (down * move) / moves }]);
  }
  await touch('touchEnd', []);
}

/** Keeps in `work` what the page does, and whether it does so before the first press, between it and the next frame, or after that. Runs in the page. */
function watchWork() {
  window.work = [];
  let when = 'before the press';
  addEventListener(
    'keydown',
    () => {
      when = 'before the frame';
      requestAnimationFrame(() => (when = 'after the frame'));
    },
    { capture: true, once: true },
  );
  const note = (what) => window.work.push({ what, when });
  const watchSetter = (prototype, name, what) => {
    const property = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, {
      ...property,
      set(value) {
        note(what);
        property.set.call(this, value);
      },
    });
  };
  const watchMethod = (object, name, what) => {
    const method = object[name];
    object[name] = function (...values) {
      note(what);
      return method.apply(this, values);
    };
  };
  watchSetter(Element.prototype, 'innerHTML', 'read HTML');
  watchSetter(Document.prototype, 'title', 'title');
  watchMethod(Storage.prototype, 'setItem', 'store');
  watchMethod(window, 'fetch', 'fetch');
}
