// Writes the licences of what a built site carries of other people's work: `node notices.mjs FILE`.
//
// Asks Cargo which crates are linked into the browser program and reads their licences from their sources. Packages that
// add code to the script stand beside them, and so does the font. The file is the same wherever it is made of the same lock files.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const TARGET = 'wasm32-unknown-unknown';
const LICENCE_FILE = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;
const MIT = 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated';

const [file] = process.argv.slice(2);
const { packages } = JSON.parse(cargo('metadata', '--format-version', '1', '--all-features', '--filter-platform', TARGET));
const linked = cargo('tree', '--package', 'sidelines', '--no-default-features', '--features', 'browser', '--target', TARGET)
  .split('\n')
  .map((line) => line.match(/^(\S+) v(\S+)/)?.slice(1))
  .filter(Boolean)
  .map(([name, version]) => found(name, version))
  // Ours have no source: they are licensed by the files beside README.md.
  .filter(({ source }) => source !== null);
// What writes the script copies some of itself into it.
const writers = [crate(found('wasm_split_cli_support')), nodePackage('esbuild')];

const font = { name: 'Libertinus Serif', version: '7.051', licence: 'OFL-1.1', text: clean(readFileSync(join(ROOT, 'styles/fonts/OFL.txt'), 'utf8')) };

writeFileSync(file, notices([...linked.map(crate), ...writers, font]));

function cargo(command, ...options) {
  // Macros run at build time only: what they write is made of our code.
  const edges = command === 'tree' ? ['--edges', 'normal,no-proc-macro', '--prefix', 'none'] : [];
  const words = [command, '--locked', ...options, ...edges];
  return execFileSync(process.env.CARGO ?? 'cargo', words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 });
}

/** A package by its name, and by its version where there may be several. */
function found(name, version) {
  const [only, another] = packages.filter((one) => one.name === name && (version === undefined || one.version === version));
  if (!only || another) throw new Error(`Cargo names ${only ? 'several packages' : 'no package'} ${name} ${version ?? ''}`);
  return only;
}

/** What the notices say of a crate. */
function crate({ name, version, license, authors, manifest_path: manifest }) {
  if (!license) throw new Error(`${name} ${version} names no licence in ${manifest}`);
  return { name, version, licence: license, text: textOf(dirname(manifest), license) ?? standIn(name, license, authors) };
}

function nodePackage(name) {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, version, licence: license, text: textOf(folder, license) };
}

/**
 * The licences that a package brings: the MIT licence alone where it is one to choose, since it is the shortest, else all.
 * Undefined if it brings none.
 */
function textOf(folder, licence) {
  const texts = readdirSync(folder).filter((name) => LICENCE_FILE.test(name)).sort().map((name) => clean(readFileSync(join(folder, name), 'utf8')));
  const choosable = !/\bAND\b|\bWITH\b/.test(licence) && /\bMIT\b/.test(licence);
  const mit = texts.filter((text) => text.replace(/\s+/g, ' ').includes(MIT));
  const chosen = choosable && mit.length > 0 ? mit : texts;
  return chosen.length > 0 ? chosen.join('\n\n') : undefined;
}

/** The MIT licence of a package that brings no text of it, with the authors that its manifest names. Fails for any other licence. */
function standIn(name, licence, authors) {
  if (!/\bMIT\b/.test(licence) || /\bAND\b/.test(licence)) throw new Error(`${name} is licensed under ${licence} and brings no text of it`);
  const holders = authors.map((author) => author.replace(/\s*<.*>/, '')).join(', ') || `the authors of ${name}`;
  return `Copyright (c) ${holders}\n\n${clean(readFileSync(join(ROOT, 'xtask/notices/mit.txt'), 'utf8'))}`;
}

/** A text with the same line ends and no space around it, whoever wrote it. */
function clean(text) {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replace(/[ \t\f]+$/gm, '').replace(/^\n+|\n+$/g, '');
}

/** The whole file: each text once, with the packages that it is of. */
function notices(packaged) {
  const byText = new Map();
  for (const { name, version, licence, text } of packaged) {
    const names = byText.get(text) ?? byText.set(text, new Set()).get(text);
    names.add(`${name} ${version} (${licence})`);
  }
  const sections = [...byText].map(([text, names]) => ({ title: [...names].sort().join('\n'), text })).sort((one, other) => (one.title < other.title ? -1 : 1));
  const library = clean(readFileSync(join(ROOT, 'xtask/notices/standard-library.txt'), 'utf8'));
  const introduction = clean(readFileSync(join(ROOT, 'xtask/notices/introduction.txt'), 'utf8'));
  const line = '-'.repeat(80);
  return [introduction, library, ...sections.map(({ title, text }) => `${title}\n\n${text}`)].join(`\n\n${line}\n\n`) + '\n';
}
