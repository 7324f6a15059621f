// A program that fails (in Rust: panics) cannot go on: what it shows and what the address says may differ. So the page is
// loaded again, without the app this time. The state of the history entry says so across the reload.

import { sayOf } from './notice.mjs';

const FAILED = 'failed';

/** Whether this page was loaded again since the program failed. */
export const hasFailed = history.state === FAILED;

if (hasFailed) {
  // Whoever reloads the page gets the app again.
  history.replaceState(null, '');
  tell();
}

function tell() {
  sayOf('failed');
}

/** @param {ErrorEvent | PromiseRejectionEvent} event */
function fail({ error, reason }) {
  if (!((error ?? reason) instanceof WebAssembly.RuntimeError)) return;
  // A page that fails without the app would fail again.
  if (hasFailed) return tell();
  history.scrollRestoration = 'auto';
  history.replaceState(FAILED, '');
  location.reload();
}

addEventListener('error', fail);
addEventListener('unhandledrejection', fail);
