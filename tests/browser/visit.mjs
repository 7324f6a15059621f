// Visits to a site in a browser. At its end, a visit fails on problems that the page does not show: messages in the
// console, errors, failed requests, and requests to other sites.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { ENGINE, LAPTOP, OnlyChromium, PHONE, launch, newContext } from './browser.mjs';
import { serve } from './site.mjs';

export { LAPTOP, PHONE };

/** What the driver and `fetch` say of a request that a test has aborted. */
export const ABORTED = { chromium: /net::ERR_FAILED|Failed to fetch/, firefox: /NS_ERROR_|NetworkError/ }[ENGINE];

/** What the driver says of a request that ended because the page was left. */
const CANCELLED = { chromium: 'net::ERR_ABORTED', firefox: 'NS_BINDING_ABORTED' }[ENGINE];

/** How long a test waits for any one thing, in milliseconds. */
const TIMEOUT = 10_000;

/**
 * Serves a site, by default with `press serve`, and starts a browser for the tests of a file. Returns a function that makes the body of a test from the
 * options of a visit (those of a browser context, and `expected`: patterns of messages that are not problems) and a
 * function that does what the visitor does.
 */
export function visits(site, start = serve) {
  let browser;
  let server;
  before(async () => {
    server = await start(site);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });
  return ({ expected = [], ...options }, steps) =>
    async (t) => {
      let context;
      try {
        // What a service worker fetches or answers is not what a page asks for: `offline.test.mjs` looks at it.
        context = await newContext(browser, { viewport: LAPTOP, reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
        const visit = await Visit.begin(context, site, server.origin, options);
        await steps(visit, t);
        visit.assertNoProblems(expected);
      } catch (error) {
        if (!(error instanceof OnlyChromium)) throw error;
        t.skip(error.message);
      } finally {
        await context?.close();
      }
    };
}

/**
 * What Firefox says to a script that waits for a file whose download failed, or ended because the visitor left the page. A request
 * that failed is recorded itself.
 */
const DOWNLOAD_ENDED = /^(TypeError: NetworkError when attempting to fetch resource|AbortError: The operation was aborted)\.\s*$/;

/** What Firefox says of a font whose download ended because the visitor left the page: `NS_BINDING_ABORTED`. */
const FONT_CANCELLED = /downloadable font: download failed .* status=2152398850/;

/**
 * Whether an error is Firefox's own, which its driver reports beside those of the page: of its scripts, of its looking for an icon, or
 * of a download that ended with the page that asked for it.
 */
function isOfBrowser(error) {
  const isOwn = /\b(chrome|resource):\/\//.test(error.stack ?? '');
  const known = [/favicon\.ico/, FONT_CANCELLED, DOWNLOAD_ENDED];
  return ENGINE === 'firefox' && (isOwn || known.some((pattern) => pattern.test(`${error}`)));
}

/** A visitor's tab. Every visitor has their own storage. */
class Visit {
  static async begin(context, site, origin, { javaScriptEnabled = true }) {
    const visit = new Visit();
    Object.assign(visit, { context, site, origin, scripts: javaScriptEnabled, problems: [], requests: [] });
    context.setDefaultTimeout(TIMEOUT);
    visit.page = await context.newPage();
    visit.recordProblems();
    return visit;
  }

  /** Opens a second tab of the same visitor. Its problems count as those of the visit. */
  async secondTab() {
    const tab = Object.assign(new Visit(), this, { page: await this.context.newPage() });
    tab.recordProblems();
    return tab;
  }

  /** Records requests, and problems as they occur. */
  recordProblems() {
    const { page, problems } = this;
    page.on('console', (message) => {
      // With scripts off, the scripts that a page preloads are not used, which the browser reports after a while.
      const unused = !this.scripts && /preloaded using link preload but not used/.test(message.text());
      const blocked = /registration blocked by Playwright/.test(message.text());
      const ended = ENGINE === 'firefox' && DOWNLOAD_ENDED.test(message.text());
      if (!unused && !blocked && !ended) problems.push(`${message.type()} in the console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => {
      if (!isOfBrowser(error)) problems.push(`error: ${error}`);
    });
    page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      this.requests.push(request);
      const url = new URL(request.url());
      if (url.origin !== this.origin) problems.push(`request to another site: ${url}`);
      if (request.method() !== 'GET') problems.push(`${request.method()} ${url}`);
    });
    page.on('requestfailed', (request) => {
      const { errorText } = request.failure();
      // A request that is cancelled because the visitor leaves the page is not a problem, and neither is a script that a
      // browser with scripts off refuses to load.
      const isExpected = errorText === CANCELLED || (errorText === 'csp' && !this.scripts);
      if (!isExpected) problems.push(`failed request: ${request.url()}: ${errorText}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    });
  }

  /** Fails if there was a problem that none of the patterns matches. */
  assertNoProblems(expected) {
    const unexpected = this.problems.filter((message) => !expected.some((pattern) => pattern.test(message)));
    assert.deepEqual(unexpected, [], 'no message in the console, no error, no failed request and none to another site');
  }

  /** Makes storage throw, as a browser that denies it does, in pages opened from now on. */
  denyStorage() {
    return this.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
  }

  /** Loads a page; with scripts on, also waits until the program runs. */
  async open(path, { ready = this.scripts } = {}) {
    await this.page.goto(this.origin + this.site.address(path));
    if (ready) await this.ready();
  }

  /** Waits until the page is hydrated. */
  async ready() {
    await this.page.locator('#app[data-ready]').waitFor();
  }

  /** Waits until all of a page is shown at an address, whether the program moves there or the browser loads it. */
  async shows(path, page = path) {
    const expected = { pathname: this.site.address(path), title: this.site.page(page).title };
    const is = (wanted) => {
      const isWhole = !document.querySelector('[data-words-first]');
      return isWhole && location.pathname === wanted.pathname && document.title === wanted.title;
    };
    try {
      await this.page.waitForFunction(is, expected);
    } catch {
      assert.deepEqual(await this.page.evaluate(() => ({ pathname: location.pathname, title: document.title })), expected);
    }
  }

  /** Waits until an address is that of the page, whether the program moves there or the browser loads it. */
  async arrivesAt(address) {
    await this.page.waitForFunction((wanted) => location.href === wanted, this.origin + address);
  }

  /** Goes back, within the document too. */
  back() {
    return this.#traverse('back', () => this.page.goBack());
  }

  /** Goes forward, within the document too. */
  forward() {
    return this.#traverse('forward', () => this.page.goForward());
  }

  /** The driver of Firefox would wait for a page load even where there is none. */
  async #traverse(way, drive) {
    if (ENGINE !== 'firefox') return drive();
    await this.page.evaluate((to) => history[to](), way).catch((error) => {
      // The document can be gone before it answers.
      if (!/context was destroyed/.test(error.message)) throw error;
    });
  }

  /** Marks the document, so that `isMarkedDocument` can tell a move within it from a page load. */
  async markDocument() {
    await this.page.evaluate(() => {
      window.sameDocument = true;
    });
  }

  isMarkedDocument() {
    return this.page.evaluate(() => window.sameDocument === true);
  }

  /** Returns what a move sets: the id of the element with the focus, and how far the page is scrolled down. */
  focusAndScroll() {
    return this.page.evaluate(() => ({ focus: document.activeElement?.id, down: Math.round(scrollY) }));
  }

  /** Scrolls down; returns how far the page was scrolled. */
  scrollTo(down) {
    return this.page.evaluate((y) => {
      window.scrollTo(0, y);
      return Math.round(scrollY);
    }, down);
  }

  hash() {
    return this.page.evaluate(() => location.hash);
  }

  /**
   * Returns the present HTML of the page without what is stored on the device (the marks of steps read, and the notes
   * in the notebook) and without comments, which Yew adds to find its components.
   */
  rootHtml() {
    return this.page.evaluate(() => {
      const root = document.getElementById('app').cloneNode(true);
      root.querySelector('.notebook')?.replaceChildren();
      return root.innerHTML.replace(/<!--[\s\S]*?-->| data-read="[^"]*"/g, '').replace(/( aria-current="page")([^>]*)/g, '$2$1');
    });
  }

  /** Returns the HTML of the page as printed, parsed and written in the same way as by `rootHtml`. */
  printedHtml(path) {
    return this.page.evaluate(
      (html) => {
        const root = new DOMParser().parseFromString(html, 'text/html').getElementById('app');
        root.querySelector('.notebook')?.replaceChildren();
        return root.innerHTML.replace(/<!--[\s\S]*?-->/g, '').replace(/( aria-current="page")([^>]*)/g, '$2$1');
      },
      this.site.page(path).html,
    );
  }

  /** Clicks a link after its address was set to `href`. */
  async followLinkTo(href) {
    await this.page.evaluate((to) => {
      const link = document.querySelector('footer a');
      link.setAttribute('href', to);
      link.click();
    }, href);
  }

  /**
   * Selects words of a text, counted from 0; without `to`, all to its end. An insertion counts as one word, as it does for
   * a reader who chooses words. Returns them. Waits for the copying program, which the first selection fetches, then
   * releases the pointer and waits for the menu.
   */
  async select(text, from = 0, to = undefined) {
    const { page } = this;
    // The menu of an earlier selection would be taken for that of this one, and move under the pointer.
    await page.evaluate(() => getSelection().removeAllRanges());
    await page.locator('.selection-menu').waitFor({ state: 'hidden' });
    const words = await page.evaluate(
      ([selector, first, last]) => {
        const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode()) nodes.push(walker.currentNode);
        const point = (offset, atEnd) => {
          for (const node of nodes) {
            if (offset < node.length || (atEnd && offset === node.length)) return [node, offset];
            offset -= node.length;
          }
          return [nodes.at(-1), nodes.at(-1).length];
        };
        const insertion = (offset) => point(offset, false)[0].parentElement.closest('ins');
        const words = [];
        for (const { index, 0: word } of nodes.map((node) => node.data).join('').matchAll(/\S+/g)) {
          const previous = words.at(-1);
          const inside = insertion(index);
          if (previous && inside && inside === insertion(previous.end - 1)) previous.end = index + word.length;
          else words.push({ start: index, end: index + word.length });
        }
        const range = document.createRange();
        range.setStart(...point(words[first].start, false));
        range.setEnd(...point(words[(last ?? words.length) - 1].end, true));
        range.startContainer.parentElement.scrollIntoView({ block: 'center' });
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return range.toString();
      },
      [text, from, to ?? null],
    );
    await page.locator('.selection-menu').waitFor({ state: 'attached' });
    await page.dispatchEvent('main', 'pointerup');
    await page.locator('.selection-menu').waitFor();
    return words;
  }

  /** Whether the beginning of an element is in the window and nothing covers it. */
  isInSight(id) {
    return this.page.evaluate((of) => {
      const element = document.getElementById(of);
      // Of words that run over two lines, the first line: the box around both holds other words too.
      const [{ left, top, width }] = element.getClientRects();
      return element.contains(document.elementFromPoint(left + Math.min(width / 2, 8), top + 8));
    }, id);
  }
}
