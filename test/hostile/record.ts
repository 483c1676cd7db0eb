/**
 * Runs as the first script of every host page, as the worst of a host's scripts would: it sees all
 * that a page's script can see and keeps it as text, for the scan to search. Takes what it needs
 * from the page before other scripts can change it, and reaches nothing outside itself.
 */
export function record(): void {
  const { getOwnPropertyDescriptor, getOwnPropertyNames, defineProperty } = Object;
  const { apply } = Reflect;
  const pageWindow = window as unknown as Record<string, unknown>;
  const add = EventTarget.prototype.addEventListener;
  const innerHtml = getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!.get!;
  const shadowHtml = getOwnPropertyDescriptor(ShadowRoot.prototype, 'innerHTML')!.get!;
  const queryAll = DocumentFragment.prototype.querySelectorAll;
  const decoder = new TextDecoder('latin1');
  const decode = TextDecoder.prototype.decode;
  const fromEntries = Array.from;
  const roots: ShadowRoot[] = [];
  const said = Object.create(null) as Record<string, true>;
  const counts = Object.create(null) as Record<string, number>;
  const failures = Object.create(null) as Record<string, string>;
  let keys = '';
  let log = '';

  // Times are numbers that could look like an amount.
  const timing = /^(timeStamp|startTime|duration|time|.*(Start|End|Time))$/;
  const isOf = (value: object, type: string) =>
    typeof pageWindow[type] === 'function' && value instanceof (pageWindow[type] as () => void);

  function describe(value: unknown, depth = 0): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return `${value}`;
    if (typeof value !== 'object' || value === null || depth > 3) return '';
    if (isOf(value, 'ArrayBuffer') || ArrayBuffer.isView(value)) {
      return apply(decode, decoder, [value]) as string;
    }
    if (isOf(value, 'URLSearchParams') || isOf(value, 'URL')) return `${value as URL}`;
    if (isOf(value, 'FormData') || isOf(value, 'Headers') || isOf(value, 'Map')) {
      return describe(fromEntries(value as unknown as Iterable<unknown>), depth);
    }
    if (isOf(value, 'Node')) {
      const node = value as Element;
      return `<${node.nodeName} ${node.id ?? ''} ${(node as HTMLInputElement).value ?? ''}>`;
    }
    if (isOf(value, 'Window') || value === window) return '';
    let text = isOf(value, 'Error') ? `${(value as Error).message} ${(value as Error).stack} ` : '';
    for (const key in value) {
      if (timing.test(key)) continue;
      let inner: unknown;
      try {
        inner = (value as Record<string, unknown>)[key];
      } catch {
        // A window of another origin, mostly.
        continue;
      }
      const told = describe(inner, depth + 1);
      if (told) text += `${key}=${told};`;
      if (text.length > 50_000) break;
    }
    return text;
  }

  function keep(where: string, text: string): void {
    const line = `${where}: ${text}`;
    if (said[line]) return;
    said[line] = true;
    log += `\n${line}`;
  }

  // Of these every one is kept; of the others the first hundred.
  const telling =
    /^(message|messageerror|error|unhandledrejection|fs-.*|.*(key|input|storage|change).*)$/;

  function hear(event: Event): void {
    const { type } = event;
    counts[type] = (counts[type] ?? 0) + 1;
    if (type === 'keydown') keys += (event as KeyboardEvent).key;
    const target = event.target as Element | null;
    if (type === 'fs-error' && target?.localName) {
      failures[target.localName] = (event as CustomEvent & { code?: string }).code ?? 'unknown';
    }
    if (counts[type] > 100 && !telling.test(type)) return;
    // Data as such: a message's may be an array or a bare string.
    keep(`event ${type}`, `${describe(event)} ${describe((event as MessageEvent).data)}`);
  }

  // A listener for unload would keep the page out of the back/forward cache.
  const left = /^(before)?unload$/;
  const heard = new WeakMap<EventTarget, Record<string, true>>();
  function listen(target: EventTarget, type: string): void {
    if (left.test(type)) return;
    const types = heard.get(target) ?? (Object.create(null) as Record<string, true>);
    if (types[type]) return;
    types[type] = true;
    heard.set(target, types);
    apply(add, target, [type, hear, { capture: true, passive: true }]);
  }

  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, ...args) {
    listen(this ?? window, args[0]);
    apply(add, this ?? window, args);
  };
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    keep(`dispatched ${event.type}`, describe(event));
    return apply(dispatch, this, [event]);
  };
  for (const owner of [window, Document.prototype, HTMLElement.prototype]) {
    for (const name of getOwnPropertyNames(owner)) {
      if (/^on[a-z]/.test(name)) listen(window, name.slice(2));
    }
  }
  for (const type of ['focusin', 'focusout', 'DOMContentLoaded', 'visibilitychange']) {
    listen(window, type);
  }
  const events = ['ready', 'signed-in', 'signed-out', 'payment-submitted', 'error'];
  for (const name of events) listen(window, `fs-${name}`);
  for (const type of ['message', 'messageerror']) {
    for (const owner of [MessagePort, BroadcastChannel, Worker]) {
      const { prototype } = owner as unknown as { prototype: object };
      const property = getOwnPropertyDescriptor(prototype, `on${type}`);
      if (!property?.set) continue;
      const { set } = property;
      defineProperty(prototype, `on${type}`, {
        ...property,
        set(this: EventTarget, listener: unknown) {
          listen(this, type);
          apply(set, this, [listener]);
        },
      });
    }
  }

  /** Keeps the arguments of every call, then calls. */
  function overhear(owner: object | undefined, name: string): void {
    const property = owner && getOwnPropertyDescriptor(owner, name);
    const original = property?.value as ((...args: unknown[]) => unknown) | undefined;
    if (!owner || typeof original !== 'function') return;
    defineProperty(owner, name, {
      ...property,
      value(this: unknown, ...args: unknown[]) {
        keep(name, describe(args));
        return apply(original, this, args);
      },
    });
  }
  const prototypes = {
    XMLHttpRequest: ['open', 'send', 'setRequestHeader'],
    WebSocket: ['send'],
    Navigator: ['sendBeacon'],
    MessagePort: ['postMessage'],
    BroadcastChannel: ['postMessage'],
    Worker: ['postMessage'],
    History: ['pushState', 'replaceState'],
    Storage: ['setItem'],
    IDBObjectStore: ['put', 'add'],
    Clipboard: ['writeText'],
    HTMLFormElement: ['submit'],
  };
  for (const type in prototypes) {
    const { prototype } = (pageWindow[type] ?? {}) as { prototype?: object };
    for (const name of prototypes[type as keyof typeof prototypes]) overhear(prototype, name);
  }
  for (const name of ['fetch', 'open', 'postMessage', 'alert', 'structuredClone']) {
    overhear(window, name);
  }
  for (const name of getOwnPropertyNames(console)) overhear(console, name);
  for (const type of ['WebSocket', 'EventSource', 'Request', 'CustomEvent', 'BroadcastChannel']) {
    const original = pageWindow[type];
    if (typeof original !== 'function') continue;
    pageWindow[type] = new Proxy(original, {
      construct(target, args, newTarget) {
        keep(`new ${type}`, describe(args));
        return Reflect.construct(target, args, newTarget) as object;
      },
    });
  }

  const watch = new MutationObserver((changes) => {
    for (const { type, target, attributeName, oldValue, addedNodes } of changes) {
      const name = attributeName ?? '';
      const now = type === 'attributes' ? (target as Element).getAttribute(name) : target.nodeValue;
      keep(`mutation ${name}`, `${oldValue} ${now}`);
      for (const node of fromEntries(addedNodes)) {
        const inside = node instanceof Element ? (apply(innerHtml, node, []) as string) : '';
        keep('added', `${node.nodeValue} ${inside}`);
      }
    }
  });
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  const old = { attributeOldValue: true, characterDataOldValue: true };
  watch.observe(document, { ...everything, ...old });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = apply(attach, this, [init]);
    roots[roots.length] = root;
    watch.observe(root, { ...everything, ...old });
    return root;
  };
  for (const type of PerformanceObserver.supportedEntryTypes) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) keep(`performance ${type}`, describe(entry));
    }).observe({ type, buffered: true });
  }

  async function stored(): Promise<string> {
    let text = '';
    const attempt = async (read: () => unknown) => {
      try {
        // In two steps: what is read adds to the text, too.
        const told = describe(await read());
        text += `\n${told}`;
      } catch {
        // Denied here, so nothing can be in it.
      }
    };
    await attempt(() => document.cookie);
    for (const name of ['localStorage', 'sessionStorage']) {
      await attempt(() => {
        const area = pageWindow[name] as Storage;
        for (let at = 0; at < area.length; at += 1) {
          text += `\n${area.key(at)} ${area.getItem(area.key(at) ?? '')}`;
        }
      });
    }
    await attempt(async () => {
      for (const { name = '' } of await indexedDB.databases()) {
        text += `\n${name} ${await readDatabase(name)}`;
      }
    });
    await attempt(async () => {
      for (const name of await caches.keys()) {
        text += `\n${name}`;
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          text += `\n${request.url} ${(await (await cache.match(request))?.text()) ?? ''}`;
        }
      }
    });
    return text;
  }

  function readDatabase(name: string): Promise<string> {
    return new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => resolve('');
      opening.onsuccess = () => {
        const stores = fromEntries(opening.result.objectStoreNames);
        let text = '';
        if (stores.length === 0) {
          resolve(text);
          return;
        }
        const transaction = opening.result.transaction(stores);
        for (const store of stores) {
          const all = transaction.objectStore(store).getAll();
          all.onsuccess = () => (text += `\n${store} ${describe(all.result)}`);
        }
        transaction.oncomplete = () => {
          opening.result.close();
          resolve(text);
        };
      };
    });
  }

  /** What stands in the document and its shadow roots, closed ones too. */
  function standing(): string {
    let text = apply(innerHtml, document.documentElement, []) as string;
    for (const node of fromEntries(document.querySelectorAll('*'))) text += inside(node);
    for (const root of roots) {
      text += `\n${apply(shadowHtml, root, []) as string}`;
      for (const node of fromEntries(apply(queryAll, root, ['*']) as NodeListOf<Element>)) {
        text += inside(node);
      }
    }
    return text;
  }

  function inside(node: Element): string {
    let text = '';
    if ('value' in node) text += `\n${describe(node.value)}`;
    if (node instanceof HTMLIFrameElement) {
      try {
        text += `\n${node.contentDocument?.documentElement.outerHTML}`;
        text += node.contentWindow?.location.href;
      } catch {
        // As it should be.
      }
    }
    if (node.localName.startsWith('fs-')) {
      for (const name of getOwnPropertyNames(node)) {
        text += `\n${name} ${describe((node as unknown as Record<string, unknown>)[name])}`;
      }
    }
    return text;
  }

  defineProperty(window, '__recorder', {
    value: {
      /** All that was seen so far and all that is there now. */
      async dump() {
        const here = [document.title, document.referrer, document.URL, window.name];
        here.push(`${history.length}`, describe(history.state), String(getSelection()));
        const visited = pageWindow['navigation'] as { entries(): unknown } | undefined;
        here.push(describe(visited?.entries()), describe(performance.getEntries()));
        return `${log}\nkeys: ${keys}\n${here.join('\n')}\n${standing()}\n${await stored()}`;
      },
      /** Code of the last failure that a tag told of. */
      failure: (tag: string) => failures[tag],
      heard: (type: string) => counts[type] ?? 0,
    },
  });
}
