/** What an opener wants to hear of its window. */
export interface LenderWindowListeners {
  /** A message from the window, with source and origin checked; its shape is not. */
  onMessage: (data: unknown) => void;
  /** The customer closed the window, or left the lender's pages in it. */
  onClosed: () => void;
}

/** Milliseconds between two looks at whether the window is still there: no event tells. */
const lookEvery = 300;

/** A small window of its own beside the host's. */
const small = 'popup,width=480,height=760';

/** Where windows are forbidden by a sandbox around the frame, Firefox throws in place of the usual null. */
function openAt(url: string, features: string): Window | null {
  try {
    return window.open(url, '_blank', features);
  } catch {
    return null;
  }
}

/** One window at the lender's origin, opened by a frame of the lender's; never more than one at a time. */
export class LenderWindow {
  readonly #origin: string;
  readonly #listeners: LenderWindowListeners;
  readonly #features: string;
  #window: Window | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;

  /**
   * @param origin the lender's
   * @param features as `window.open` takes them; a tab where they are empty
   */
  constructor(origin: string, listeners: LenderWindowListeners, features = small) {
    this.#origin = origin;
    this.#listeners = listeners;
    this.#features = features;
  }

  /** Whether a window is open. */
  get isOpen(): boolean {
    return this.#window !== undefined && !this.#window.closed;
  }

  /**
   * Opens the window, or brings the one that is open to the front. Call it in the click.
   *
   * @param path at the lender's origin
   * @returns false where the browser blocks windows, or opened one that this page cannot reach
   */
  open(path: string): boolean {
    if (this.isOpen) {
      this.#window?.focus();
      return true;
    }
    this.close();
    const url = new URL(path, this.#origin);
    // A frame's page says the language that its host has chosen.
    url.searchParams.set('ui_locales', document.documentElement.lang);
    const opened = openAt(url.href, this.#features);
    if (!opened) return false;
    this.#window = opened;
    window.addEventListener('message', this.#onMessage);
    this.#looking = setInterval(this.#look, lookEvery);
    return true;
  }

  /** Takes the window to another address. */
  go(url: string): void {
    this.#window?.location.replace(url);
  }

  /** Says something to the window, and to no other page that may stand in it. */
  send(message: unknown): void {
    this.#window?.postMessage(message, this.#origin);
  }

  /** Closes the window and forgets it; `onClosed` is not called. */
  close(): void {
    clearInterval(this.#looking);
    window.removeEventListener('message', this.#onMessage);
    this.#window?.close();
    this.#window = undefined;
  }

  readonly #onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== this.#window || origin !== this.#origin) return;
    this.#listeners.onMessage(data);
  };

  readonly #look = () => {
    if (this.isOpen) return;
    this.close();
    this.#listeners.onClosed();
  };
}
