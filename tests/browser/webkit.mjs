// WebKitGTK by plain WebDriver: Playwright drives only a WebKit of its own. Debian's webkit2gtk-driver has the driver and a
// small browser, which needs a display: Xvfb makes one that nobody sees.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './ports.mjs';

const DRIVER = process.env.WEBKIT_DRIVER || 'WebKitWebDriver';

/** The reason to skip tests in WebKitGTK; false where it can be driven. */
export const NO_WEBKIT =
  spawnSync(DRIVER, ['--help']).error ? `${DRIVER} is not installed (Debian: webkit2gtk-driver)`
  : spawnSync('Xvfb', ['-help']).error ? 'Xvfb is not installed (Debian: xvfb)'
  : false;

/** How long a test waits for any one thing, in milliseconds: the longest is until the site is kept, on a busy machine. */
const TIMEOUT = 120_000;

/** The keys that tests press, as WebDriver names them. */
const KEYS = { ArrowLeft: '\uE012', ArrowRight: '\uE014', Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };

/** A display and a driver on it, for the tests of a file. */
export class WebKitDriver {
  #folder = mkdtempSync(join(tmpdir(), 'sidelines-webkit-'));
  #programs = [];
  #origin;

  async start() {
    process.once('exit', () => this.stop());
    const display = await this.#startDisplay();
    const port = await freePort();
    this.#origin = `http://127.0.0.1:${port}`;
    // Nothing of the browser is written beside what the user has, and it asks neither for a graphics card nor for a bus.
    const folders = Object.fromEntries(['HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'].map((name) => [name, this.#folder]));
    const env = { ...process.env, ...folders, DISPLAY: display, GDK_BACKEND: 'x11', GTK_A11Y: 'none', NO_AT_BRIDGE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
    this.#programs.push(spawn(DRIVER, [`--port=${port}`], { env, stdio: 'ignore' }));
    const end = performance.now() + TIMEOUT;
    while (!(await this.#ask('GET', '/status').catch(() => undefined))) {
      if (performance.now() > end) throw new Error(`${DRIVER} does not answer`);
      await setTimeout(50);
    }
  }

  stop() {
    for (const program of this.#programs.splice(0).reverse()) program.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Starts a browser that has stored nothing, does something with it, and ends it. */
  async visit(steps) {
    const { sessionId } = await this.#ask('POST', '/session', { capabilities: {} });
    const ask = (method, path, body) => this.#ask(method, `/session/${sessionId}${path}`, body);
    try {
      await ask('POST', '/timeouts', { script: TIMEOUT, pageLoad: TIMEOUT });
      await ask('POST', '/window/rect', { width: 1280, height: 900 });
      await steps(new Browser(ask));
    } finally {
      await ask('DELETE', '');
    }
  }

  /** Answers the display's name, such as `:99`: the first one that is free. */
  async #startDisplay() {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    this.#programs.push(server);
    return new Promise((resolve, reject) => {
      server.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
      server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    });
  }

  async #ask(method, path, body) {
    const response = await fetch(this.#origin + path, { method, body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}

/** A browser with one tab. */
class Browser {
  #ask;

  constructor(ask) {
    this.#ask = ask;
  }

  /** Loads an address, and waits until the browser says that it is loaded. */
  goto(url) {
    return this.#ask('POST', '/url', { url });
  }

  reload() {
    return this.#ask('POST', '/refresh');
  }

  back() {
    return this.#ask('POST', '/back');
  }

  forward() {
    return this.#ask('POST', '/forward');
  }

  /** Clicks the first element for a selector, as a pointer does. */
  async click(selector) {
    const element = await this.#ask('POST', '/element', { using: 'css selector', value: selector });
    await this.#ask('POST', `/element/${Object.values(element)[0]}/click`);
  }

  async press(key) {
    const value = KEYS[key] ?? key;
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }] });
  }

  /** Returns what a function of the page returns, or what its promise is fulfilled with. */
  async evaluate(does, ...given) {
    const script = `const [given, done] = arguments; Promise.resolve(given).then((all) => (${does})(...all)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.#ask('POST', '/execute/async', { script, args: [given] });
    if (error) throw new Error(error);
    return value;
  }

  /** Waits until a function of the page returns what is true. */
  async waitFor(is, ...given) {
    const end = performance.now() + TIMEOUT;
    // While a page is loaded there is nothing to ask.
    while (!(await this.evaluate(is, ...given).catch(() => false))) {
      if (performance.now() > end) throw new Error(`not in time: ${is} ${given}`);
      await setTimeout(20);
    }
  }
}
