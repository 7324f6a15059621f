// `cargo xtask shots`: takes screenshots of every kind of page in every state.

import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LAPTOP, PHONE, launch } from './browser.mjs';
import { SITE, serve } from './site.mjs';

/** A4 paper without its margins, at 96 pixels an inch. */
const SHEET = { width: 658, height: 960 };

/** The states that pages are shown in: a name and options of the browser context. */
const STATES = [
  { name: 'phone', viewport: PHONE },
  { name: 'phone-on-its-side', viewport: { width: PHONE.height, height: PHONE.width } },
  { name: 'tablet', viewport: { width: 820, height: 1180 } },
  { name: 'laptop', viewport: LAPTOP },
  { name: 'phone-dark', viewport: PHONE, colorScheme: 'dark' },
  { name: 'laptop-dark', viewport: LAPTOP, colorScheme: 'dark' },
  { name: 'forced-colours', viewport: LAPTOP, colorScheme: 'dark', forcedColors: 'active' },
  { name: 'scripts-off', viewport: PHONE, javaScriptEnabled: false },
  { name: 'print', viewport: SHEET, media: 'print' },
];
const PAPERS = ['A4', 'Letter'];
/** The greatest height of a screenshot, in pixels, since some viewers do not open higher ones. */
const LONGEST = 12_000;

const out = resolve(process.argv[2] ?? 'target/shots');
const [embed] = SITE.documents.filter((path) => path.startsWith('embed/'));
const kinds = [...SITE.kindsOfPage, ['a passage for a frame', embed]].map(([kind, path]) => ({ kind, path, name: fileName(kind) }));

await mkdir(out, { recursive: true });
const server = await serve(SITE);
const browser = await launch();
try {
  for (const { name: state, media = null, ...options } of STATES) {
    const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light', ...options });
    const page = await context.newPage();
    await page.emulateMedia({ media });
    for (const { path, name } of kinds) {
      await page.goto(server.origin + SITE.address(path), { waitUntil: 'load' });
      if (options.javaScriptEnabled !== false && SITE.page(path).root) await page.locator('#app[data-ready]').waitFor();
      // In a window as high as the page, the bar at its foot covers nothing.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ ...options.viewport, height: Math.min(Math.max(height, options.viewport.height), LONGEST) });
      await page.screenshot({ path: join(out, `${name}-${state}.png`), animations: 'disabled' });
      await page.setViewportSize(options.viewport);
      if (media === 'print') {
        for (const format of PAPERS) await page.pdf({ path: join(out, `${name}-${format}.pdf`), format });
      }
    }
    await context.close();
    console.log(`${state}: ${kinds.length} pictures`);
  }
} finally {
  await browser.close();
  server.stop();
}
await writeFile(join(out, 'index.html'), sheet());
console.log(`the pictures are in ${join(out, 'index.html')}`);

/** The file name for a kind of page. */
function fileName(kind) {
  return kind === '/' ? 'opening' : kind.toLowerCase().replace(/\.html$/, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The HTML of a page that shows all screenshots, small, each a link to the file. */
function sheet() {
  const cells = (name) => STATES.map(({ name: state }) => `<td><a href="${name}-${state}.png"><img src="${name}-${state}.png" alt="${state}" loading="lazy"></a></td>`);
  const papers = (name) => PAPERS.map((format) => `<a href="${name}-${format}.pdf">${format}</a>`).join(', ');
  const rows = kinds.map(({ kind, name }) => `<tr><th scope="row">${kind}<br><small>PDF: ${papers(name)}</small></th>${cells(name).join('')}</tr>`);
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Every kind of page in every state</title>
<style>
  body { margin: 1rem; background: #ddd; color: #111; font: 0.875rem/1.4 system-ui, sans-serif; }
  th, td { padding: 0.5rem; text-align: left; vertical-align: top; }
  thead th { position: sticky; top: 0; background: #ddd; }
  td a { display: block; width: 14rem; max-height: 22rem; overflow: hidden; border: 1px solid #999; }
  img { display: block; width: 100%; }
</style>
<h1>Every kind of page in every state</h1>
<table>
<thead><tr><th scope="col">Page</th>${STATES.map(({ name }) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}
