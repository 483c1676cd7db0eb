/* global Element, EventTarget, History, MessagePort, Node, Storage, XMLHttpRequest, localStorage, sessionStorage */
/**
 * "Lotwatch": what a dealer's tag manager loads before anything else, written for the sandbox. It wraps what such
 * scripts wrap and keeps all it learns on `window.__analytics.seen`, where tests look for what should not be there.
 * Nothing is sent anywhere.
 */
(() => {
  const seen = [];
  const note = (kind, ...details) => seen.push(`${kind} ${details.map(describe).join(' ')}`);
  window.__analytics = { seen, read: () => [...seen, ...everythingOnThePage()] };

  function describe(value) {
    if (typeof value === 'string') return value;
    try {
      return JSON.stringify(value, replacer(new Set())) ?? String(value);
    } catch (error) {
      return String(error);
    }
  }

  const replacer = (met) =>
    function (_key, value) {
      if (typeof value !== 'object' || value === null) return value;
      if (met.has(value) || value instanceof Node || value === window) return undefined;
      met.add(value);
      if (value instanceof Error) return `${value.name}: ${value.message} ${value.stack}`;
      return value;
    };

  wrap(window, 'fetch', 'fetch');
  wrap(window, 'open', 'open');
  wrap(navigator, 'sendBeacon', 'beacon');
  wrap(XMLHttpRequest.prototype, 'open', 'xhr');
  wrap(XMLHttpRequest.prototype, 'send', 'xhr');
  wrap(Storage.prototype, 'setItem', 'storage');
  wrap(History.prototype, 'pushState', 'history');
  wrap(History.prototype, 'replaceState', 'history');
  wrap(MessagePort.prototype, 'postMessage', 'to port');
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) wrap(console, level, 'console');

  function wrap(owner, name, kind) {
    const original = owner[name];
    owner[name] = function (...inputs) {
      note(kind, ...inputs);
      const answer = Reflect.apply(original, this, inputs);
      if (name === 'fetch') void overhear(answer);
      return answer;
    };
  }

  async function overhear(answer) {
    const response = await answer.then(
      (given) => given.clone(),
      () => undefined,
    );
    if (response) note('answer', response.url, await response.text());
  }

  // The ports that others make are listened to as well, and the roots that they close are kept open.
  const Channel = window.MessageChannel;
  window.MessageChannel = class extends Channel {
    constructor() {
      super();
      listen.call(this.port1, 'message', ({ data }) => note('from port', data));
    }
  };
  const roots = [];
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = Reflect.apply(attachShadow, this, [options]);
    roots.push(root);
    return root;
  };

  // Listeners run inside ours, so that their faults can be counted.
  const listen = EventTarget.prototype.addEventListener;
  const unlisten = EventTarget.prototype.removeEventListener;
  const inside = new WeakMap();
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    return listen.call(this, type, wrapListener(listener), options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    return unlisten.call(this, type, inside.get(listener) ?? listener, options);
  };

  function wrapListener(listener) {
    if (typeof listener !== 'function') return listener;
    if (!inside.has(listener)) {
      inside.set(listener, function (event) {
        try {
          return Reflect.apply(listener, this, [event]);
        } catch (error) {
          note('fault', error);
          throw error;
        }
      });
    }
    return inside.get(listener);
  }

  const watched = ['click', 'keydown', 'input', 'change', 'paste', 'submit', 'focusin', 'message'];
  const facts = [
    'ready',
    'signed-in',
    'signed-out',
    'payment-submitted',
    'autopay-changed',
    'error',
  ];
  for (const type of ['error', ...watched, ...facts.map((fact) => `fs-${fact}`)]) {
    listen.call(window, type, (event) => note(type, membersOf(event)), true);
  }
  listen.call(window, 'unhandledrejection', ({ reason }) => note('rejection', reason));

  /** All that an event carries of its own, and what was typed where it happened. */
  function membersOf(event) {
    const members = { target: event.target?.tagName, value: event.target?.value };
    for (const name in event) {
      const value = event[name];
      if (typeof value !== 'function' && name !== name.toUpperCase()) members[name] = value;
    }
    return members;
  }

  /** The page as a script could save it: markup with every shadow root, addresses, titles, storage. */
  function everythingOnThePage() {
    const frames = [...document.querySelectorAll('iframe')];
    for (const root of roots) frames.push(...root.querySelectorAll('iframe'));
    return [
      document.title,
      location.href,
      document.cookie,
      document.documentElement.outerHTML,
      ...roots.map((root) => root.innerHTML),
      ...frames.map(({ src, title, name }) => `${src} ${title} ${name}`),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(performance.getEntriesByType('resource').map(({ name }) => name)),
    ];
  }
})();
