// Reloads the page when its content has been printed again, and shows what mistakes keep it from that. `press serve --watch`
// adds this script to the pages that it serves; it is in no printed page.

/** How long the page waits before it asks again, in milliseconds. */
const INTERVAL = 200;

const { version, state } = document.currentScript.dataset;
let shown = null;
let overlay = null;

async function look() {
  const response = await fetch(state, { cache: 'no-store' });
  const { version: now, mistakes } = await response.json();
  if (now === version) show(mistakes);
  else location.reload();
}

/** Shows mistakes above the page, and removes them when they are mended. */
function show(mistakes) {
  if (mistakes === shown) return;
  shown = mistakes;
  overlay?.remove();
  if (mistakes === null) return;
  overlay = document.createElement('section');
  overlay.id = 'mistakes';
  overlay.setAttribute('role', 'alert');
  // Set one by one: the policy of the pages permits no style attribute in HTML.
  Object.assign(overlay.style, {
    position: 'fixed',
    inset: 'auto 0 0',
    maxHeight: '70vh',
    overflow: 'auto',
    padding: '1rem',
    borderTop: '4px solid var(--accent)',
    background: 'var(--paper-deep)',
    color: 'var(--ink)',
    zIndex: 'calc(var(--layer-message) + 1)',
  });
  const title = Object.assign(document.createElement('h2'), { textContent: 'Mistakes in the content' });
  const about = Object.assign(document.createElement('p'), { textContent: 'The page shows the content as it was before them.' });
  const text = Object.assign(document.createElement('pre'), { textContent: mistakes, tabIndex: 0 });
  text.setAttribute('aria-label', 'Mistakes');
  Object.assign(text.style, { overflow: 'auto', fontSize: 'var(--small)', lineHeight: '1.3' });
  const hide = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Hide' });
  hide.addEventListener('click', () => overlay.remove());
  overlay.append(title, about, text, hide);
  document.body.append(overlay);
}

function repeat() {
  // A server that does not answer is stopped or starting again.
  look()
    .catch(() => {})
    .then(() => setTimeout(repeat, INTERVAL));
}

repeat();
