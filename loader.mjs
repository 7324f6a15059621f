// Starts the app on every page, and late programs when a reader first uses what they do.
//
// An attribute of the root element says which program did not load, for the styles. It is loaded again at the next use.

import init, { Late, start } from './sidelines.js';

const root = document.getElementById('app');
const app = init();

/**
 * Returns a function that starts a late program once. While the program starts or runs, `on` of the function holds a promise.
 *
 * @param {Late} program
 * @param {string} lost the data attribute of the root that says that the program did not load
 * @returns {(() => Promise<void>) & { on?: Promise<void> | null }}
 */
function late(program, lost) {
  const run = () => {
    delete root.dataset[lost];
    run.on ??= app
      .then(() => start(program))
      .catch(() => false)
      .then((came) => {
        if (came) return;
        run.on = null;
        root.dataset[lost] = '';
      });
    return run.on;
  };
  return run;
}

const copy = late(Late.Copying, 'unloaded');
const note = late(Late.Notebook, 'unloaded');
const find = late(Late.Search, 'lost');

/** @param {string} selector */
const first = (selector) => document.querySelector(selector);

/**
 * Returns the value that is stored under a name; `undefined` where storage is denied.
 *
 * @param {string} name
 * @returns {string | null | undefined}
 */
function stored(name) {
  try {
    return localStorage[`sidelines/${root.dataset.explainer}/${name}`];
  } catch {
    return undefined;
  }
}

/**
 * Shows a message, which screen readers announce.
 *
 * @param {string} words
 */
function say(words) {
  const notice = first('#notice') ?? document.body.appendChild(Object.assign(document.createElement('p'), { id: 'notice', role: 'status' }));
  notice.textContent = words;
}

/** Starts the late programs that the present page needs at once. */
function open() {
  if (first('.notebook') || (first('[data-text]') && stored('kept'))) note();
  if (location.hash === '#find') first('#find')?.focus();
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

document.addEventListener('click', ({ target }) => {
  if (!note.on && target.closest('[data-keep]')) note().then(() => note.on && target.click());
});

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
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const copied = () => {
      say('Link copied.');
      addEventListener('pointerdown', () => say(''), { once: true });
    };
    navigator.clipboard.writeText(link.href).then(copied, () => location.assign(link.href));
  },
  true,
);

addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.('input,textarea,select,[contenteditable],dialog') || stored('keys') === 'off') return;
  event.preventDefault();
  const field = first('#find');
  if (field) field.focus();
  else location.assign(`${root.dataset.base}#find`);
});
