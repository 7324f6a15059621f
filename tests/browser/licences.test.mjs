// The licences of what the programs are made of.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { ROOT, SITES } from './site.mjs';

/** The crates of others that are linked into the program, as Cargo names them. */
function linked() {
  const program = ['--package', 'sidelines', '--no-default-features', '--features', 'browser', '--target', 'wasm32-unknown-unknown'];
  const options = ['--locked', '--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}'];
  const lines = execFileSync('cargo', ['tree', ...program, ...options], { cwd: ROOT, encoding: 'utf8' }).split('\n');
  // A crate of ours has its folder behind its version.
  return [...new Set(lines.map((line) => line.replace(' (*)', '')))].filter((line) => line !== '' && !line.includes('('));
}

for (const site of SITES) {
  describe(`the licences that go with the site for ${site.name}`, () => {
    const sections = () => site.read('licences.txt').toString().split(/\n-{80}\n/).map((section) => section.trim());

    test('every crate in the program stands above the text of its licence', () => {
      const crates = linked();
      assert.ok(crates.length > 10, 'Cargo names crates');
      for (const crate of crates) {
        const heading = `${crate.replace(' v', ' ')} (`;
        const [section, ...more] = sections().filter((text) => text.split('\n\n')[0].split('\n').some((line) => line.startsWith(heading)));
        assert.ok(section && more.length === 0, `${crate} stands there once`);
        const text = section.slice(section.indexOf('\n\n'));
        assert.match(text, /Permission is hereby granted|Apache License|Boost Software License/, crate);
        assert.match(text, /copyright/i, crate);
      }
    });

    test('so do the standard library and what is copied into the script', () => {
      for (const name of ['The Rust standard library (', 'wasm_split_cli_support ', 'esbuild ', 'wasm-bindgen ']) {
        assert.ok(sections().some((text) => text.split('\n\n')[0].split('\n').some((line) => line.startsWith(name))), name);
      }
    });

    test('no text stands there twice, and none names a folder of the machine that made it', () => {
      const texts = sections().map((text) => text.slice(text.indexOf('\n\n')));
      assert.equal(new Set(texts).size, texts.length);
      assert.ok(!sections().some((text) => text.includes(ROOT)));
    });

    test('the page of sources links to them', () => {
      const links = site.page('sources/').all('a').map(({ attributes }) => attributes.href);
      assert.ok(links.includes(site.address('licences.txt')));
    });
  });
}
