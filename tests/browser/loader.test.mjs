// loader.mjs alone: on test pages, with a stub instead of the program.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launch } from './browser.mjs';

/** What the loader says, in the language of a page. */
const SAYS = 'data-says-copied="Link copied." data-says-failed="Something went wrong." data-says-no-connection="There is no connection." data-says-not-loaded="Not loaded."';
const ORIGIN = 'https://loader.example';
/**
 * Notes which late programs are started. What `window.outcomes` holds for the next start says how it ends: `true` if
 * the program runs, `false` if it does not, `'throws'` if it was not even loaded.
 */
const STUB = `
  export const Late = { Copying: 'copying', Notebook: 'notebook', Search: 'search' };
  export default () => Promise.resolve();
  export const hydrate = () => (window.hydrations += 1);
  export const start = async (program) => {
    started.push(program);
    const outcome = outcomes.shift() ?? true;
    if (outcome === 'throws') throw new Error('not loaded');
    return outcome;
  };
`;

/** The loader, with the stub as its program. */
const LOADER = await bundle();

async function bundle() {
  const stub = {
    name: 'stub',
    setup(bundling) {
      bundling.onResolve({ filter: /^sidelines$/ }, ({ path }) => ({ path, namespace: 'stub' }));
      bundling.onLoad({ filter: /./, namespace: 'stub' }, () => ({ contents: STUB }));
    },
  };
  const entryPoints = [fileURLToPath(new URL('../../loader.mjs', import.meta.url))];
  const { outputFiles } = await build({ entryPoints, plugins: [stub], bundle: true, format: 'esm', write: false });
  return outputFiles[0].text;
}

describe('the loader', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** Makes a test of a page with this HTML in its root element, opened at a path below the base path. */
  function opening({ html = '', path = '', head = '', digest = '', root = '', prepare = () => {}, permissions = [] }, steps) {
    return async () => {
      const context = await browser.newContext({ permissions });
      try {
        const page = await context.newPage();
        await page.addInitScript(() => {
          window.started = [];
          window.outcomes = [];
          window.hydrations = 0;
        });
        await page.addInitScript(prepare);
        await page.route(`${ORIGIN}/**`, (route) => {
          const { pathname } = new URL(route.request().url());
          if (pathname === '/loader.mjs') return route.fulfill({ contentType: 'text/javascript', body: LOADER });
          if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: '' });
          return route.fulfill({ contentType: 'text/html', body: pageWith(head, html, digest, root) });
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
      `shows the failure and tries again, when a start ends with ${outcome}`,
      opening({ html: '<main><p id="inside">inside</p><p id="more">more</p></main>' }, async (page) => {
        await page.evaluate((first) => window.outcomes.push(first), outcome);
        await select(page, '#inside');
        assert.equal(await page.locator('#app[data-copying-or-notes-failed]').count(), 1);
        assert.equal(await page.locator('#notice').textContent(), 'Not loaded.');
        await select(page, '#more');
        assert.deepEqual(await started(page), ['copying', 'copying']);
        assert.equal(await page.locator('#notice').textContent(), '');
        assert.equal(await page.locator('#app[data-copying-or-notes-failed]').count(), 0);
      }),
    );
  }

  test(
    'starts the search when its field gets the focus, and shows if it fails to load',
    opening({ html: '<input id="find"><input id="other">' }, async (page) => {
      await page.locator('#other').focus();
      await settled(page);
      assert.deepEqual(await started(page), []);
      await page.evaluate(() => window.outcomes.push(false));
      await page.locator('#find').focus();
      await settled(page);
      assert.equal(await page.locator('#app[data-search-failed]').count(), 1);
      assert.deepEqual(await started(page), ['search']);
    }),
  );

  test(
    'focuses the search field at its address',
    opening({ html: '<input id="find">', path: '#find' }, async (page) => {
      await settled(page);
      assert.equal(await focused(page), 'find');
      assert.deepEqual(await started(page), ['search']);
    }),
  );

  test(
    'starts the notebook for a click on its button, and repeats the click',
    opening({ html: '<button data-notebook-action>Keep</button>' }, async (page) => {
      await page.evaluate(() => {
        window.presses = 0;
        document.querySelector('[data-notebook-action]').addEventListener('click', () => (window.presses += 1));
      });
      await page.locator('[data-notebook-action]').click();
      await settled(page);
      assert.deepEqual(await started(page), ['notebook']);
      assert.equal(await page.evaluate(() => window.presses), 2);
      await page.locator('[data-notebook-action]').click();
      await settled(page);
      assert.equal(await page.evaluate(() => window.presses), 3, 'a running notebook takes the press by itself');
    }),
  );

  test(
    'does not repeat the click if the notebook fails to start',
    opening({ html: '<button data-notebook-action>Keep</button>' }, async (page) => {
      await page.evaluate(() => {
        window.outcomes.push(false);
        window.presses = 0;
        document.querySelector('[data-notebook-action]').addEventListener('click', () => (window.presses += 1));
      });
      await page.locator('[data-notebook-action]').click();
      await settled(page);
      assert.equal(await page.evaluate(() => window.presses), 1);
      assert.equal(await page.locator('#app[data-copying-or-notes-failed]').count(), 1);
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
    'copies the address of a link that is for copying, and shows a message until the next press',
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
    'focuses the search field on its key',
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
    opening({ html: '<a href="/site/#find" rel="search">Find</a>', path: 'p/vow/' }, async (page) => {
      await page.keyboard.press('/');
      await page.waitForURL(`${ORIGIN}/site/#find`);
    }),
  );

  // The digest is the one that `src/prerender/digest.rs` has in a test.
  const PRINTED = { main: '<main id="main"><p>words</p><!--x--></main>', digest: '17em8ra' };

  for (const [what, html, change, hydrations] of [
    ['lets the app take over what was printed', PRINTED.main, '', 1],
    ['does so whatever attributes were added', PRINTED.main.replace('<p>', '<p class="seen">'), '', 1],
    ['loads again what was changed', PRINTED.main, "document.querySelector('main').prepend('more')", 1],
    ['keeps the app from taking over anything else', PRINTED.main.replace('words', 'other words'), '', 0],
  ]) {
    test(
      what,
      opening({ html: `${html}<script>${change}</script>`, digest: PRINTED.digest }, async (page) => {
        await settled(page);
        assert.equal(await page.evaluate(() => window.hydrations), hydrations);
        if (hydrations) assert.equal(await page.locator('main').textContent(), 'words');
      }),
    );
  }

  test(
    'loads a page again whose program fails, without the app',
    opening({ html: PRINTED.main, digest: PRINTED.digest }, async (page) => {
      const fail = () => setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11))));
      await page.evaluate(fail);
      await page.locator('#notice', { hasText: 'Something went wrong' }).waitFor();
      await settled(page);
      assert.equal(await page.evaluate(() => window.hydrations), 0);
      await page.reload();
      await settled(page);
      assert.equal(await page.evaluate(() => window.hydrations), 1);
      assert.equal(await page.locator('#notice').count(), 0);
    }),
  );

  const WALK = '<a href="#before" rel="prev">Before</a><a href="#after" rel="next">After</a><section class="step"><mark><a href="#note">1</a></mark></section>';

  test(
    'follows links with keys of any keyboard, whether the app runs or not',
    opening({ html: WALK }, async (page) => {
      for (const [pressed, hash] of [
        [{ key: 'ArrowRight', code: 'ArrowRight' }, '#after'],
        [{ key: 'ArrowLeft', code: 'ArrowLeft' }, '#before'],
        [{ key: 'n', code: 'KeyN' }, '#note'],
        [{ key: 'N', code: 'KeyN' }, '#note'],
        [{ key: 'т', code: 'KeyN' }, '#note'],
        [{ key: 'ν', code: 'KeyN' }, '#note'],
        [{ key: 'n', code: 'KeyB' }, '#note'],
      ]) {
        await page.evaluate(() => history.replaceState(null, '', '#'));
        assert.equal(await press(page, 'body', pressed), true, JSON.stringify(pressed));
        assert.equal(await page.evaluate(() => location.hash), hash);
      }
    }),
  );

  const OWN_KEYS = '<summary tabindex="0">More</summary><div tabindex="0" id="scroller"></div><p id="text">words</p><textarea></textarea>';
  for (const [what, selector, options] of [
    ['with AltGr', 'body', { key: 'n', code: 'KeyN', modifierAltGraph: true }],
    ['with Shift', 'body', { key: 'N', code: 'KeyN', shiftKey: true }],
    ['that end a composition', 'body', { key: 'n', code: 'KeyN', keyCode: 229 }],
    ['during a composition', 'body', { key: 'n', code: 'KeyN', isComposing: true }],
    ['for another key in the place of a Latin letter', 'body', { key: 'q', code: 'KeyN' }],
    ['that a control opens with', 'summary', { key: 'ArrowRight', code: 'ArrowRight' }],
    ['that scroll', '#scroller', { key: 'ArrowLeft', code: 'ArrowLeft' }],
    ['in a field', 'textarea', { key: 'n', code: 'KeyN' }],
  ]) {
    test(
      `does not take keys ${what}`,
      opening({ html: WALK + OWN_KEYS }, async (page) => {
        assert.equal(await press(page, selector, options), false);
      }),
    );
  }

  test(
    'does not take the arrows while words are selected',
    opening({ html: WALK + OWN_KEYS }, async (page) => {
      await select(page, '#text');
      assert.equal(await press(page, 'body', { key: 'ArrowRight', code: 'ArrowRight' }), false);
      assert.equal(await press(page, 'body', { key: 'n', code: 'KeyN' }), true);
    }),
  );

  test(
    'keeps the switch of the keys for the visit where storage is denied',
    opening({ html: `<input type="checkbox" id="keys">${WALK}`, prepare: denyStorage }, async (page) => {
      assert.equal(await page.locator('#keys').isChecked(), true);
      await page.locator('#keys').uncheck();
      assert.equal(await press(page, 'body', { key: 'n', code: 'KeyN' }), false);
      await page.evaluate(() => {
        document.querySelector('#keys').checked = true;
        document.dispatchEvent(new CustomEvent('sidelines:moved'));
      });
      assert.equal(await page.locator('#keys').isChecked(), false);
    }),
  );

  for (const [what, options, press] of [
    ['with a modifier', {}, 'Control+/'],
    ['in a field', { html: '<input id="find"><textarea id="other"></textarea>' }, '/'],
    ['where the keys are switched off', { prepare: () => localStorage.setItem('sidelines/marl/keys', 'off') }, '/'],
  ]) {
    test(
      `leaves the key for the search alone ${what}`,
      opening({ html: '<input id="find"><button id="other">Other</button>', ...options }, async (page) => {
        await page.locator('#other').focus();
        await page.keyboard.press(press);
        assert.equal(await focused(page), 'other');
      }),
    );
  }

  const WORKER = ' data-worker="/site/sw.js"';
  /** Notes, in the top window, which service workers are registered; `window.registration` says how that ends. */
  const noteWorkers = () => {
    window.workers = [];
    ServiceWorkerContainer.prototype.register = (address) => {
      top.workers.push(address);
      return window.registration ?? Promise.resolve();
    };
  };
  for (const [what, options, wanted] of [
    ['starts the service worker that the page names', { root: WORKER, prepare: noteWorkers }, ['/site/sw.js']],
    ['starts it once, and in no frame', { root: WORKER, html: '<iframe src="/site/inner/"></iframe>', prepare: noteWorkers }, ['/site/sw.js']],
    ['starts no service worker where the page names none', { prepare: noteWorkers }, []],
  ]) {
    test(
      what,
      opening(options, async (page) => {
        await idle(page);
        assert.deepEqual(await page.evaluate(() => window.workers), wanted);
      }),
    );
  }

  test(
    'starts no service worker for a reader who saves data',
    opening({ root: WORKER, prepare: noteWorkers }, async (page) => {
      await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
      await page.reload();
      await idle(page);
      assert.deepEqual(await page.evaluate(() => window.workers), []);
    }),
  );

  for (const [what, prepare] of [
    ['does not know service workers', () => Object.defineProperty(navigator, 'serviceWorker', { value: undefined })],
    ['refuses one', () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('denied', 'SecurityError')))],
  ]) {
    test(
      `says nothing where the browser ${what}`,
      opening({ root: WORKER, prepare }, async (page) => {
        const errors = [];
        page.on('pageerror', (error) => errors.push(error));
        await page.reload();
        await idle(page);
        assert.deepEqual(errors, []);
      }),
    );
  }

  test(
    'works where storage is denied',
    opening(
      {
        html: '<main><p data-text="vow">words</p><input id="find"></main>',
        prepare: denyStorage,
      },
      async (page) => {
        await page.keyboard.press('/');
        assert.equal(await focused(page), 'find');
        assert.deepEqual(await started(page), ['search']);
      },
    ),
  );
});

/** The HTML of a test page, with the attributes that press writes on the root element. */
function pageWith(head, html, digest, root) {
  return `<!DOCTYPE html>
    <html lang="en">
      <head><title>Test</title>${head}<script type="module" src="/loader.mjs"></script></head>
      <body><div id="app" data-explainer="marl" data-base="/site/" data-styles="/late/reference-1.css" data-digest="${digest}" ${SAYS}${root}>${html}</div></body>
    </html>`;
}

/** Reports a press of a key to the page. Returns whether the page has taken it. */
function press(page, selector, options) {
  return page.evaluate(
    ([to, init]) => {
      const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
      document.querySelector(to).dispatchEvent(event);
      return event.defaultPrevented;
    },
    [selector, options],
  );
}

/** Makes storage throw, as browsers do where the reader has denied it. */
function denyStorage() {
  const get = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  Object.defineProperty(window, 'localStorage', { get });
}

/** Selects the text of an element, and waits until the page has handled it. */
async function select(page, selector) {
  await page.evaluate((of) => getSelection().selectAllChildren(document.querySelector(of)), selector);
  await settled(page);
}

/** Waits until pending events and the tasks that they start have been handled. */
async function settled(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
}

/** Waits until the page has loaded and the browser has had nothing else to do. */
async function idle(page) {
  await page.evaluate(async () => {
    if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

function started(page) {
  return page.evaluate(() => window.started);
}

function focused(page) {
  return page.evaluate(() => document.activeElement.id);
}
