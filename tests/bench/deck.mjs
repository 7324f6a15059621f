// The deck that the site is measured beside: the same passages with their circumstances and notes, in reveal.js as its
// own documentation sets it up. It is made from `data/explainer.json` alone, so any explainer gives one.

import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where the package lies; its manifest is not among its exports. */
const PACKAGE = dirname(dirname(require.resolve('reveal.js')));

/** What a deck needs of the package. `white` is the theme that brings fonts of its own, `serif` one that brings none. */
const FILES = ['reset.css', 'reveal.css', 'reveal.js', 'theme/white.css', 'theme/serif.css'];

/** The version of reveal.js. */
export const REVEAL = require(join(PACKAGE, 'package.json')).version;

/** The themes, each with the path of the document that has it. */
export const THEMES = { white: '', serif: 'serif/' };

/**
 * Writes the deck into a folder, which holds a whole deck or is left as it was.
 *
 * @param {object} explainer the content, as docs/data.md describes it
 * @param {string} folder
 */
export function writeDeck(explainer, folder) {
  const building = `${folder}.building`;
  rmSync(building, { recursive: true, force: true });
  for (const file of FILES) {
    mkdirSync(dirname(join(building, 'dist', file)), { recursive: true });
    cpSync(join(PACKAGE, 'dist', file), join(building, 'dist', file));
  }
  cpSync(join(PACKAGE, 'LICENSE'), join(building, 'dist', 'LICENSE'));
  for (const [theme, path] of Object.entries(THEMES)) {
    mkdirSync(join(building, path), { recursive: true });
    writeFileSync(join(building, path, 'index.html'), html(explainer, theme, path === '' ? 'dist' : '../dist'));
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(building, folder);
}

/** The ids of the passages in the order of the walk. */
export function walk({ parts }) {
  return parts.flatMap(({ passages }) => passages);
}

// Transitions are off, since they would count as time to the next slide. Without `scrollActivationWidth: 0` a phone would
// get all slides below each other to be scrolled, which lays out the whole deck at every move. As in the template of
// reveal.js, each slide has an address.
function html(explainer, theme, dist) {
  const passages = new Map(explainer.passages.map((passage) => [passage.id, passage]));
  const slides = walk(explainer).map((id) => slide(passages.get(id), explainer)).join('\n');
  return `<!DOCTYPE html>
<html lang="${escaped(explainer.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0, maximum-scale=1.0, user-scalable=no">
<title>${escaped(explainer.title)}</title>
<link rel="stylesheet" href="${dist}/reset.css">
<link rel="stylesheet" href="${dist}/reveal.css">
<link rel="stylesheet" href="${dist}/theme/${theme}.css">
<style>.reveal p,.reveal ol{font-size:.4em}</style>
</head>
<body>
<div class="reveal">
<div class="slides">
${slides}
</div>
</div>
<script src="${dist}/reveal.js"></script>
<script>Reveal.initialize({ hash: true, transition: 'none', backgroundTransition: 'none', scrollActivationWidth: 0 });</script>
</body>
</html>
`;
}

// The words carry the attribute that they have on our pages, so that both are found in the same way.
function slide(passage, { voices }) {
  const name = (id) => voices.find((voice) => voice.id === id)?.name;
  const words = passage.pieces.flatMap(({ runs }) => runs).map(({ text }) => text).join('');
  const notes = passage.notes.map(({ on, text }) => `<li><b>${escaped(on)}</b> ${escaped(plain(text))}</li>`);
  const when = (passage.when.on ?? passage.when.in)?.words ?? passage.when.undated;
  const circumstances = [name(passage.speaker), name(passage.listener), when, passage.place, plain(passage.attribution)];
  return `<section id="${passage.id}">
<h3>${escaped(passage.title)}</h3>
<blockquote data-text="${passage.id}">${escaped(words)}</blockquote>
<p>${escaped(circumstances.filter(Boolean).join(' · '))}</p>
<ol>
${notes.join('\n')}
</ol>
</section>`;
}

/** Prose as text: what is emphasised or linked stays, the emphasis and the link do not. */
function plain(prose) {
  const texts = prose.map(({ text, emphasis, strong, link }) => text ?? plain(emphasis ?? strong ?? link.text));
  return texts.join('');
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
