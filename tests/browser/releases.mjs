// Later releases of the site: the same program with edited content, published and printed as an editor would.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, stringify } from 'smol-toml';
import { CONTENT } from './content.mjs';
import { ROOT, SITE, Site } from './site.mjs';

/** The site's index.html as Trunk made it, which `cargo xtask build` leaves there for printing again. */
export const FRAME = join(ROOT, 'target', `${basename(SITE.folder)}.frame.html`);
const PRESS = join(ROOT, 'target/debug', process.platform === 'win32' ? 'press.exe' : 'press');

/** A copy of the content, to be edited, published and printed. */
export class Release {
  /** Starts a release called `name` from another one, by default from the present content. */
  constructor(name, from) {
    this.folder = join(ROOT, 'target/releases', `${process.pid}-${name}`);
    this.content = join(this.folder, 'content');
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(from?.content ?? CONTENT, this.content, { recursive: true });
  }

  /** The table that a file holds. */
  read(file) {
    return parse(readFileSync(join(this.content, file), 'utf8'));
  }

  /** Changes the table that a file holds, in place; the change must change something. */
  edit(file, change) {
    const table = this.read(file);
    const before = stringify(table);
    change(table);
    const after = stringify(table);
    if (after === before) throw new Error(`nothing was changed in ${file}`);
    writeFileSync(join(this.content, file), after);
    return this;
  }

  /** Changes the quoted words of a passage, and what follows from them. They keep their length. */
  editWords(id, change) {
    return this.edit(`passages/${id}.toml`, (passage) => {
      passage.words = change(passage.words);
      passage.sha256 = createHash('sha256').update(passage.words).digest('hex');
    });
  }

  /** Changes the first match of a pattern in the words of a passage that no note and no other printing is on. */
  rewrite(id, pattern, change) {
    const { note = [], witness = [] } = this.read(`passages/${id}.toml`);
    const taken = [...note.map(({ on }) => on), ...witness.flatMap(({ variant }) => variant).map(({ ours }) => ours)];
    return this.editWords(id, (words) => {
      const isTaken = (from, to) =>
        taken.some((text) => {
          const at = words.indexOf(text);
          return at >= 0 && at < to && from < at + text.length;
        });
      for (const { 0: match, index } of words.matchAll(pattern)) {
        const [before, after] = [words.slice(0, index), words.slice(index + match.length)];
        if (change(match) !== match && !isTaken(index, index + match.length)) return before + change(match) + after;
      }
      throw new Error('notes are on every match');
    });
  }

  /** Swaps two letters in a word of a passage. */
  misspell(id) {
    return this.rewrite(id, /[a-z]{4,}/g, (word) => word[1] + word[0] + word.slice(2));
  }

  /** Withdraws the first wording of a passage. */
  withdraw(id, why) {
    return this.edit(`record/${id}.toml`, ({ wording: [first] }) => {
      first.withdrawn = why;
    });
  }

  /** Runs `press` on the content; returns what it prints. */
  press(...args) {
    if (!existsSync(PRESS)) throw new Error('there is no press: `cargo xtask test site` builds it');
    const env = { ...process.env };
    delete env.SIDELINES_TEMPLATE;
    delete env.SIDELINES_WITHOUT_OFFLINE;
    return execFileSync(PRESS, ['--content', this.content, ...args], { cwd: ROOT, env, encoding: 'utf8' });
  }

  /** Records the wordings as published on a day. */
  publish(date) {
    this.press('publish', '--date', date);
    return this;
  }

  /** The address of words, below the site's. */
  link(id, words) {
    return this.press('link', id, words).trim().slice(1);
  }

  /** Prints the site of this release, with options for both commands that print. */
  print(...options) {
    const folder = join(this.folder, 'site');
    // Printing leaves the data folder of the present release, which has a name of its own.
    const data = join(SITE.folder, 'data');
    cpSync(SITE.folder, folder, { recursive: true, filter: (source) => source !== data });
    cpSync(FRAME, join(folder, 'index.html'));
    this.press('print', '--into', folder, '--base', SITE.base, ...options);
    this.press('offline', '--into', folder, ...options);
    return new Site(this.folder, folder, SITE.base);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
