// A static host as tests need it: it can be down, change over to another release, have files wrong, and not answer.

import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};

export class Host {
  #server = createServer((request, response) => this.#answer(request, response));
  #replaced = new Map();
  #held = new Map();
  #port = 0;

  /** @param {import('./site.mjs').Site} site */
  constructor(site) {
    this.site = site;
    /** The paths that were asked for, below the base path; with a method before them if it is not GET. */
    this.requests = [];
    /** The cookies that came with them. */
    this.cookies = [];
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it, at the same origin as before; answers it as `serve` does. */
  async up() {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = this.#server.address().port;
    return { origin: this.origin, stop: () => this.down() };
  }

  /** Stops it: nobody answers any more. */
  async down() {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Brings back a host without faults, with a site. */
  async reset(site) {
    this.site = site;
    this.#replaced.clear();
    this.release();
    this.requests.length = 0;
    this.cookies.length = 0;
    if (!this.#server.listening) await this.up();
  }

  /** Answers with something else at a path: a status and a text, which is HTML unless a type is given. */
  replace(path, status, text = '', type = TYPES['.html']) {
    this.#replaced.set(path, { status, text, type });
  }

  /** Answers correctly again. */
  repair() {
    this.#replaced.clear();
  }

  /** Leaves requests for a path without an answer. Answers when there is one. */
  hold(path) {
    const held = { waiting: [] };
    const asked = new Promise((resolve) => (held.asked = resolve));
    this.#held.set(path, held);
    return asked;
  }

  /** Answers requests again, those that wait too. */
  release() {
    const waiting = [...this.#held.values()].flatMap((held) => held.waiting);
    this.#held.clear();
    for (const answer of waiting) answer();
  }

  #answer(request, response) {
    const { base } = this.site;
    const { pathname } = new URL(request.url, 'http://host');
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : null;
    this.requests.push(request.method === 'GET' ? path : `${request.method} ${path}`);
    if (request.headers.cookie !== undefined) this.cookies.push(request.headers.cookie);
    const held = this.#held.get(path);
    if (held) {
      held.waiting.push(() => this.#send(path, request, response));
      held.asked();
    } else {
      this.#send(path, request, response);
    }
  }

  #send(path, request, response) {
    const { folder } = this.site;
    const send = (status, type, body) => {
      // A cache by itself would refuse what varies with everything.
      response.writeHead(status, type === TYPES['.json'] ? { 'content-type': type, vary: '*' } : { 'content-type': type });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const replaced = this.#replaced.get(path);
    if (replaced) return send(replaced.status, replaced.type, replaced.text);
    const file = path === null ? null : join(folder, path);
    if (file && existsSync(file)) {
      if (statSync(file).isFile()) return send(200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
      const page = join(file, 'index.html');
      if (existsSync(page) && !path.endsWith('/') && path !== '') {
        response.writeHead(301, { location: `${this.site.base}${path}/` });
        return response.end();
      }
      if (existsSync(page)) return send(200, 'text/html', readFileSync(page));
    }
    return send(404, 'text/html', readFileSync(join(folder, '404.html')));
  }
}
