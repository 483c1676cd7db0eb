import { json, LenderDouble, type Sent } from './lender-double.ts';

/** A lender that keeps book of its sessions: each has a refresh token and the thumbprint of a key. */
export class SessionServer extends LenderDouble {
  /** Refresh tokens that are good. */
  readonly alive = new Set<string>();
  /** What a token was used with by another key than its own; stays empty. */
  readonly stolen: string[] = [];
  readonly #keys = new Map<string, string>();
  readonly #access = new Map<string, string>();
  #count = 0;

  constructor() {
    super();
    this.on('POST /oauth/token', (sent) => this.#token(sent));
    this.on('POST /oauth/revoke', ({ form }) => {
      this.alive.delete(form.get('token') ?? '');
      return json({});
    });
    this.on('GET /v1/accounts', ({ headers, proofHeader }) => {
      const [, token = ''] = headers.get('Authorization')?.split(' ') ?? [];
      const session = this.#access.get(token) ?? '';
      if (this.#keys.get(session) !== nameOf(proofHeader)) this.stolen.push(token);
      return this.alive.has(session)
        ? json({ items: [], nextCursor: null })
        : new Response(null, { status: 401 });
    });
  }

  /** The session that a client's next call is made with; undefined where it is over. */
  async sessionOf(client: ReturnType<LenderDouble['client']>): Promise<string | undefined> {
    await Promise.resolve(client.accounts.list()).catch(() => undefined);
    if (client.auth.state.status !== 'signed-in') return undefined;
    const [, token = ''] =
      this.to('GET /v1/accounts').at(-1)?.headers.get('Authorization')?.split(' ') ?? [];
    return this.#access.get(token);
  }

  #token({ form, proofHeader }: Sent): Response {
    this.#count += 1;
    const access = `access-${String(this.#count)}`;
    let session = form.get('refresh_token');
    if (session === null) {
      session = `refresh-${String(this.#count)}`;
      this.alive.add(session);
      this.#keys.set(session, nameOf(proofHeader));
    }
    if (!this.alive.has(session) || this.#keys.get(session) !== nameOf(proofHeader)) {
      return json({ error: 'invalid_grant' }, { status: 400 });
    }
    this.#access.set(access, session);
    return this.tokens({ access_token: access, refresh_token: session });
  }
}

function nameOf({ jwk }: Sent['proofHeader']): string {
  return `${String(jwk.x)}.${String(jwk.y)}`;
}
