// loader.mjs by itself: a page of the test's making, and a stub in place of the program.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.mjs';

const ORIGIN = 'https://loader.example';
const LOADER = readFileSync(new URL('../../loader.mjs', import.meta.url), 'utf8');
/**
 * Notes which late programs are started. What `window.outcomes` holds for the next start says how it ends: `true` if
 * the program runs, `false` if it does not, `'throws'` if it was not even loaded.
 */
const STUB = `
  export const Late = { Copying: 'copying', Notebook: 'notebook', Search: 'search' };
  export default () => Promise.resolve();
  export const start = async (program) => {
    started.push(program);
    const outcome = outcomes.shift() ?? true;
    if (outcome === 'throws') throw new Error('not loaded');
    return outcome;
  };
`;

describe('the loader', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** Makes a test of a page with this in its root element, opened at a path below the site. */
  function opening({ html = '', path = '', head = '', prepare = () => {}, permissions = [] }, steps) {
    return async () => {
      const context = await browser.newContext({ permissions });
      try {
        const page = await context.newPage();
        await page.addInitScript(() => {
          window.started = [];
          window.outcomes = [];
        });
        await page.addInitScript(prepare);
        await page.route(`${ORIGIN}/**`, (route) => {
          const { pathname } = new URL(route.request().url());
          if (pathname === '/loader.mjs') return route.fulfill({ contentType: 'text/javascript', body: LOADER });
          if (pathname === '/sidelines.js') return route.fulfill({ contentType: 'text/javascript', body: STUB });
          if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: '' });
          return route.fulfill({ contentType: 'text/html', body: pageWith(head, html) });
        });
        await page.goto(`${ORIGIN}/site/${path}`);
        await steps(page);
      } finally {
        await context.close();
      }
    };
  }

  for (const [what, html, kept, wanted] of [
    ['nothing late on a page that needs nothing', '<main><p data-text="vow">words</p></main>', null, []],
    ['the notebook on its page', '<main class="notebook"></main>', null, ['notebook']],
    ['the notebook where a text is shown and notes are kept', '<main><p data-text="vow">words</p></main>', '{}', ['notebook']],
    ['nothing where notes are kept and no text is shown', '<main></main>', '{}', []],
    ['the search on the page of unknown addresses', '<main class="not-found"></main>', null, ['search']],
  ]) {
    test(
      `starts ${what}`,
      opening({ html, prepare: `if (${JSON.stringify(kept)}) localStorage.setItem('sidelines/marl/kept', ${JSON.stringify(kept)})` }, async (page) => {
        await settled(page);
        assert.deepEqual(await started(page), wanted);
      }),
    );
  }

  test(
    'starts what the next page needs after a move',
    opening({ html: '<main></main>' }, async (page) => {
      await page.evaluate(() => {
        document.querySelector('main').className = 'notebook';
        document.dispatchEvent(new CustomEvent('sidelines:moved'));
      });
      await settled(page);
      assert.deepEqual(await started(page), ['notebook']);
    }),
  );

  test(
    'starts the program that copies with the first selection in the text, and once',
    opening({ html: '<p id="outside">outside</p><main><p id="inside">inside</p></main>' }, async (page) => {
      await select(page, '#outside');
      assert.deepEqual(await started(page), []);
      await select(page, '#inside');
      await select(page, '#outside');
      await select(page, '#inside');
      assert.deepEqual(await started(page), ['copying']);
    }),
  );

  for (const outcome of [false, 'throws']) {
    test(
      `says what did not load and tries again, when a start ends with ${outcome}`,
      opening({ html: '<main><p id="inside">inside</p><p id="more">more</p></main>' }, async (page) => {
        await page.evaluate((first) => window.outcomes.push(first), outcome);
        await select(page, '#inside');
        assert.equal(await page.locator('#app[data-unloaded]').count(), 1);
        await select(page, '#more');
        assert.deepEqual(await started(page), ['copying', 'copying']);
        assert.equal(await page.locator('#app[data-unloaded]').count(), 0);
      }),
    );
  }

  test(
    'starts the search when the reader turns to its field, and says if it is lost',
    opening({ html: '<input id="find"><input id="other">' }, async (page) => {
      await page.locator('#other').focus();
      await settled(page);
      assert.deepEqual(await started(page), []);
      await page.evaluate(() => window.outcomes.push(false));
      await page.locator('#find').focus();
      await settled(page);
      assert.equal(await page.locator('#app[data-lost]').count(), 1);
      assert.deepEqual(await started(page), ['search']);
    }),
  );

  test(
    'turns to the field of the search at its address',
    opening({ html: '<input id="find">', path: '#find' }, async (page) => {
      await settled(page);
      assert.equal(await focused(page), 'find');
      assert.deepEqual(await started(page), ['search']);
    }),
  );

  test(
    'starts the notebook for the button that keeps words, and presses it again',
    opening({ html: '<button data-keep>Keep</button>' }, async (page) => {
      await page.evaluate(() => {
        window.presses = 0;
        document.querySelector('[data-keep]').addEventListener('click', () => (window.presses += 1));
      });
      await page.locator('[data-keep]').click();
      await settled(page);
      assert.deepEqual(await started(page), ['notebook']);
      assert.equal(await page.evaluate(() => window.presses), 2);
      await page.locator('[data-keep]').click();
      await settled(page);
      assert.equal(await page.evaluate(() => window.presses), 3, 'a running notebook takes the press by itself');
    }),
  );

  test(
    'does not press again what did not start',
    opening({ html: '<button data-keep>Keep</button>' }, async (page) => {
      await page.evaluate(() => {
        window.outcomes.push(false);
        window.presses = 0;
        document.querySelector('[data-keep]').addEventListener('click', () => (window.presses += 1));
      });
      await page.locator('[data-keep]').click();
      await settled(page);
      assert.equal(await page.evaluate(() => window.presses), 1);
      assert.equal(await page.locator('#app[data-unloaded]').count(), 1);
    }),
  );

  for (const [what, head, wanted] of [
    ['fetches the late styles once', '', ['/late/reference-1.css']],
    ['leaves a page that has the late styles alone', '<link rel="stylesheet" href="/late/reference-1.css">', ['/late/reference-1.css']],
  ]) {
    test(
      what,
      opening({ head }, async (page) => {
        await settled(page);
        const styles = await page.locator('link[rel=stylesheet]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        assert.deepEqual(styles, wanted);
      }),
    );
  }

  test(
    'copies the address of a link that is for copying, and says so until the next press',
    opening({ html: '<a data-copy href="/site/n/vow-mill/">Copy link</a>', permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.locator('[data-copy]').click();
      await page.locator('#notice[role=status]', { hasText: 'Link copied.' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${ORIGIN}/site/n/vow-mill/`);
      assert.equal(page.url(), `${ORIGIN}/site/`);
      await page.mouse.click(1, 1);
      assert.equal(await page.locator('#notice').textContent(), '');
    }),
  );

  test(
    'leaves a link for copying to the browser where there is no clipboard or a modifier is held',
    opening({ html: '<a data-copy href="#note">Copy link</a>' }, async (page) => {
      const taken = await page.evaluate(() => {
        const click = (options) => {
          const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...options });
          document.querySelector('[data-copy]').addEventListener('click', (left) => left.preventDefault(), { once: true });
          let taken;
          document.addEventListener('click', ({ defaultPrevented }) => (taken = defaultPrevented), { once: true, capture: true });
          document.querySelector('[data-copy]').dispatchEvent(event);
          return taken;
        };
        const held = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].map((modifier) => click({ [modifier]: true }));
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        return [...held, click({})];
      });
      assert.deepEqual(taken, [false, false, false, false, false]);
    }),
  );

  test(
    'follows a link for copying if the clipboard refuses',
    opening({ html: '<a data-copy href="/site/n/vow-mill/">Copy link</a>', prepare: () => (navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))) }, async (page) => {
      await page.locator('[data-copy]').click();
      await page.waitForURL(`${ORIGIN}/site/n/vow-mill/`);
    }),
  );

  test(
    'turns to the search with the key for it',
    opening({ html: '<input id="find"><button>Other</button>' }, async (page) => {
      await page.locator('button').focus();
      await page.keyboard.press('/');
      assert.equal(await focused(page), 'find');
      assert.equal(await page.locator('#find').inputValue(), '', 'the key is not typed');
      await page.keyboard.press('/');
      assert.equal(await page.locator('#find').inputValue(), '/', 'in the field it is');
    }),
  );

  test(
    'goes to the opening with the key for the search where there is no field',
    opening({ html: '<main></main>', path: 'p/vow/' }, async (page) => {
      await page.keyboard.press('/');
      await page.waitForURL(`${ORIGIN}/site/#find`);
    }),
  );

  for (const [what, options, press] of [
    ['with a modifier', {}, 'Control+/'],
    ['in a field', { html: '<input id="find"><textarea id="other"></textarea>' }, '/'],
    ['where the keys are switched off', { prepare: () => localStorage.setItem('sidelines/marl/keys', 'off') }, '/'],
  ]) {
    test(
      `does not take the key for the search ${what}`,
      opening({ html: '<input id="find"><button id="other">Other</button>', ...options }, async (page) => {
        await page.locator('#other').focus();
        await page.keyboard.press(press);
        assert.equal(await focused(page), 'other');
      }),
    );
  }

  test(
    'works where storage is denied',
    opening(
      {
        html: '<main><p data-text="vow">words</p><input id="find"></main>',
        prepare: () => {
          const get = () => {
            throw new DOMException('denied', 'SecurityError');
          };
          Object.defineProperty(window, 'localStorage', { get });
        },
      },
      async (page) => {
        await page.keyboard.press('/');
        assert.equal(await focused(page), 'find');
        assert.deepEqual(await started(page), ['search']);
      },
    ),
  );
});

/** A page of the site, with what press writes on the root element. */
function pageWith(head, html) {
  return `<!DOCTYPE html>
    <html lang="en">
      <head><title>Test</title>${head}<script type="module" src="/loader.mjs"></script></head>
      <body><div id="app" data-explainer="marl" data-base="/site/" data-styles="/late/reference-1.css">${html}</div></body>
    </html>`;
}

/** Selects the words of an element, and waits for what follows. */
async function select(page, selector) {
  await page.evaluate((of) => getSelection().selectAllChildren(document.querySelector(of)), selector);
  await settled(page);
}

/** Waits until events that are due have been heard, and what they started is over. */
async function settled(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
}

function started(page) {
  return page.evaluate(() => window.started);
}

function focused(page) {
  return page.evaluate(() => document.activeElement.id);
}
