// The explainer as its editors wrote it, for tests that compare the site with it. Everything else is in the site's own
// `data/explainer.json`, which is `Site.explainer`.

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the explainer that the sites show. */
export const CONTENT = process.env.SIDELINES_CONTENT ? resolve(ROOT, process.env.SIDELINES_CONTENT) : onlyFolder(join(ROOT, 'content'));

/** Every passage: its id, its kind, if it is quoted its words with the reporter's insertions, what of it is in another language, with our
 * translation, and how others print it. */
export function passages() {
  return readdirSync(join(CONTENT, 'passages'))
    .filter((file) => file.endsWith('.toml'))
    .map((file) => {
      const { kind, words, insertions = [], lang, foreign = [], translation, witness = [] } = parse(readFileSync(join(CONTENT, 'passages', file), 'utf8'));
      return {
        id: file.replace(/\.toml$/, ''),
        kind,
        words,
        insertions,
        foreign: lang ? [{ words, lang }, ...foreign] : foreign,
        translation,
        variants: witness.flatMap(({ variant }) => variant),
      };
    });
}

function onlyFolder(parent) {
  const folders = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (folders.length !== 1) throw new Error(`SIDELINES_CONTENT names the explainer: ${parent} holds ${folders.length}`);
  return join(parent, folders[0].name);
}
