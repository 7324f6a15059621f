// The quoted words, from the content as its editors wrote it: the pages must show these and no others.

import { readFileSync, readdirSync } from 'node:fs';

const CONTENT = new URL('../../content/', import.meta.url);

/** Every passage: its id, its kind, if it is quoted its words, and its file. */
export function passages() {
  const explainers = readdirSync(CONTENT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return explainers.flatMap(({ name }) => {
    const folder = new URL(`${name}/passages/`, CONTENT);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.toml'))
      .map((file) => {
        const address = new URL(file, folder);
        const text = readFileSync(address, 'utf8');
        return { id: file.replace(/\.toml$/, ''), kind: value(text, 'kind'), words: value(text, 'words'), file: address };
      });
  });
}

/** A string of the top table. TOML's basic strings, on one line, are JSON's. */
function value(text, key) {
  const top = text.split(/^\[/m)[0];
  const line = top.match(new RegExp(`^${key} *= *("(?:[^"\\\\]|\\\\.)*")`, 'm'));
  return line ? JSON.parse(line[1]) : undefined;
}
