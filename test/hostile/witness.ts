import type { Frame, HTTPRequest, Page } from 'puppeteer-core';
import { type Canary, secret } from './canaries.ts';
import type { HostSite } from './host-site.ts';

/** Sees what a host sees, and from outside what the lender's frames hold: the secrets to look for. */
export class Witness {
  readonly #page: Page;
  readonly #lender: string;
  #trace = '';
  readonly #tokens = new Set<string>();
  readonly #strayed: string[] = [];

  constructor(page: Page, lender: string) {
    this.#page = page;
    this.#lender = lender;
    page.on('request', (request) => this.#see(request));
    page.on('console', (message) => (this.#trace += `\nconsole: ${message.text()}`));
    page.on('pageerror', (error) => (this.#trace += `\nerror: ${String(error)}`));
  }

  /** Requests of the lender's frames to anybody else; there must be none. */
  get strayed(): readonly string[] {
    return this.#strayed;
  }

  /** Keeps what the recorders of the host's documents have, and the address bar's history. */
  async keepTrace(): Promise<void> {
    for (const frame of this.hostFrames()) {
      this.#trace += `\nframe: ${frame.url()}\n${await dumpOf(frame)}`;
    }
  }

  /** All that was seen, with what reached the host's servers; the origins themselves left out. */
  async testimony(sites: readonly HostSite[]): Promise<string> {
    await this.keepTrace();
    const all = this.#trace + sites.map((site) => site.requests()).join('\n');
    // Their ports are numbers that could look like an amount.
    const origins = [this.#lender, ...sites.map(({ origin }) => origin)];
    return origins.reduce((text, origin) => {
      const { host } = new URL(origin);
      return text.replaceAll(host, 'host').replaceAll(encodeURIComponent(host), 'host');
    }, all);
  }

  /** Tokens that went over the wire or stand in a frame's storage. */
  async tokens(): Promise<Canary[]> {
    for (const frame of this.#page.frames()) {
      if (this.#isHosts(frame)) continue;
      const stored = (await frame
        .evaluate('Object.values(sessionStorage).join("\\n")')
        .catch(() => '')) as string;
      for (const [, token = ''] of stored.matchAll(/"refreshToken":"([^"]+)"/g)) {
        this.#tokens.add(token);
      }
    }
    return [...this.#tokens].map((token) => secret('token', token));
  }

  /** Code of the failure that an element told its host of. */
  async failure(tag: string): Promise<string | undefined> {
    for (const frame of this.hostFrames()) {
      const code = (await frame
        .evaluate(`__recorder.failure(${JSON.stringify(tag)})`)
        .catch(() => undefined)) as string | undefined;
      if (code) return code;
    }
    return undefined;
  }

  /** Every document of the page but the lender's. */
  hostFrames(): Frame[] {
    return this.#page.frames().filter((frame) => this.#isHosts(frame));
  }

  #isHosts(frame: Frame): boolean {
    return frame === this.#page.mainFrame() || !frame.url().startsWith(`${this.#lender}/`);
  }

  #see(request: HTTPRequest): void {
    const { authorization } = request.headers();
    const token = authorization?.replace(/^DPoP /, '');
    if (token) this.#tokens.add(token);
    const frame = request.frame();
    if (!frame || this.#isHosts(frame)) {
      this.#trace += `\nrequest: ${request.url()} ${request.headers()['referer'] ?? ''}`;
    } else if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(this.#lender)) {
      this.#strayed.push(request.url());
    }
  }
}

async function dumpOf(frame: Frame): Promise<string> {
  // A document of the browser's own, such as a refused frame's, has no recorder.
  const text: unknown = await frame
    .evaluate('typeof __recorder === "object" ? __recorder.dump() : ""')
    .catch(() => '');
  return String(text);
}
