// Minifies the styles in a folder: `node minify.mjs FOLDER`.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
  const path = join(folder, name);
  writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { loader: 'css', minify: true }).code);
}
