import { createHash, randomBytes } from 'node:crypto';
import { Agent, type Answer } from './agent.ts';

/** What a page was answered with. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it leads, if it is a redirect. */
  readonly location: URL | undefined;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A browser as far as pages go: it keeps cookies by path and follows nothing by itself. */
export class Browser {
  readonly origin: string;
  readonly cookies = new Map<string, Cookie>();
  /** Every `Set-Cookie` line it was ever sent. */
  readonly lines: string[] = [];

  constructor(origin: string) {
    this.origin = origin;
  }

  async open(address: string, init: RequestInit = {}): Promise<PageAnswer> {
    const url = new URL(address, this.origin);
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...this.cookieHeader(url.pathname), ...(init.headers as Record<string, string>) },
    });
    this.take(response.headers);
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: location === null ? undefined : new URL(location, this.origin),
    };
  }

  cookieHeader(path: string): Record<string, string> {
    const sent = [...this.cookies.values()].filter(
      (cookie) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')),
    );
    if (sent.length === 0) return {};
    return { cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; ') };
  }

  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      this.lines.push(line);
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const key = `${name} ${path}`;
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(key);
      else this.cookies.set(key, { name, value, path });
    }
  }
}

/** A client that sends people to the authorization endpoint, as the redirect flow does. */
export class RedirectClient {
  readonly agent: Agent;
  readonly redirectUri: string;
  readonly state = randomBytes(16).toString('base64url');
  readonly nonce = randomBytes(16).toString('base64url');

  private constructor(agent: Agent, redirectUri: string) {
    this.agent = agent;
    this.redirectUri = redirectUri;
  }

  static async create(origin: string, clientId = 'northside-motors'): Promise<RedirectClient> {
    return new RedirectClient(await Agent.create(origin, clientId), `${origin}/embed/callback`);
  }

  /** Address of the authorization endpoint; a parameter of undefined is left out. */
  url(more: Record<string, string | undefined> = {}): string {
    const query = new URLSearchParams();
    const all = {
      response_type: 'code',
      client_id: this.agent.clientId,
      redirect_uri: this.redirectUri,
      scope: 'openid accounts',
      state: this.state,
      nonce: this.nonce,
      code_challenge: createHash('sha256').update(this.agent.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    };
    for (const [name, value] of Object.entries(all)) {
      if (value !== undefined) query.set(name, value);
    }
    return `/oauth/authorize?${query.toString()}`;
  }

  /** Redeems the code of the way back. */
  redeem(code: string, more: Record<string, string> = {}): Promise<Answer> {
    return this.agent.send('/oauth/token', {
      form: {
        grant_type: 'authorization_code',
        client_id: this.agent.clientId,
        code,
        code_verifier: this.agent.verifier,
        redirect_uri: this.redirectUri,
        ...more,
      },
    });
  }
}

/** The hosted sign-in page: signs in by challenge and trades the code for the way back. */
export class SignInPage {
  readonly browser: Browser;
  readonly agent: Agent;
  readonly path: string;

  private constructor(browser: Browser, agent: Agent, path: string) {
    this.browser = browser;
    this.agent = agent;
    this.path = path;
  }

  static async open(
    browser: Browser,
    path: string,
    clientId = 'northside-motors',
  ): Promise<SignInPage> {
    return new SignInPage(browser, await Agent.create(browser.origin, clientId), path);
  }

  /** A code of the challenge. */
  async code(userId = 'alex.test', headers: Record<string, string> = {}): Promise<string> {
    const { body } = await this.agent.challenge(userId, undefined, headers);
    return String(body['authorization_code']);
  }

  /** `POST /sign-in/{uid}` */
  async complete(
    code: string,
    {
      codeVerifier = this.agent.verifier,
      agent = this.agent,
      headers = {},
    }: {
      codeVerifier?: string;
      agent?: Agent;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Answer> {
    const attempt = async (): Promise<Answer> => {
      const response = await fetch(this.browser.origin + this.path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          dpop: await agent.proof(this.path, 'POST'),
          ...this.browser.cookieHeader(this.path),
          ...headers,
        },
        body: JSON.stringify({ code, codeVerifier }),
      });
      this.browser.take(response.headers);
      agent.nonce = response.headers.get('dpop-nonce') ?? agent.nonce;
      const body = (await response.json()) as Record<string, unknown>;
      return { status: response.status, headers: response.headers, body };
    };
    const first = await attempt();
    return first.body['code'] === 'use_dpop_nonce' ? attempt() : first;
  }
}

/** The whole way of somebody who signs in: from the authorization endpoint back to the client. */
export async function signInByRedirect(
  browser: Browser,
  client: RedirectClient,
  userId = 'alex.test',
  more: Record<string, string | undefined> = {},
): Promise<URL> {
  const asked = await browser.open(client.url(more));
  const page = await SignInPage.open(browser, asked.location?.pathname ?? '');
  const { body } = await page.complete(await page.code(userId, deviceHeader));
  const back = await browser.open(String(body['location']));
  if (!back.location) throw new Error(`No way back: ${String(back.status)} ${back.text}`);
  return back.location;
}

/** A browser that the list of sessions can name. */
export const deviceHeader = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};
