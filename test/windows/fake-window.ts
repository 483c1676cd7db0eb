/** A window that a page has opened, as far as its opener can see it. */
export class FakeWindow {
  closed = false;
  focused = 0;
  /** Addresses it was taken to, the first included. */
  readonly addresses: string[] = [];
  /** What it was told, with the target origin. */
  readonly told: [message: unknown, origin: string][] = [];
  readonly location = { replace: (url: string) => void this.addresses.push(url) };

  focus() {
    this.focused += 1;
  }

  close() {
    this.closed = true;
  }

  postMessage(message: unknown, origin: string) {
    this.told.push([message, origin]);
  }

  /** Says something to the page that opened it. */
  say(data: unknown, origin: string, source: unknown = this) {
    window.dispatchEvent(heard(data, origin, source));
  }
}

/** A message event with any source: the platform's own takes nothing but real windows. */
export function heard(data: unknown, origin: string, source: unknown): MessageEvent {
  const event = new MessageEvent('message', { data, origin });
  Object.defineProperty(event, 'source', { value: source });
  return event;
}

/** Stands in for `window.open`; gives null where `blocked`, and throws as Firefox does in a sandbox where `forbidden`. */
export class FakeOpener {
  blocked = false;
  forbidden = false;
  readonly windows: FakeWindow[] = [];
  /** Targets asked for. */
  readonly targets: (string | undefined)[] = [];
  readonly #own = window.open;

  install() {
    window.open = (url, target) => {
      this.targets.push(target);
      if (this.forbidden) throw new DOMException('', 'InvalidAccessError');
      if (this.blocked) return null;
      const opened = new FakeWindow();
      opened.addresses.push(String(url));
      this.windows.push(opened);
      return opened as unknown as Window;
    };
  }

  restore() {
    window.open = this.#own;
  }

  /** The window opened last. */
  get last(): FakeWindow {
    const last = this.windows.at(-1);
    if (!last) throw new Error('No window was opened');
    return last;
  }
}
