import { json, LenderDouble, type Sent } from './lender-double.ts';

/** A lender double that is an OpenID provider, too; its ID tokens are signed by nobody. */
export class ProviderDouble extends LenderDouble {
  /** Changes the claims of the next ID tokens. */
  claims: Record<string, unknown> = {};
  readonly #asked = new Map<string, URLSearchParams>();

  constructor() {
    super();
    const { origin } = LenderDouble;
    this.on('GET /.well-known/openid-configuration', () =>
      json({
        issuer: origin,
        authorization_endpoint: `${origin}/oauth/authorize`,
        token_endpoint: `${origin}/oauth/token`,
        authorization_response_iss_parameter_supported: true,
        id_token_signing_alg_values_supported: ['ES256'],
      }),
    );
    this.on('POST /oauth/token', (sent) => this.#token(sent));
  }

  /** What the customer's browser is sent back to. */
  visit(url: string): URL {
    const { searchParams } = new URL(url);
    const code = crypto.randomUUID();
    this.#asked.set(code, searchParams);
    const back = new URL(searchParams.get('redirect_uri')!);
    back.searchParams.set('code', code);
    back.searchParams.set('state', searchParams.get('state')!);
    back.searchParams.set('iss', LenderDouble.origin);
    return back;
  }

  async #token({ form, proofHeader }: Sent): Promise<Response> {
    if (!form.has('redirect_uri')) return this.tokens();
    const code = form.get('code') ?? '';
    const asked = this.#asked.get(code);
    this.#asked.delete(code);
    if (asked?.get('dpop_jkt') !== (await thumbprint(proofHeader.jwk))) {
      return json({ error: 'invalid_grant' }, { status: 400 });
    }
    const now = Math.floor(Date.now() / 1_000);
    const payload = {
      iss: LenderDouble.origin,
      aud: asked.get('client_id'),
      sub: 'customer-1',
      iat: now,
      exp: now + 300,
      nonce: asked.get('nonce'),
      ...this.claims,
    };
    const parts = [{ alg: 'ES256' }, payload].map((part) => base64Url(JSON.stringify(part)));
    return this.tokens({ id_token: `${parts.join('.')}.c2lnbmF0dXJl` });
  }
}

async function thumbprint({ crv, kty, x, y }: JsonWebKey): Promise<string> {
  const text = JSON.stringify({ crv, kty, x, y });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64Url(String.fromCharCode(...new Uint8Array(digest)));
}

function base64Url(binary: string): string {
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
