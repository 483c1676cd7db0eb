import { hostPage, tags } from '../host-page.ts';

export default hostPage({
  about: 'the host dispatches the elements’ own events at them, and asks their objects for more',
  family: 'messages',
  after: `
    setInterval(() => {
      for (const element of document.querySelectorAll('fs-central, ${tags.join(', ')}')) {
        for (const name of ['fs-ready', 'fs-signed-in', 'fs-signed-out', 'fs-error', 'fs-payment-submitted']) {
          element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { forged: true } }));
        }
        for (const name in element) {
          try { const value = element[name]; if (typeof value === 'string') console.debug(name, value); } catch {}
        }
        for (const key of Reflect.ownKeys(element)) console.debug(String(key), element[key]);
      }
    }, 250);`,
});
