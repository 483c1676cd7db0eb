import { isHello, type Settings, type Welcome } from '../frame/protocol.ts';
import { endAll, listen, make, only, pageName } from './realm.ts';

/** How long a guest may stay silent after its page has loaded, and how long all may take, in milliseconds. */
const silence = 4_000;
const patience = 30_000;
/** How long the first hello may come after the page has loaded before others are asked, in milliseconds. */
const grace = 150;

/** What a frame asks of its shell. */
export interface GuestFrameHost {
  /** How the element should look now. */
  settings(): Settings;
  /** A message of the guest; its shape is for the host to check. */
  receive(message: Record<string, unknown>): void;
  /** The guest has its answer. */
  answered(): void;
  /** The page has loaded, and no guest has said hello. */
  silent(): void;
  /** The guest did not answer in time. */
  timedOut(): void;
}

/**
 * The lender's frame and the shell's half of the handshake (see protocol.ts). A guest that was loaded anew says hello
 * again and gets a new port.
 */
export class GuestFrame {
  readonly element: HTMLIFrameElement = make('iframe');
  readonly #lender: string;
  readonly #host: GuestFrameHost;
  readonly #endings: (() => void)[];
  #port: MessagePort | undefined;
  #silence: number | undefined;
  /** The guest whose page is loading has said hello already. */
  #greeted = false;

  constructor(lender: string, address: string, host: GuestFrameHost) {
    this.#lender = lender;
    this.#host = host;
    const { element } = this;
    element.allow = 'publickey-credentials-get; publickey-credentials-create';
    // With no referrer, Firefox would hide the host's origin from the guest, which asks for it.
    element.referrerPolicy = 'origin';
    element.setAttribute('scrolling', 'no');
    element.src = address;
    const patienceTimer = setTimeout(() => host.timedOut(), patience);
    this.#endings = [
      listen<MessageEvent>(window, 'message', (event) => this.#onMessage(event)),
      listen(element, 'load', () => this.#onLoad()),
      () => clearTimeout(patienceTimer),
    ];
  }

  /** Whether the guest has been told how to look. */
  get answered(): boolean {
    return Boolean(this.#port);
  }

  /** Tells the guest how to look from now on. */
  send(settings: Settings): void {
    this.#port?.postMessage({ type: 'settings', settings });
  }

  /** The guest has drawn: the frame is shown, and waited for no longer. */
  show(): void {
    this.#endings[2]?.();
    this.element.inert = false;
  }

  /** Hides the frame until {@link show}. Until then it is seen from the start: what the guest draws first waits for nobody. */
  hide(): void {
    this.element.inert = true;
  }

  /** Leaves nothing behind: no frame, port, listener or timer. */
  dispose(): void {
    endAll(this.#endings);
    clearTimeout(this.#silence);
    this.#hangUp();
    this.element.remove();
  }

  #onLoad() {
    clearTimeout(this.#silence);
    if (!this.#greeted) {
      this.#silence = setTimeout(() => {
        this.#silence = setTimeout(() => this.#host.timedOut(), silence);
        this.#host.silent();
      }, grace);
    }
    this.#greeted = false;
  }

  #onMessage({ isTrusted, source, origin, data }: MessageEvent) {
    const guest = this.element.contentWindow;
    // A frame that is out of the page has no window, and a closed window is no source: null equals null. An event that
    // a script made may name any source.
    if (!isTrusted || !guest || source !== guest) return;
    if (origin !== this.#lender) return;
    if (!isHello(data)) return;

    if (this.#silence) {
      clearTimeout(this.#silence);
      this.#silence = undefined;
    } else this.#greeted = true;
    const { shown, nonce } = data;
    if (shown && typeof shown === 'object') {
      this.#host.receive({ type: 'shown', height: shown.height, title: shown.title });
    }
    // A page that hears of the focus may take the element away.
    if (guest === this.element.contentWindow) this.#welcome(guest, nonce);
  }

  #welcome(guest: Window, nonce: string) {
    this.#hangUp();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'object' && data) this.#host.receive(data as Record<string, unknown>);
    };
    const welcome: Welcome = {
      fs: 'welcome',
      version: 1,
      nonce,
      page: pageName(),
      settings: this.#host.settings(),
    };
    guest.postMessage(welcome, this.#lender, only(port2));
    this.#host.answered();
  }

  #hangUp() {
    if (!this.#port) return;
    this.#port.onmessage = null;
    this.#port.close();
    this.#port = undefined;
  }
}
