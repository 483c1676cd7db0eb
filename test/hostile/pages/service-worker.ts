import { hostPage } from '../host-page.ts';
import { until } from '../until.ts';

export default hostPage({
  about: 'a service worker of the host sees and answers every request of its pages',
  family: 'network',
  files: {
    'worker.js': {
      type: 'text/javascript',
      headers: { 'service-worker-allowed': '/' },
      body: () => `
        addEventListener('install', () => skipWaiting());
        addEventListener('activate', (event) => event.waitUntil(clients.claim()));
        addEventListener('fetch', (event) => {
          event.respondWith((async () => {
            const all = await clients.matchAll({ includeUncontrolled: true });
            const body = await event.request.clone().text();
            for (const client of all) client.postMessage({ url: event.request.url, body, headers: [...event.request.headers] });
            return fetch(event.request);
          })());
        });`,
    },
  },
  before: `
    navigator.serviceWorker.addEventListener('message', ({ data }) => console.log('worker ' + JSON.stringify(data)));
    navigator.serviceWorker.register('/service-worker/worker.js', { scope: '/' });`,
  async arrive({ page }) {
    await until('a worker in charge', () =>
      page.evaluate(async () => !!(await navigator.serviceWorker.ready).active),
    );
    await page.reload({ waitUntil: 'domcontentloaded' });
    await until('a controlled page', () =>
      page.evaluate(() => !!navigator.serviceWorker.controller),
    );
  },
});
