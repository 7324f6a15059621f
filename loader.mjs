// Starts the program on every page, and late programs when a reader turns to what they do.
//
// What did not load is said by an attribute of the root, which the styles show, and tried again the next time.

import init, { Late, start } from './sidelines.js';

const root = document.getElementById('app');
const app = init();

/** A function that starts a late program, once. Its `on` holds a promise as long as the program starts or runs. */
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

const first = (selector) => document.querySelector(selector);

/** What the device keeps under a name; nothing where storage is denied. */
function kept(name) {
  try {
    return localStorage[`sidelines/${root.dataset.explainer}/${name}`];
  } catch {
    return undefined;
  }
}

/** Says something to everyone, on screen and aloud. */
function say(words) {
  const notice = first('#notice') ?? document.body.appendChild(Object.assign(document.createElement('p'), { id: 'notice', role: 'status' }));
  notice.textContent = words;
}

/** Starts what the page that is open takes from the beginning. */
function open() {
  if (first('.notebook') || (first('[data-text]') && kept('kept'))) note();
  if (location.hash === '#find') first('#find')?.focus();
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

// A page without the styles of the pages to look things up fetches them once it has loaded: the program may move to one.
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
  if (event.target.closest?.('input,textarea,select,[contenteditable],dialog') || kept('keys') === 'off') return;
  event.preventDefault();
  const field = first('#find');
  if (field) field.focus();
  else location.assign(`${root.dataset.base}#find`);
});
