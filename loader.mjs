// Starts the app on every page, and late programs when a reader first uses what they do.
//
// An attribute of the root element says which program did not load, for the styles. It is loaded again at the next use.

import init, { Late, hydrate, start } from 'sidelines';
import { restore } from './loader/document.mjs';
import { hasFailed } from './loader/failure.mjs';
import './loader/history.mjs';
import { showSwitch } from './loader/keys.mjs';
import './loader/languages.mjs';
import './loader/leave.mjs';
import { hasModifier } from './loader/links.mjs';
import './loader/notes.mjs';
import { say, sayOf } from './loader/notice.mjs';
import './loader/offline.mjs';
import './loader/swipes.mjs';
import { stored } from './loader/storage.mjs';

const root = document.getElementById('app');
root.toggleAttribute('data-cannot-send', !navigator.share);
const app = init();

app.then(async () => {
  const main = document.querySelector('main');
  if (main && !hasFailed && (await restore(main, root.dataset.digest))) hydrate();
});

/**
 * Returns a function that starts a late program once. While the program starts or runs, `on` of the function holds a promise.
 *
 * @param {Late} program
 * @param {string} lost the data attribute of the root that says that the program did not load
 * @returns {(() => Promise<void>) & { on?: Promise<void> | null }}
 */
function late(program, lost) {
  const run = () => {
    if (lost in root.dataset) say('');
    delete root.dataset[lost];
    run.on ??= app
      .then(() => start(program))
      .catch(() => false)
      .then((came) => {
        if (came) return;
        run.on = null;
        root.dataset[lost] = '';
        // The search field has a line of its own for it.
        if (program !== Late.Search) sayOf('notLoaded');
      });
    return run.on;
  };
  return run;
}

const copy = late(Late.Copying, 'copyingOrNotesFailed');
const note = late(Late.Notebook, 'copyingOrNotesFailed');
const find = late(Late.Search, 'searchFailed');

/** @param {string} selector */
const first = (selector) => document.querySelector(selector);

/** Prepares the present page, and starts the late programs that it needs at once. */
function open() {
  showSwitch();
  if (first('.notebook') || (first('[data-text]') && stored('kept'))) note();
  // In a frame, the focus and the scrolling that comes with it stay with the host.
  if (location.hash === '#find' && parent === window) first('#find')?.focus();
  // The field may have had the focus before the listener below was there.
  if (document.activeElement?.id === 'find') find();
  if (first('.not-found')) find();
}

open();
document.addEventListener('sidelines:moved', open);

document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  if (!selection.isCollapsed && selection.anchorNode?.parentElement?.closest('main')) copy();
});

/** Starts a late program at the first click on what it handles, and then lets it handle the click. */
function startAtClick(selector, program) {
  document.addEventListener('click', ({ target }) => {
    if (!program.on && target.closest(selector)) program().then(() => program.on && target.click());
  });
}

startAtClick('[data-notebook-action]', note);
startAtClick('[data-copying]', copy);

addEventListener('focusin', ({ target }) => {
  if (target.id === 'find') find();
});

// The styles of the pages to look things up are loaded late where a page lacks them: the app may move to such a page.
addEventListener('load', () => {
  if (first('[href*="/reference-"]')) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: root.dataset.styles }));
});

document.addEventListener(
  'click',
  (event) => {
    const link = event.target.closest('a[data-copy]');
    if (!link || !navigator.clipboard || hasModifier(event)) return;
    event.preventDefault();
    const copied = () => {
      sayOf('copied');
      addEventListener('pointerdown', () => say(''), { once: true });
    };
    navigator.clipboard.writeText(link.href).then(copied, () => location.assign(link.href));
  },
  true,
);
