// Notes. A click on words that have a note opens it, as one on its number does. What is opened while a note is open takes
// its place in the history, so that Back closes a note however many were read.

import { hasModifier, isSelecting } from './links.mjs';

document.addEventListener('click', (event) => {
  const { target } = event;
  if (event.defaultPrevented || event.button || hasModifier(event)) return;
  const link = target.closest('a');
  if (!link) {
    if (!isSelecting()) target.closest('mark')?.querySelector('a')?.click();
  } else if (location.hash && link.getAttribute('href').startsWith('#') && link.closest('.step')) {
    event.preventDefault();
    location.replace(link.href);
  }
});
