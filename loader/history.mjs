// Back and Forward where the app does not run. Entries of the history that the app has made belong to one document, also once
// that was loaded again: the browser then changes the address and leaves the page as it is.

const root = document.getElementById('app');
const { pathname } = location;

addEventListener('popstate', () => {
  if (location.pathname !== pathname && !('ready' in root.dataset)) location.reload();
});
