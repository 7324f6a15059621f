// Starts the service worker, which keeps the site for reading offline, once everything that a reader waits for is there.
// Not in frames on other sites, whose readers did not come here, and not for readers who asked browsers to save data.

const { worker } = document.getElementById('app').dataset;

if (worker && parent === window && !navigator.connection?.saveData) {
  addEventListener('load', () => {
    const idle = window.requestIdleCallback ?? setTimeout;
    // Where the browser refuses, as it may with storage denied, the site is as it is without.
    idle(async () => navigator.serviceWorker?.register(worker).catch(() => {}));
  });
}
