// The keys. A key clicks a link of the page, so that it does what the link does, whether the app runs or not; or it
// focuses a field.

import { LEFT, RIGHT, isSelecting, takesInput } from './links.mjs';
import { store, stored } from './storage.mjs';

/** What each key is for: the first of these links or fields that the page has. */
const LINKS = {
  ArrowLeft: [LEFT],
  ArrowRight: [RIGHT],
  n: ['.step mark[data-open]~mark a', '.step mark a'],
  '/': ['#find', 'a[rel=search]'],
  '?': ['a[rel=help]'],
};

/** Elements in which the arrow keys scroll, or which open. */
const TAKES_ARROWS = 'summary,[tabindex="0"]';

/** Whether the reader has switched the keys off: for this visit alone, where storage is denied. */
let off = stored('keys') === 'off';

/** @returns {HTMLInputElement | null} the switch on the page of keys */
const control = () => document.querySelector('#keys');

/** Makes the switch, if the page has it, show whether the keys are on. */
export function showSwitch() {
  if (control()) control().checked = !off;
}

/**
 * Returns the name of the pressed key, in lower case if Caps Lock is on. Where the keyboard writes another script, a
 * letter has the name that it has on a Latin keyboard.
 *
 * @param {KeyboardEvent} event
 */
function name({ key, code, shiftKey }) {
  if (/^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key)) return code.replace(/^Key/, '').toLowerCase();
  return key.length === 1 && !shiftKey ? key.toLowerCase() : key;
}

/** Closes what is open, the innermost first. Dialogs and the menu at selected words do so themselves. */
function close() {
  if (document.querySelector('.selection-menu:not([hidden])')) return;
  const list = document.querySelector('.step details[open]:is(.walk-bar *, .share *)');
  if (list) {
    list.open = false;
    list.querySelector('summary').focus();
  } else {
    document.querySelector('.note:is([data-open],:target) .note-close')?.click();
  }
}

/** @param {KeyboardEvent} event */
function press(event) {
  const { target } = event;
  const key = name(event);
  if (key === 'Escape' && !event.isComposing && !takesInput(target)) {
    close();
    return;
  }
  const wanted = LINKS[key];
  if (!wanted || off || event.defaultPrevented || takesInput(target)) return;
  // The key that ends a composition has no other mark than this code in some browsers.
  if (event.isComposing || event.keyCode === 229) return;
  // Many keyboards write punctuation with Shift.
  const shifted = event.shiftKey && /\w/.test(key);
  if (shifted || event.ctrlKey || event.metaKey || event.altKey || event.getModifierState('AltGraph')) return;
  if (key.startsWith('Arrow') && (target.closest?.(TAKES_ARROWS) || isSelecting())) return;
  const element = wanted.map((selector) => document.querySelector(selector)).find(Boolean);
  if (!element) return;
  event.preventDefault();
  if (element.matches('a')) element.click();
  else element.focus();
}

document.addEventListener('keydown', press);
document.addEventListener('change', ({ target }) => {
  if (target !== control()) return;
  off = !target.checked;
  store('keys', off ? 'off' : '');
});
