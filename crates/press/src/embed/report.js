// Runs in a passage that another site shows in a frame.

const page = document.documentElement;

// Tells the host how high the passage is, in CSS pixels: at once and on every change; when the host asks, since it may have
// begun to listen later; and when the tab is shown, since browsers report no changes in hidden ones.
const report = () => {
  const height = Math.ceil(page.getBoundingClientRect().height);
  parent.postMessage({ sidelines: { height, id: page.dataset.passage } }, '*');
};
if (parent !== window) {
  report();
  new ResizeObserver(report).observe(page);
  document.addEventListener('visibilitychange', report);
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.sidelines === 'height') report();
  });
}

// A host may forbid frames to open tabs, and no script learns of it. So the address is shown until the tab is hidden.
const line = document.createElement('p');
line.setAttribute('role', 'status');
document.querySelector('main').append(line);
document.addEventListener('click', ({ target }) => {
  const link = target.closest('a[target]');
  if (link) line.textContent = `If no tab has opened, this is the address: ${link.href}`;
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) line.textContent = '';
});
