// The printed pages, read as files: what readers get before any script runs.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { passages } from './content.mjs';
import { hasClass } from './html.mjs';
import { SITES } from './site.mjs';

const OTHERS = ['', 'positions/', 'timeline/', 'sources/', 'all/', 'notes/', '404.html'];
/** The host assumed for addresses, since test sites are built without one. */
const NO_HOST = 'https://host.invalid';
/** Relations of links in the head that load nothing. */
const POINTING = /^(canonical|alternate|license|author|help|prev|next)$/;
/** Types of scripts that hold data and do not run. */
const DATA = /^application\/((ld\+)?json|octet-stream)$/;

for (const site of SITES) {
  describe(`the site for ${site.name}`, () => {
    const pages = () => site.paths.map((path) => site.page(path));
    const documents = () => site.documents.map((path) => site.page(path));
    const quoted = () => passages().filter(({ kind }) => kind !== 'report');

    test('every address has its page', () => {
      const wanted = [...OTHERS, ...passages().map(({ id }) => `p/${id}/`)];
      assert.ok(wanted.length > OTHERS.length, 'there are passages');
      assert.deepEqual(wanted.filter((path) => !site.paths.includes(path)), []);
    });

    test('the opening leads through every passage', () => {
      assert.deepEqual([...site.steps].sort(), passages().map(({ id }) => `p/${id}/`).sort());
    });

    test('every step leads to the one before it and the one after it', () => {
      const ways = (path, rel) => site.page(path).all('a').filter(({ attributes }) => attributes.rel === rel).map(({ attributes }) => attributes.href);
      for (const [index, path] of site.walk.entries()) {
        const [before, after] = [site.walk[index - 1] ?? '', site.walk[index + 1] ?? 'positions/'];
        assert.deepEqual([ways(path, 'prev'), ways(path, 'next')], [[site.address(before)], [site.address(after)]], path);
      }
    });

    test('every page says what it is', () => {
      for (const page of pages()) {
        const [html] = page.all('html');
        assert.match(html.attributes.lang ?? '', /^[a-z]{2,3}(-\w+)*$/, `${page.path}: lang`);
        assert.equal(page.all('title').length, 1, `${page.path}: one title`);
        assert.notEqual(page.title, '', `${page.path}: title`);
        assert.equal(page.all('h1').length, 1, `${page.path}: one h1`);
        assert.notEqual(page.all('h1')[0].text, '', `${page.path}: h1`);
        assert.equal(page.all('main').length, 1, `${page.path}: one main`);
        assert.ok(metaNamed(page, 'description'), `${page.path}: description`);
        assert.ok(metaNamed(page, 'viewport'), `${page.path}: viewport`);
      }
    });

    test('no static page holds its text twice', () => {
      for (const path of site.paths.filter((path) => !site.steps.includes(path) && !path.startsWith('n/') && path !== '')) {
        const page = site.page(path);
        const [data] = page.all('script').filter(({ attributes }) => attributes.id === 'view');
        assert.ok(data.inner.length > 0 && data.inner.length < 500, `${path}: ${data.inner.length} characters of data`);
      }
    });

    test('no two pages have the same title or description', () => {
      assert.deepEqual(repeated(pages().map((page) => page.title)), []);
      assert.deepEqual(repeated(pages().map((page) => metaNamed(page, 'description'))), []);
    });

    test('every page names its own address where it is known, and the page not found has none', () => {
      for (const page of pages()) {
        const canonical = page.all('link').filter((link) => link.attributes.rel === 'canonical');
        if (page.path === '404.html') {
          assert.deepEqual(canonical, []);
          assert.match(metaNamed(page, 'robots') ?? '', /noindex/);
          continue;
        }
        // Test sites are built without an address, so pages do not name their own: a path alone would be wrong there.
        assert.deepEqual(canonical, [], page.path);
        const named = page.all('meta').find(({ attributes }) => attributes.property === 'og:url').attributes.content;
        assert.equal(named, site.address(page.path));
        assert.equal(metaNamed(page, 'robots'), undefined, page.path);
      }
    });

    test('no id stands twice on a page', () => {
      for (const page of documents()) assert.deepEqual(repeated(page.ids), [], page.path);
    });

    test('every link within the site leads to something', () => {
      const files = new Set(site.files);
      const broken = [];
      let followed = 0;
      for (const page of documents()) {
        for (const { attributes } of page.all('a')) {
          const url = new URL(attributes.href, NO_HOST + site.address(page.path));
          if (url.origin !== NO_HOST) continue;
          followed += 1;
          const path = url.pathname.slice(site.base.length);
          const fragment = decodeURIComponent(url.hash.slice(1));
          const found = url.pathname.startsWith(site.base) && files.has(site.file(path));
          if (!found || (fragment && !site.page(path.replace(/(^|\/)index\.html$/, '$1')).ids.includes(fragment))) {
            broken.push(`${page.path}: ${attributes.href}`);
          }
        }
      }
      assert.deepEqual(broken, []);
      assert.ok(followed > pages().length, 'there are links');
    });

    test('what a page refers to by id is on it', () => {
      for (const page of documents()) {
        for (const { attributes } of page.elements) {
          for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']) {
            for (const id of (attributes[name] ?? '').split(/\s+/).filter(Boolean)) {
              assert.ok(page.ids.includes(id), `${page.path}: ${name}="${id}"`);
            }
          }
        }
      }
    });

    test('links to other sites do not say where the reader comes from', () => {
      let links = 0;
      for (const page of documents()) {
        for (const { attributes } of page.all('a')) {
          const url = new URL(attributes.href, NO_HOST + site.address(page.path));
          // A link for writing to somebody leads to no site.
          if (url.origin === NO_HOST || url.protocol === 'mailto:') continue;
          links += 1;
          assert.equal(url.protocol, 'https:', `${page.path}: ${url}`);
          assert.match(attributes.rel ?? '', /(^|\s)noreferrer(\s|$)/, `${page.path}: ${url}`);
        }
      }
      assert.ok(links > 0, 'there are links to other sites');
    });

    test('a page loads nothing but what lies beside it', () => {
      const files = new Set(site.files);
      for (const page of documents()) {
        const loaded = page.elements
          .filter(({ name, attributes }) => name !== 'a' && !POINTING.test(attributes.rel ?? ''))
          .flatMap(({ attributes }) => ['src', 'href', 'srcset', 'poster', 'data', 'data-styles'].map((name) => attributes[name]))
          .filter((address) => address !== undefined && !address.startsWith('#'));
        // Redirects load nothing.
        assert.ok(loaded.length > 0 || leadsOn(page), page.path);
        for (const address of loaded) {
          assert.ok(address.startsWith(site.base) && files.has(address.slice(site.base.length)), `${page.path}: ${address}`);
        }
      }
    });

    test('a script fetches nothing but what lies beside it', () => {
      const scripts = site.files.filter((file) => file.endsWith('.js'));
      assert.ok(scripts.length > 0);
      const fetched = scripts.flatMap((script) =>
        [...site.read(script).toString().matchAll(/new URL\("\.\/([^"]*)",import\.meta\.url\)/g)].map(([, file]) => file),
      );
      assert.deepEqual(fetched.filter((file) => !site.files.includes(file)), []);
      assert.deepEqual(site.files.filter((file) => file.endsWith('.wasm') && !fetched.includes(file)), [], 'no program is left over');
    });

    test('styles load nothing from elsewhere', () => {
      const styles = site.files.filter((file) => file.endsWith('.css'));
      assert.ok(styles.length > 0);
      for (const file of styles) {
        const text = site.read(file).toString();
        assert.doesNotMatch(text, /@import|url\(\s*["']?(?:[a-z]+:)?\/\//i, file);
      }
    });

    test('the policy lets nothing in but this site and the scripts of the page', () => {
      for (const page of documents()) {
        const metas = page.all('meta').filter((meta) => meta.attributes['http-equiv'] === 'Content-Security-Policy');
        assert.equal(metas.length, 1, page.path);
        const policy = directives(metas[0].attributes.content);
        assert.deepEqual(policy.get('default-src'), ["'none'"], page.path);
        assert.deepEqual(policy.get('base-uri'), ["'none'"], page.path);
        assert.deepEqual(policy.get('form-action'), ["'none'"], page.path);
        for (const [name, allowed] of policy) {
          if (name === 'require-trusted-types-for') continue;
          for (const source of allowed) {
            const strict = name === 'script-src' ? /^'(none|self|wasm-unsafe-eval|sha256-[\w+/]{43}=)'$/ : /^'(none|self)'$/;
            assert.match(source, strict, `${page.path}: ${name}`);
          }
        }
        const scripts = page.all('script').filter(({ attributes }) => attributes.src === undefined && !DATA.test(attributes.type ?? ''));
        const hashes = scripts.map(({ inner }) => `'sha256-${createHash('sha256').update(inner).digest('base64')}'`);
        const permitted = (policy.get('script-src') ?? []).filter((source) => source.startsWith("'sha256-"));
        assert.deepEqual(permitted.sort(), [...new Set(hashes)].sort(), page.path);
        // A policy in a meta element holds only for what follows it.
        const first = page.elements.find(({ name }) => ['script', 'link', 'style'].includes(name));
        assert.ok(metas[0].start < first.start, `${page.path}: the policy comes first`);
      }
    });

    test('no page contains what its policy would block', () => {
      for (const page of documents()) {
        assert.equal(page.all('style').length, 0, page.path);
        for (const { name, attributes } of page.elements) {
          const inline = Object.keys(attributes).filter((attribute) => attribute === 'style' || /^on/i.test(attribute));
          assert.deepEqual(inline, [], `${page.path}: <${name}>`);
          assert.doesNotMatch(attributes.href ?? '', /^\s*(javascript|data):/i, page.path);
        }
      }
    });

    test('quoted words are shown to the letter, also on the page of everything', { skip: quoted().length === 0 && 'the explainer has no quoted words' }, () => {
      for (const { id, kind, words } of quoted()) {
        assert.ok(words, `${id}: words in the content`);
        const shown = site.page(`p/${id}/`).words.text;
        assert.ok(kind === 'quotation' ? shown === `“${words}”` : shown.includes(words), `${id}: ${shown}`);
        const everywhere = site.page('all/').elements.filter((element) => hasClass(element, 'passage-words'));
        assert.ok(everywhere.some(({ text }) => text === shown), `${id}: on the page of everything`);
      }
    });

    test('only what was said is marked as said', () => {
      for (const { id, kind } of passages()) {
        const page = site.page(`p/${id}/`);
        assert.equal(page.setting, kind, id);
        if (kind === 'report') assert.doesNotMatch(page.words.text, /[“”"]/, id);
      }
    });

    test('the data name the passages that the editors wrote', () => {
      const kinds = ({ id, kind }) => `${id} ${kind}`;
      assert.deepEqual(site.explainer.passages.map(kinds).sort(), passages().map(kinds).sort());
    });

    test('the former address of a renamed passage or note leads to its new one', (t) => {
      const { former, passages: all } = site.explainer;
      const notes = all.flatMap(({ notes }) => notes.flatMap(({ id, aliases }) => aliases.map((alias) => [`n/${alias}/`, `n/${id}/`])));
      const moves = [...former.passages.map(({ id, now }) => [`p/${id}/`, `p/${now}/`]), ...notes];
      if (moves.length === 0) return t.skip('the explainer has given up no id');
      for (const [from, to] of moves) {
        const page = site.page(from);
        assert.ok(leadsOn(page), from);
        assert.equal(page.all('script')[0].attributes['data-to'], site.address(to), from);
        assert.equal(page.all('meta').find(({ attributes }) => attributes['http-equiv'] === 'refresh').attributes.content, `0; url=${site.address(to)}`, from);
        assert.ok(page.all('a').some(({ attributes }) => attributes.href === site.address(to)), from);
      }
      for (const { id, now } of former.passages) assert.equal(site.page(`embed/${id}/`).words.text, site.page(`embed/${now}/`).words.text);
    });

    test('every note has its words, its sources and a way back', () => {
      for (const path of site.steps) {
        const page = site.page(path);
        const marks = page.elements.filter(({ name, attributes }) => name === 'mark' && attributes.id?.endsWith('-words'));
        const links = marks.flatMap((mark) => mark.elements.filter(({ name }) => name === 'a'));
        assert.ok(page.notes.length > 0, path);
        assert.deepEqual(marks.map(({ attributes }) => attributes.id), page.notes.map((id) => `${id}-words`), path);
        assert.deepEqual(links.map(({ attributes }) => attributes.href), page.notes.map((id) => `#${id}`), path);
        for (const id of page.notes) {
          const note = page.elements.find(({ attributes }) => attributes.id === id);
          const links = note.elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
          assert.ok(links.includes(`#${id}-words`), `${path}: ${id} has a way back`);
          assert.ok(links.some((href) => href.startsWith(`${site.address('sources/')}#source-`)), `${path}: ${id} has a source`);
        }
      }
    });
  });
}

function leadsOn(page) {
  return page.all('script').some(({ attributes }) => attributes['data-to'] !== undefined);
}

function metaNamed(page, name) {
  return page.all('meta').find((meta) => meta.attributes.name === name)?.attributes.content;
}

function directives(policy) {
  return new Map(
    policy.split(';').map((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

function repeated(values) {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
