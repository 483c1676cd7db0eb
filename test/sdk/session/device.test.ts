import { expect } from 'chai';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import { json, LenderDouble, until, type Sent } from '../support/lender-double.ts';

const credentials = { userId: 'alex.current', password: 'a-password' };

/** Claims and header of a JWS. */
function decoded(proof: string): {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
} {
  const [header = '', claims = ''] = proof
    .split('.')
    .map((part) => atob(part.replaceAll('-', '+').replaceAll('_', '/')));
  return { header: JSON.parse(header) as never, claims: JSON.parse(claims) as never };
}

describe('a known device', () => {
  let lender: LenderDouble;
  let clientId: string;
  let scope: string;
  beforeEach(() => {
    lender = new LenderDouble();
    clientId = crypto.randomUUID();
    scope = scopeName(LenderDouble.origin, clientId, location.origin);
    const nonce = { 'DPoP-Nonce': 'nonce-1' };
    lender.on('POST /oauth/challenge', ({ proof }: Sent) =>
      proof['nonce'] === undefined
        ? json({ error: 'use_dpop_nonce' }, { status: 400, headers: nonce })
        : json({ authorization_code: 'code-1' }, { headers: nonce }),
    );
    lender.on('POST /v1/devices', () => new Response(null, { status: 204 }));
  });
  afterEach(() => {
    indexedDB.deleteDatabase(scope);
    indexedDB.deleteDatabase(`${scope}/device`);
    sessionStorage.clear();
    localStorage.clear();
  });

  const registered = () => until(() => localStorage.getItem(`${scope}/device`) !== null);

  it('is made known after a sign-in, by a proof that names the key of the request', async () => {
    const client = await lender.signedIn({ clientId });
    await registered();

    const [sent] = lender.to('POST /v1/devices');
    const { header, claims } = decoded((JSON.parse(sent!.body) as { proof: string }).proof);
    const device = await new KeyStore(`${scope}/device`).find();
    const session = await new KeyStore(scope).find();
    expect(header).to.include({ typ: 'fs-device+jwt', alg: 'ES256' });
    expect(header['jwk']).to.deep.equal(device!.jwk);
    expect(claims).to.include({
      htm: 'POST',
      htu: `${LenderDouble.origin}/v1/devices`,
      nonce: 'nonce-1',
      dpop_jkt: session!.thumbprint,
    });
    expect(device!.thumbprint).not.to.equal(session!.thumbprint);
    expect(device!.pair.privateKey.extractable).to.equal(false);
    client.close();
  });

  it('is recognised at the next sign-in, with the server’s nonce, also after a sign-out', async () => {
    const client = await lender.signedIn({ clientId });
    await registered();
    await client.auth.signOut();
    const before = lender.to('POST /oauth/challenge').length;

    await client.auth.signIn(credentials);

    const sent = lender.to('POST /oauth/challenge').slice(before);
    const proofs = sent.map(({ form }) => form.get('device_proof')!);
    expect(proofs).to.have.length(1);
    const { claims } = decoded(proofs[0]!);
    const key = await new KeyStore(scope).find();
    expect(claims).to.include({ nonce: 'nonce-1', dpop_jkt: key!.thumbprint });
    expect(sent[0]!.form.get('username')).to.equal(credentials.userId);
    client.close();
  });

  it('gets the nonce first where none is known yet, and proves itself with it', async () => {
    (await lender.signedIn({ clientId })).close();
    await registered();
    sessionStorage.clear();
    const before = lender.to('POST /oauth/challenge').length;
    const client = lender.client({ clientId });

    await client.auth.signIn(credentials);

    const sent = lender.to('POST /oauth/challenge').slice(before);
    expect(sent.map(({ form }) => form.has('device_proof'))).to.deep.equal([false, true]);
    client.close();
  });

  it('is neither made known nor recognised on a shared computer', async () => {
    const client = await lender.signedIn({ clientId });
    await registered();
    const before = lender.requests.length;

    await client.auth.signIn({ ...credentials, sharedComputer: true });
    await new Promise((resolve) => setTimeout(resolve, 1_200));

    const sent = lender.requests.slice(before);
    expect(sent.some(({ form }) => form.has('device_proof'))).to.equal(false);
    expect(sent.filter(({ path }) => path === '/v1/devices')).to.deep.equal([]);
    client.close();
  });

  it('is a stranger again once its key is gone, and signs in all the same', async () => {
    const client = await lender.signedIn({ clientId });
    await registered();
    await new KeyStore(`${scope}/device`).remove();
    const before = lender.to('POST /oauth/challenge').length;

    const step = await client.auth.signIn(credentials);

    expect(step).to.deep.equal({ status: 'signed-in' });
    const sent = lender.to('POST /oauth/challenge').slice(before);
    expect(sent.some(({ form }) => form.has('device_proof'))).to.equal(false);
    client.close();
  });
});
