import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createClient, type ClientOptions } from '../../../../../sdk/index.ts';

/** How a provider is set up. */
export interface ProviderSettings {
  /** Of the issuer. */
  path: string;
  /** Of ID tokens. */
  alg: 'ES256' | 'RS256';
  /** Whether proofs need a nonce of the provider's. */
  dpopNonce: boolean;
  /** Whether answers name the provider (RFC 9207). */
  iss: boolean;
}

/** A request on its way to the provider, and a way to let it pass. */
export type Meddler = (request: Request, pass: () => Promise<Response>) => Promise<Response>;

/** A plain OpenID provider; see the worker. Nothing of it comes from the reference server. */
export class PlainProvider {
  static readonly redirectUri = 'https://brand.example/signed-in';
  readonly issuer: string;
  /** Requests that clients of {@link client} sent. */
  readonly sent: { url: string; method: string; form: URLSearchParams; proof: string | null }[] =
    [];
  /** May change what goes there and what comes back. */
  meddle: Meddler = (_request, pass) => pass();
  readonly #worker: Worker;

  private constructor(worker: Worker, issuer: string) {
    this.#worker = worker;
    this.issuer = issuer;
  }

  static async start(settings: ProviderSettings): Promise<PlainProvider> {
    const worker = new Worker(new URL('plain-provider.worker.ts', import.meta.url), {
      workerData: settings,
    });
    const [issuer] = (await once(worker, 'message')) as [string];
    return new PlainProvider(worker, issuer);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  /** A client whose requests can be read and meddled with. */
  client(options: Partial<ClientOptions> = {}) {
    return createClient({
      lender: 'https://lender.example',
      clientId: 'brand-site',
      issuer: this.issuer,
      fetch: this.fetch,
      ...options,
    });
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const form = new URLSearchParams(await request.clone().text());
    const { url, method } = request;
    this.sent.push({ url, method, form, proof: request.headers.get('DPoP') });
    return this.meddle(request, () => fetch(request));
  };

  /** What was sent to one of the endpoints, by the end of its address. */
  to(end: string) {
    return this.sent.filter(({ url }) => url.endsWith(end));
  }

  /** Goes through the provider's pages as a browser with cookies would, and gives the address it ends at. */
  async visit(start: string): Promise<string> {
    const cookies = new Map<string, string>();
    let url = start;
    for (let step = 0; step < 10; step += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get('Location');
      if (!location) throw new Error(`${String(response.status)} ${await response.text()}`);
      url = new URL(location, url).href;
      if (url.startsWith('https://brand.example/')) return url;
    }
    throw new Error('The provider never came back');
  }
}
