import type { FramedTag } from '../../../sdk/contract/framed-tags.ts';
import type { FrameConfig } from '../../../src/frame/frame-config.ts';
import {
  protocolVersion,
  type GuestMessage,
  type Hello,
  type Settings,
  type Welcome,
} from '../../../src/frame/protocol.ts';
import { until } from '../../elements/fixture.ts';

/** How a guest's page is made. */
export interface GuestOptions {
  tag?: FramedTag;
  config?: Partial<FrameConfig>;
  settings?: Settings;
  /** The page's script; that of the element if left out. */
  page?: string;
  /** Module of this folder that runs in the frame before the guest does. */
  before?: string;
  /** Pixels. */
  width?: number;
  /** Origin that the frame is served from; this page's own lets a test look inside. */
  origin?: string;
  /** Leaves the hello without an answer. */
  silent?: boolean;
}

/** The same server under another name: to a browser another site. */
export const elsewhere = location.origin.replace('localhost', '127.0.0.1');

const open = new Set<Host>();

/** A host page with a shell that does as the test says. */
export class Host {
  readonly frame = document.createElement('iframe');
  readonly hellos: { data: Hello; origin: string }[] = [];
  /** What came over the port. */
  readonly said: GuestMessage[] = [];
  readonly page = `page-${crypto.randomUUID()}`;
  port: MessagePort | undefined;

  constructor(readonly options: GuestOptions = {}) {
    const { tag = 'fs-login', origin = location.origin, width = 400 } = options;
    const config: FrameConfig = {
      tag,
      clientId: 'northside-motors',
      clientName: 'Northside Motors',
      lender: origin,
      lenderName: 'Harbor Vehicle Finance',
      host: location.origin,
      mode: 'frame',
      confirm: 'frame',
      theme: {},
      supportPhone: '(555) 555-0142',
      portal: `${origin}/?client_id=northside-motors`,
      ...options.config,
    };
    const { page = `/src/frame/pages/${tag.slice(3)}.ts` } = options;
    const hash = encodeURIComponent(JSON.stringify({ config, page, before: options.before }));
    this.frame.src = `${origin}/test/frame/support/guest.html#${hash}`;
    this.frame.style.cssText = `width: ${width}px; height: 300px; border: 0`;
    addEventListener('message', this.#onMessage);
    document.body.append(this.frame);
    open.add(this);
  }

  /** The frame's window, for frames of this origin. */
  get inside(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis;
  }

  /** The element in the frame, for frames of this origin. */
  get element(): HTMLElement {
    return this.inside.document.body.firstElementChild as HTMLElement;
  }

  /** A module as the frame has it. */
  import<T>(path: string): Promise<T> {
    const load = this.inside.eval('(path) => import(path)') as (path: string) => Promise<T>;
    return load(path);
  }

  /** Messages of one type. */
  all<T extends GuestMessage['type']>(type: T): Extract<GuestMessage, { type: T }>[] {
    return this.said.filter((one) => one.type === type) as Extract<GuestMessage, { type: T }>[];
  }

  /** A welcome that fits the last hello. */
  welcome(settings: Settings = this.options.settings ?? {}): Welcome {
    const nonce = this.hellos.at(-1)?.data.nonce ?? '';
    return { fs: 'welcome', version: protocolVersion, nonce, page: this.page, settings };
  }

  /** Posts a welcome, as the shell does. */
  answer(welcome: unknown = this.welcome()): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const target = this.options.origin ?? location.origin;
    this.inside.postMessage(welcome, target, [port2]);
    return port1;
  }

  /** Listens to a port as to the guest's. */
  use(port: MessagePort): void {
    this.port = port;
    port.onmessage = ({ data }: MessageEvent<GuestMessage>) => this.said.push(data);
  }

  /** Waits for the first drawing. */
  async shown(): Promise<this> {
    await until(() => this.all('shown').length > 0);
    return this;
  }

  /** Sends new settings and waits until something has come of them. */
  async change(settings: Settings, look: () => unknown): Promise<void> {
    this.port?.postMessage({ type: 'settings', settings });
    await until(() => Boolean(look()));
  }

  close(): void {
    removeEventListener('message', this.#onMessage);
    this.port?.close();
    this.frame.remove();
    open.delete(this);
  }

  readonly #onMessage = ({ source, origin, data }: MessageEvent<Hello | undefined>) => {
    if (source !== this.frame.contentWindow || data?.fs !== 'hello') return;
    this.hellos.push({ data, origin });
    if (!this.options.silent) this.use(this.answer());
  };
}

/** Puts a guest into this page and waits until it is drawn. */
export function frameOf(options: GuestOptions = {}): Promise<Host> {
  return new Host(options).shown();
}

/** A guest that has said hello and got no answer. */
export async function unanswered(options: GuestOptions = {}): Promise<Host> {
  const host = new Host({ ...options, silent: true });
  await until(() => host.hellos.length > 0);
  return host;
}

/** Takes all frames away; for `afterEach`. */
export function closeAll(): void {
  for (const host of open) host.close();
  sessionStorage.clear();
}
