// The service worker: answers without a connection, from one release of the site at a time. press writes `sw.js` from this
// file, with `RELEASE` before it. It has no imports and no exports: browsers run it as a classic script.
//
// Each release has a cache of its own, which is whole or not in use: a worker is installed only once every file of its
// release is in the cache and has the hash that the release's list says. docs/architecture.md has the reasons.

/* global RELEASE */

/** The folder of the site, with a slash at its end. */
const SITE = registration.scope;
/** The folder of the programs, with a slash at its end: that of the site, or one above, where several sites share them. */
const PROGRAMS = addressOf(RELEASE.programs);
/** What the addresses of pages begin with that are in the folder of the site and not of it: those of its other languages. */
const OTHERS = RELEASE.others.map(addressOf);
/** What the names of all caches of this site begin with. */
const CACHES = `sidelines:${new URL(SITE).pathname}:`;
const CACHE = CACHES + RELEASE.name;
/** The address of this script, which is in no cache. */
const SCRIPT = `${SITE}sw.js`;
/** Where `Use` is in a cache: an address that no request is looked up at. */
const USE = `${SCRIPT}?use`;
/** How long a page from the network may take to begin while the cache has it, in milliseconds. */
const PATIENCE = 4000;
/** How many files are fetched at a time. */
const AT_ONCE = 6;

/**
 * What a cache of a release is used for: by the worker in charge (`null`), or by the tabs with these ids, which were open
 * when a later release took over. A cache without it is not whole yet.
 *
 * @typedef {null | string[]} Use
 */

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(takeOver()));

addEventListener('fetch', (event) => {
  const { request } = event;
  const { href, origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || request.headers.has('range')) return;
  // Fragments and queries do not count: links to words have the one, what is shared often gets the other.
  const address = origin + pathname;
  const isOwn = href.startsWith(SITE) && !OTHERS.some((other) => href.startsWith(other));
  if (!isOwn && !isNamedByContent(address)) return;
  if (request.mode === 'navigate') {
    event.respondWith(fresh(request, address, search).catch(() => missing(address)));
    event.waitUntil(tidy());
  } else if (isNamedByContent(address)) {
    event.respondWith(exact(request, address));
  } else {
    event.respondWith(fresh(request, address, search));
  }
});

/** Makes the cache of this release whole, from what earlier releases have in common with it and from the network. */
async function install() {
  const cache = await caches.open(CACHE);
  // Whoever used it before, in case a release is followed by an earlier one: until it is whole, nobody deletes it.
  await cache.delete(USE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = Object.entries(RELEASE.files).filter(([path]) => !there.has(addressOf(path)));
  const earlier = wanted.length > 0 ? await earlierFiles() : new Map();
  const put = async ([path, hash]) => {
    const response = (await earlier.get(kind(path, hash))?.()) ?? (await fetched(path, hash));
    await cache.put(addressOf(path), response);
  };
  const work = async () => {
    for (let next = wanted.pop(); next; next = wanted.pop()) await put(next);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    // What is there already is left for the next time, unless there is no room for all of it.
    wanted.length = 0;
    if (error.name === 'QuotaExceededError') await caches.delete(CACHE);
    throw error;
  }
  // At once: a tab that stays open must not keep its reader from corrections.
  await skipWaiting();
}

/** Fetches a file, which must be of this release: a host may be in the middle of getting it, or still have another. */
async function fetched(path, hash) {
  const response = await fetch(addressOf(path), { cache: 'no-store' });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await digest(bytes)) !== hash) {
    throw new Error(`${path} (status ${response.status}) is not as this release has it: nothing is kept for reading offline`);
  }
  return made(bytes, 200, response);
}

/**
 * Returns what caches of other releases hold, as functions that read it, by hash and ending. Files are found by what is
 * in them, since the data of pages are in another folder in each release.
 *
 * @returns {Promise<Map<string, () => Promise<Response | undefined>>>}
 */
async function earlierFiles() {
  const files = new Map();
  for (const name of await otherCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request))?.arrayBuffer();
      if (bytes) files.set(kind(request.url, await digest(bytes)), () => cache.match(request));
    }
  }
  return files;
}

/** A file's ending and hash: two files that share both also share their headers. */
const kind = (path, hash) => `${hash}${path.match(/\.\w+$/)}`;

/** The hash of a file as the release's list has it: the first 16 bytes of SHA-256. */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 16);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns a response with another status or body. It is not marked as redirected: browsers refuse such pages. */
function made(body, status, { headers: given }) {
  const headers = new Headers(given);
  // Files are looked up by address alone, and a cache refuses what varies with everything.
  headers.delete('vary');
  return new Response(body, { status, headers });
}

/**
 * Puts this release in charge. Caches of earlier ones stay as long as a tab is open that may need a late program or the
 * data of another page from them.
 */
async function takeOver() {
  const tabs = await openTabs();
  for (const name of await otherCaches()) {
    const use = await useOf(name);
    if (use === undefined) await caches.delete(name);
    else if (use === null) await setUse(name, tabs);
  }
  await setUse(CACHE, null);
  await clients.claim();
}

/**
 * Deletes what nothing needs any more: caches whose tabs are closed, and everything once the site comes without a service
 * worker. A browser keeps a worker whose script is gone from the host, so the worker looks for itself.
 */
async function tidy() {
  const { status } = await fetch(SCRIPT, { method: 'HEAD', cache: 'no-store' }).catch(() => Response.error());
  if (status === 404 || status === 410) {
    await registration.unregister();
    await Promise.all([CACHE, ...(await otherCaches())].map((name) => caches.delete(name)));
    return;
  }
  // A release that is being installed may be reading from them, or be one of them.
  if (registration.installing || registration.waiting) return;
  const tabs = await openTabs();
  for (const name of await otherCaches()) {
    const use = await useOf(name);
    if (use && !use.some((tab) => tabs.includes(tab))) await caches.delete(name);
  }
}

async function otherCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
}

async function openTabs() {
  return (await clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ id }) => id);
}

/** @returns {Promise<Use | undefined>} `undefined` if the cache is not whole */
async function useOf(name) {
  return (await caches.match(USE, { cacheName: name }))?.json();
}

/** @param {Use} use */
async function setUse(name, use) {
  await (await caches.open(name)).put(USE, Response.json(use));
}

/** Whether a file's name changes with its content, so that any cache and the network have the same. */
function isNamedByContent(address) {
  const isProgram = address.startsWith(PROGRAMS) && /^[^/]+-[0-9a-f]{16}(_bg)?\.\w+$/.test(address.slice(PROGRAMS.length));
  return isProgram || address.startsWith(`${SITE}data/views/`);
}

/** The address of a file of the release. */
function addressOf(path) {
  return new URL(path, SITE).href;
}

/** Answers with a file that is named by its content, of this release or of an earlier one. */
async function exact(request, address) {
  return (await kept(address)) ?? (await caches.match(address)) ?? fetch(request);
}

/** Returns what this release has at an address. */
const kept = (address) => caches.match(address, { cacheName: CACHE });

/**
 * Answers with what the network has; with what this release has if the network fails, the host does, or the answer does
 * not begin in time.
 */
async function fresh(request, address, search) {
  const answer = fetch(request);
  const sound = answer.then((response) => (response.status < 500 ? response : undefined), () => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return (await Promise.race([sound, late])) ?? (await hosted(address, search)) ?? answer;
}

/** Answers as a static host does: with a file, with the page of a folder, or with the way to it. */
async function hosted(address, search) {
  if (address.endsWith('/')) return kept(`${address}index.html`);
  const file = await kept(address);
  return file ?? ((await kept(`${address}/index.html`)) && Response.redirect(`${address}/${search}`));
}

/** Answers as a static host does where it has no such page; the pictures of links are on the host and not in the cache. */
async function missing(address) {
  const page = address.startsWith(`${SITE}cards/`) ? undefined : await kept(`${SITE}404.html`);
  return page ? made(page.body, 404, page) : Response.error();
}
