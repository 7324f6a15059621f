// Passages on other sites, and what the pages say of citing and embedding.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CONTENT } from './content.mjs';
import { hasClass } from './html.mjs';
import { SITE, SITES } from './site.mjs';
import { PHONE, visits } from './visit.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NO_HOST = 'https://host.invalid';

const idOf = (path) => path.split('/')[1];
const embedOf = (path) => path.replace(/^p\//, 'embed/');

for (const site of SITES) {
  describe(`what other sites get of ${site.name}`, () => {
    const embeds = () => site.steps.map((path) => [site.page(path), site.page(embedOf(path))]);

    test('every passage has a page for frames with the same words and notes, and a way home', () => {
      for (const [step, embed] of embeds()) {
        assert.equal(embed.words.text, step.words.text, embed.path);
        assert.equal(embed.setting, step.setting, embed.path);
        assert.deepEqual(embed.notes, step.notes, embed.path);
        assert.deepEqual(embed.all('h1').map(({ text }) => text), step.all('h1').map(({ text }) => text));
        const [home] = embed.all('a').filter(({ attributes }) => attributes.href === site.address(step.path)).slice(-1);
        assert.equal(home?.attributes.target, '_blank', embed.path);
        const canonical = embed.all('link').find(({ attributes }) => attributes.rel === 'canonical').attributes.href;
        assert.equal(new URL(canonical, NO_HOST).pathname, site.address(step.path));
        assert.ok(embed.all('meta').some(({ attributes }) => attributes.name === 'robots' && attributes.content === 'noindex'));
      }
    });

    test('a frame never leads its reader away in itself', () => {
      for (const [, embed] of embeds()) {
        for (const { attributes } of embed.all('a')) {
          const within = attributes.href.startsWith('#') && embed.ids.includes(attributes.href.slice(1));
          assert.ok(within || attributes.target === '_blank', `${embed.path}: ${attributes.href}`);
        }
      }
    });

    test('a page for frames loads styles, runs one script of its own, and nothing else', () => {
      for (const [, embed] of embeds()) {
        const policy = embed.all('meta').find(({ attributes }) => attributes['http-equiv']).attributes.content;
        const scripts = embed.all('script');
        const hashes = scripts.map(({ inner }) => `'sha256-${createHash('sha256').update(inner).digest('base64')}'`);
        assert.equal(
          policy,
          `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'self'; base-uri 'none'; form-action 'none'`,
        );
        assert.ok(scripts.length === 1 && scripts[0].attributes.src === undefined, embed.path);
        for (const { attributes } of embed.all('link').filter(({ attributes }) => attributes.rel !== 'canonical')) {
          assert.equal(attributes.rel, 'stylesheet', embed.path);
          assert.ok(site.files.includes(attributes.href.slice(site.base.length)), attributes.href);
        }
        assert.doesNotMatch(embed.html, /\.wasm|\sstyle=|\son\w+=/, embed.path);
      }
    });

    test('a program that knows oEmbed finds the frame from the passage', () => {
      for (const path of site.steps) {
        const link = site.page(path).all('link').find(({ attributes }) => attributes.type === 'application/json+oembed');
        assert.equal(link.attributes.rel, 'alternate');
        const answer = JSON.parse(site.read(new URL(link.attributes.href, NO_HOST).pathname.slice(site.base.length)));
        assert.deepEqual([answer.type, answer.version], ['rich', '1.0'], path);
        assert.ok(answer.width > 0 && answer.height > 0 && answer.title && answer.provider_name, path);
        assert.match(answer.html, new RegExp(`^<iframe src="${site.address(embedOf(path))}" title="[^"]+" [^<>]*></iframe>$`));
        assert.ok(site.page(path).elements.find((element) => hasClass(element, 'share')).text.includes(answer.html));
      }
    });

    test('a passage is cited as a page of this site, and only what was said as a quotation', () => {
      for (const path of site.steps) {
        const page = site.page(path);
        const [item] = JSON.parse(site.read(`data/cite/${idOf(path)}.json`));
        assert.equal(item.type, 'webpage', path);
        assert.equal(item.title, page.all('h1')[0].text);
        assert.equal(new URL(item.URL, NO_HOST).pathname, site.address(path));
        assert.equal(item.author, undefined, path);
        const expected = { quotation: /^Quotation: /, fragment: /^Quoted in part, /, report: /^Paraphrase .*not a quotation: / };
        assert.match(item.note, expected[page.setting], path);
        const bibtex = site.read(`data/cite/${idOf(path)}.bib`).toString();
        assert.ok(bibtex.startsWith(`@misc{${item.id},\n`) && bibtex.includes(`url = {${item.URL}}`), path);
      }
    });

    test('the content is there as data', () => {
      assert.deepEqual(site.explainer.passages.map(({ id }) => `p/${id}/`), site.steps);
    });
  });
}

describe('a frame on another page', () => {
  const visiting = visits(SITE);

  /** Shows a page with the snippet that the press prints. */
  async function host(visit, path) {
    const address = `${visit.origin}/host.html`;
    const html = `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Host</title>${snippet(idOf(path), visit.origin + SITE.base)}`;
    await visit.page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await visit.page.goto(address);
    const frame = visit.page.frameLocator('iframe');
    await frame.locator('.words').waitFor();
    return frame;
  }

  const heights = (visit) =>
    visit.page.locator('iframe').evaluate((frame) => ({ frame: frame.clientHeight, page: frame.contentDocument.documentElement.scrollHeight }));

  for (const [device, viewport] of [['a laptop', undefined], ['a phone', PHONE]]) {
    test(
      `is as high as the passage, and grows with its notes, on ${device}`,
      visiting({ ...(viewport && { viewport }) }, async (visit) => {
        const { page } = visit;
        const frame = await host(visit, SITE.steps[0]);
        const fits = () => {
          const element = document.querySelector('iframe');
          const height = Math.ceil(element.contentDocument.documentElement.getBoundingClientRect().height);
          return element.clientHeight === height ? height : null;
        };
        const folded = await (await page.waitForFunction(fits)).jsonValue();
        await frame.locator('.folded summary').click();
        await page.waitForFunction((height) => document.querySelector('iframe').clientHeight > height, folded);
        await page.waitForFunction(fits);
      }),
    );
  }

  test(
    'unfolds the note whose words are chosen',
    visiting({}, async (visit) => {
      const frame = await host(visit, SITE.steps[0]);
      const [note] = SITE.page(SITE.steps[0]).notes;
      await frame.locator(`[id="${note}-words"]`).click();
      await frame.locator(`[id="${note}"]`).waitFor({ state: 'visible' });
    }),
  );

  test(
    'keeps the height it was given where scripts are off, and all of it can be read',
    visiting({ javaScriptEnabled: false }, async (visit) => {
      const frame = await host(visit, SITE.steps[0]);
      const { frame: given } = await heights(visit);
      assert.equal(given, Number(await visit.page.locator('iframe').getAttribute('height')));
      await frame.locator('.folded summary').click();
      await frame.locator('.note').first().waitFor({ state: 'visible' });
    }),
  );
});

/** What `press snippet` prints. */
function snippet(passage, address) {
  const press = `${ROOT}target/debug/press${process.platform === 'win32' ? '.exe' : ''}`;
  const options = ['--content', CONTENT, 'snippet', passage, '--address', address];
  const [command, given] = existsSync(press) ? [press, options] : ['cargo', ['run', '--quiet', '--package', 'press', '--', ...options]];
  const { status, stdout, stderr } = spawnSync(command, given, { cwd: ROOT, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}
