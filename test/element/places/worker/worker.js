/** What the service worker answers in place of the API, by its name in `workers.test.ts`. */
const answers = {
  'the offline page of a service worker': () =>
    page('<!doctype html><title>Offline</title><p>You are offline.</p>'),
  'the offline page of its cache': async () => {
    const cache = await caches.open('pages');
    await cache.put('/offline', page('<!doctype html><title>Offline</title>'));
    return cache.match('/offline');
  },
  'an offline page without a type': () => new Response('\n<html><body>Offline</body></html>'),
  'the page of an app for every address': () => fetch(new URL('page.html', location.href)),
  'the sign-in page of a Wi-Fi network': () =>
    page('<!DOCTYPE html><html><head><title>Sign in</title></head></html>'),
};

const page = (html) => new Response(html, { headers: { 'Content-Type': 'text/html' } });

let answer;

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('message', ({ data, ports: [port] }) => {
  answer = answers[data];
  port.postMessage(Object.keys(answers));
});

addEventListener('fetch', (event) => {
  if (!new URL(event.request.url).pathname.startsWith('/api/v3/')) return;
  event.respondWith(answer ? answer() : fetch(event.request));
});
