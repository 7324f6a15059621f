// The service worker of a release that is not read offline: removes the one that an earlier release left in browsers, and
// all that it has kept. press writes it as `sw.js`. Like that one, it runs as a classic script.

addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) => {
  const remove = async () => {
    const ours = `sidelines:${new URL(registration.scope).pathname}:`;
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(remove());
});
