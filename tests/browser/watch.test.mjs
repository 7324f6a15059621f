// The content while it is edited: `press serve --watch` shows what is saved, and what is wrong with it.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FRAME, Release } from './releases.mjs';
import { SITE, serve } from './site.mjs';
import { visits } from './visit.mjs';

describe('a site whose content is watched', () => {
  const draft = new Release('watched');
  const visiting = visits(SITE, () => serve(SITE, ['--content', draft.content, '--watch', FRAME]));
  // At the very end: the server would report that the content is gone.
  process.once('exit', () => draft.remove());
  const file = join(draft.content, 'explainer.toml');
  /** Saves the explainer with another line under its title. */
  const save = (subtitle) => draft.edit('explainer.toml', (table) => Object.assign(table, { subtitle }));

  test(
    'an open page shows what is saved, and goes on working',
    visiting({}, async (visit) => {
      const { page } = visit;
      await visit.open('');
      for (const subtitle of ['As saved first', 'As saved second']) {
        save(subtitle);
        await page.getByText(subtitle).waitFor();
        await visit.ready();
      }
      await visit.open(SITE.steps[0]);
      await page.keyboard.press('ArrowRight');
      await visit.shows(SITE.steps[1]);
      assert.deepEqual(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    }),
  );

  test(
    'a mistake is shown with its place above the page as it was, until it is mended',
    visiting({}, async (visit) => {
      const { page } = visit;
      save('Without mistakes');
      await visit.open('');
      await page.getByText('Without mistakes').waitFor();
      const good = readFileSync(file, 'utf8');
      writeFileSync(file, `colour = "red"\n${good}`);
      const shown = page.getByRole('alert');
      await shown.waitFor();
      const text = await shown.locator('pre').textContent();
      for (const part of ['explainer.toml:1:', 'colour', 'help', '1 mistake']) assert.ok(text.includes(part), `${part} in ${text}`);
      assert.ok(await page.getByText('Without mistakes').isVisible());
      await visit.open(SITE.steps[0]);
      await shown.waitFor();
      writeFileSync(file, good);
      await shown.waitFor({ state: 'detached' });
      await visit.ready();
    }),
  );

  test('the built site has no trace of it', () => {
    for (const path of SITE.documents) assert.ok(!SITE.read(path).includes('_watch'), path);
    assert.ok(!SITE.read('_headers').includes('_watch'));
  });
});
