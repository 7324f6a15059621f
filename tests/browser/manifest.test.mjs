// The web manifest, the icons and the colours of the browser's own bar.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SITES } from './site.mjs';

for (const site of SITES) {
  describe(`the web manifest of the site for ${site.name}`, () => {
    const below = (address) => {
      assert.ok(address.startsWith(site.base), address);
      return address.slice(site.base.length);
    };
    const sizeOf = (path) => {
      const png = site.read(path);
      assert.equal(png.subarray(1, 4).toString(), 'PNG', path);
      return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
    };
    const linked = (path, rel) => site.page(path).all('link').filter(({ attributes }) => attributes.rel === rel);

    test('is named by every page, and names the site under its base path', () => {
      for (const path of site.paths) {
        const [{ attributes }, ...more] = linked(path, 'manifest');
        assert.deepEqual([attributes.href, more], [site.address('manifest.webmanifest'), []], path);
      }
      const manifest = JSON.parse(site.read('manifest.webmanifest'));
      assert.equal(manifest.start_url, site.base);
      assert.equal(manifest.scope, site.base);
      assert.ok(site.page('').title.startsWith(manifest.name));
      assert.ok(manifest.description.length > 0);
    });

    test('names icons that are there, in the sizes it says, one of them to be masked', () => {
      const { icons } = JSON.parse(site.read('manifest.webmanifest'));
      for (const { src, sizes, type } of icons) {
        assert.equal(sizeOf(below(src)), sizes);
        assert.equal(type, 'image/png');
      }
      assert.deepEqual(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`), ['192x192 any', '512x512 any', '512x512 maskable']);
    });

    test('stands beside an icon for home screens and one for tabs', () => {
      for (const path of site.paths) {
        const [touch] = linked(path, 'apple-touch-icon');
        assert.equal(sizeOf(below(touch.attributes.href)), '180x180', path);
        const [tab] = linked(path, 'icon');
        assert.match(site.read(below(tab.attributes.href)).toString(), /^<svg/, path);
      }
    });

    test('goes with the colours of the pages, light and dark', () => {
      const styles = site.read(site.files.find((file) => /^page-.*\.css$/.test(file))).toString();
      const papers = [...styles.matchAll(/--paper: *(#[0-9a-f]{6})/g)].map(([, colour]) => colour);
      const { theme_color: theme, background_color: background } = JSON.parse(site.read('manifest.webmanifest'));
      assert.deepEqual([theme, background], [papers[0], papers[0]]);
      for (const path of site.paths) {
        const colours = site.page(path).all('meta').filter(({ attributes }) => attributes.name === 'theme-color');
        assert.deepEqual(colours.map(({ attributes }) => attributes.content), papers, path);
      }
    });
  });
}
