// Leaves the page for one whose data the app could not load: the browser loads it. Without a connection the reader would
// lose the page that they have, so they keep it.

import { sayOf } from './notice.mjs';

/** How long the page may take before it is left to the browser to wait for it, in milliseconds. */
const PATIENCE = 2000;

document.addEventListener('sidelines:leave', async ({ detail: address }) => {
  try {
    await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  } catch ({ name }) {
    if (name !== 'TimeoutError') return sayOf('noConnection');
  }
  location.assign(address);
});
