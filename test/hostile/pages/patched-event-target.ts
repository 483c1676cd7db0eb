import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a framework runs every listener, timer and promise in a zone of its own',
  family: 'prototypes',
  before: `
    const add = EventTarget.prototype.addEventListener;
    const remove = EventTarget.prototype.removeEventListener;
    const zoned = new WeakMap();
    const zone = (run) => { window.__zone = 'inner'; try { return run(); } finally { window.__zone = 'root'; } };
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (!listener) return;
      const wrapped = zoned.get(listener) || function (event) {
        return zone(() => (listener.handleEvent ? listener.handleEvent(event) : listener.call(this, event)));
      };
      zoned.set(listener, wrapped);
      return add.call(this, type, wrapped, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      return remove.call(this, type, zoned.get(listener) || listener, options);
    };
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask']) {
      const original = window[name];
      window[name] = (run, ...rest) => original((...args) => zone(() => run(...args)), ...rest);
    }
    for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver']) {
      const Original = window[name];
      window[name] = class extends Original {
        constructor(run, options) { super((...args) => zone(() => run(...args)), options); }
      };
    }`,
});
