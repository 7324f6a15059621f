// Visits to a site with a browser. A visit ends with the question whether anything went wrong that the page does not
// show: a message in the console, an error, a request that failed or one that left the site.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { LAPTOP, PHONE, launch } from './browser.mjs';
import { serve } from './site.mjs';

export { LAPTOP, PHONE };

/** How long anything may take that a test waits for, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Serves a site and opens a browser for the tests of a file. Answers a function that makes tests: given what is special
 * about a visit (options of the browser's context, and `expected`, patterns of messages that are no fault) and what
 * the visitor does.
 */
export function visits(site) {
  let browser;
  let server;
  before(async () => {
    server = await serve(site);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });
  return ({ expected = [], ...options }, steps) =>
    async (t) => {
      const context = await browser.newContext({ viewport: LAPTOP, reducedMotion: 'reduce', ...options });
      try {
        const visit = await Visit.begin(context, site, server.origin, options);
        await steps(visit, t);
        visit.endQuietly(expected);
      } finally {
        await context.close();
      }
    };
}

/** One visitor's tab, with storage of its own. */
class Visit {
  static async begin(context, site, origin, { javaScriptEnabled = true }) {
    const visit = new Visit();
    Object.assign(visit, { context, site, origin, scripts: javaScriptEnabled, amiss: [], requests: [] });
    context.setDefaultTimeout(PATIENCE);
    visit.page = await context.newPage();
    visit.listen();
    return visit;
  }

  /** The same visitor's second tab; what goes wrong in it goes wrong in the visit. */
  async secondTab() {
    const tab = Object.assign(new Visit(), this, { page: await this.context.newPage() });
    tab.listen();
    return tab;
  }

  listen() {
    const { page, amiss } = this;
    page.on('console', (message) => {
      // With scripts off, what is preloaded for them is not used: no fault, if the visitor stays long enough to hear of it.
      const unused = !this.scripts && /preloaded using link preload but not used/.test(message.text());
      if (!unused) amiss.push(`${message.type()} in the console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => amiss.push(`error: ${error}`));
    page.on('dialog', (dialog) => amiss.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      this.requests.push(request);
      const url = new URL(request.url());
      if (url.origin !== this.origin) amiss.push(`request to another site: ${url}`);
      if (request.method() !== 'GET') amiss.push(`${request.method()} ${url}`);
    });
    page.on('requestfailed', (request) => {
      const { errorText } = request.failure();
      // What was still loading when the visitor left is given up: no fault of the page. Nor is it one that a browser
      // with scripts off refuses to load them.
      const given = errorText === 'net::ERR_ABORTED' || (errorText === 'csp' && !this.scripts);
      if (!given) amiss.push(`failed request: ${request.url()}: ${errorText}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) amiss.push(`${response.status()}: ${response.url()}`);
    });
  }

  endQuietly(expected) {
    const unexpected = this.amiss.filter((message) => !expected.some((pattern) => pattern.test(message)));
    assert.deepEqual(unexpected, [], 'nothing goes wrong behind the page');
  }

  /** Takes away from the pages to come what they could keep on the device. */
  denyStorage() {
    return this.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
  }

  /** Loads a page, with the program running if scripts are on. */
  async open(path, { ready = this.scripts } = {}) {
    await this.page.goto(this.origin + this.site.address(path));
    if (ready) await this.ready();
  }

  /** Waits for the program to take the page over. */
  async ready() {
    await this.page.locator('#app[data-ready]').waitFor();
  }

  /** Waits for a page to be shown at an address, whether the program moves there or the browser loads it. */
  async shows(path, page = path) {
    const expected = { pathname: this.site.address(path), title: this.site.page(page).title };
    const is = (wanted) => location.pathname === wanted.pathname && document.title === wanted.title;
    try {
      await this.page.waitForFunction(is, expected);
    } catch {
      assert.deepEqual(await this.page.evaluate(() => ({ pathname: location.pathname, title: document.title })), expected);
    }
  }

  /** Marks this document, to tell a move within it from a new one. */
  async markDocument() {
    await this.page.evaluate(() => {
      window.sameDocument = true;
    });
  }

  isMarkedDocument() {
    return this.page.evaluate(() => window.sameDocument === true);
  }

  /** What a move sets: where the focus is and how far down the page is. */
  place() {
    return this.page.evaluate(() => ({ focus: document.activeElement?.id, down: Math.round(scrollY) }));
  }

  /** Scrolls down and answers how far that went. */
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
   * The HTML of the page as it stands, but for what the device alone knows: the marks on steps that were read, and what
   * stands in the notebook. Comments are the program's own notes on where its parts begin.
   */
  rootHtml() {
    return this.page.evaluate(() => {
      const root = document.getElementById('app').cloneNode(true);
      root.querySelector('.notebook')?.replaceChildren();
      return root.innerHTML.replace(/<!--[\s\S]*?-->| data-read=""/g, '').replace(/( aria-current="page")([^>]*)/g, '$2$1');
    });
  }

  /** The HTML that the browser makes of the page as it was printed, written the same way. */
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

  /** Follows a link as a click does, to an address of the test's choosing. Which link it is makes no difference. */
  async followLinkTo(href) {
    await this.page.evaluate((to) => {
      const link = document.querySelector('footer a');
      link.setAttribute('href', to);
      link.click();
    }, href);
  }

  /**
   * Selects words of a text, counted from 0; without `to`, all to its end. Answers them. Ends as a pointer does, when the
   * program that is fetched for the first selection is there, and the bubble is.
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
        const words = [...nodes.map((node) => node.data).join('').matchAll(/\S+/g)];
        const end = words[(last ?? words.length) - 1];
        const point = (offset, atEnd) => {
          for (const node of nodes) {
            if (offset < node.length || (atEnd && offset === node.length)) return [node, offset];
            offset -= node.length;
          }
          return [nodes.at(-1), nodes.at(-1).length];
        };
        const range = document.createRange();
        range.setStart(...point(words[first].index, false));
        range.setEnd(...point(end.index + end[0].length, true));
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

  /** Whether the beginning of an element is in the window and not under the bar at its foot. */
  inSight(id) {
    return this.page.evaluate((of) => {
      const element = document.getElementById(of);
      // Of words that run over two lines, the first line: the box around both holds other words too.
      const [{ left, top, width }] = element.getClientRects();
      return element.contains(document.elementFromPoint(left + Math.min(width / 2, 8), top + 8));
    }, id);
  }
}
