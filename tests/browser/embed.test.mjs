// Passages embedded in frames on other sites, and what pages offer for citing and embedding.

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

    test('links in a frame open outside of it', () => {
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
          `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'`,
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

  /** Opens a page of another site that contains the snippet that press prints. */
  async function host(visit, path, change = (html) => html) {
    const address = `${visit.origin}/host.html`;
    const html = `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Host</title>${change(snippet(idOf(path), visit.origin + SITE.base))}`;
    await visit.page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await visit.page.goto(address);
    const frame = visit.page.frameLocator('iframe');
    await frame.locator('.passage-words').waitFor();
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
        await frame.locator('.embed-notes summary').click();
        await page.waitForFunction((height) => document.querySelector('iframe').clientHeight > height, folded);
        await page.waitForFunction(fits);
      }),
    );
  }

  /** Waits until the frame is as high as the passage in it says. */
  const fitted = ({ page }) =>
    page.waitForFunction(() => {
      const element = document.querySelector('iframe');
      const height = Math.ceil(element.contentDocument.documentElement.getBoundingClientRect().height);
      return element.clientHeight === height && height !== Number(element.getAttribute('height'));
    });

  for (const [what, change, prepare] of [
    ['where the host sets heights in styles', (html) => `<style>iframe { height: auto }</style>${html}`, () => {}],
    [
      'for a host that begins to listen later',
      (html) => {
        const [frame, listener] = html.split('<!-- Once');
        const later = `addEventListener('load', () => document.body.append(document.createRange().createContextualFragment(document.querySelector('template').innerHTML)))`;
        return `${frame}<template><!-- Once${listener}</template><script>${later}</script>`;
      },
      () => {},
    ],
  ]) {
    test(
      `is as high as the passage ${what}`,
      visiting({}, async (visit) => {
        await visit.page.addInitScript(prepare);
        await host(visit, SITE.steps[0], change);
        await fitted(visit);
      }),
    );
  }

  test(
    'tells its height where browsers report no changes, as in hidden tabs',
    visiting({}, async (visit) => {
      await visit.page.addInitScript(() => {
        window.ResizeObserver = class {
          observe() {}
        };
      });
      await host(visit, SITE.steps[0]);
      await visit.page.waitForFunction(() => parseFloat(document.querySelector('iframe').style.height) > 0);
    }),
  );

  test(
    'is readable in a sandbox that allows scripts alone, and says where links lead that cannot open',
    visiting({ expected: [/sandbox/i] }, async (visit) => {
      const frame = await host(visit, SITE.steps[0], (html) => html.replace('<iframe', '<iframe sandbox="allow-scripts"'));
      const background = await frame.locator('main').evaluate((main) => getComputedStyle(main).borderTopStyle);
      assert.equal(background, 'solid', 'the styles are there');
      const [path] = SITE.steps;
      await frame.locator(`a[href$="${path}"]`).last().click();
      await frame.getByRole('status').filter({ hasText: `${visit.origin}${SITE.address(path)}` }).waitFor();
      assert.deepEqual(visit.context.pages().map((page) => page.url()), [`${visit.origin}/host.html`]);
    }),
  );

  test(
    'says where its link leads in a sandbox that allows nothing',
    visiting({ expected: [/sandbox/i] }, async (visit) => {
      const [path] = SITE.steps;
      const frame = await host(visit, path, (html) => html.replace('<iframe', '<iframe sandbox'));
      const address = frame.locator('noscript');
      await address.waitFor({ state: 'visible' });
      assert.ok((await address.textContent()).includes(SITE.address(path)));
    }),
  );

  test(
    'with a whole page of the site in it moves nothing but itself',
    visiting({}, async (visit) => {
      const { page } = visit;
      const address = `${visit.origin}/host.html`;
      const body = `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Host</title>
        <div style="height: 2000px"></div><iframe src="${SITE.address(SITE.steps[0])}" style="width: 100%; height: 3000px"></iframe>`;
      await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
      // Hosts that send the headers of the site forbid such frames.
      await page.route(/\/p\//, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { 'content-type': response.headers()['content-type'] } });
      });
      await page.goto(address);
      const frame = page.frameLocator('iframe');
      await frame.locator('#app[data-ready]').waitFor();
      await page.evaluate(() => scrollTo(0, 1000));
      const scrolled = () => page.evaluate(() => scrollY);
      const before = await scrolled();
      await frame.locator('a[rel=next]').evaluate((link) => link.click());
      await page.waitForFunction((path) => document.querySelector('iframe').contentWindow.location.pathname === path, SITE.address(SITE.steps[1]));
      await frame.locator('#heading:focus').waitFor({ state: 'attached' });
      assert.equal(await scrolled(), before);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }),
  );

  test(
    'unfolds the note whose words are chosen',
    visiting({}, async (visit) => {
      const frame = await host(visit, SITE.steps[0]);
      const [note] = SITE.page(SITE.steps[0]).notes;
      await frame.locator(`[id="${note}-words"] a`).click();
      await frame.locator(`[id="${note}"]`).waitFor({ state: 'visible' });
    }),
  );

  test(
    'keeps the height it was given where scripts are off, and all of it can be read',
    visiting({ javaScriptEnabled: false }, async (visit) => {
      const frame = await host(visit, SITE.steps[0]);
      const { frame: given } = await heights(visit);
      assert.equal(given, Number(await visit.page.locator('iframe').getAttribute('height')));
      await frame.locator('.embed-notes summary').click();
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
