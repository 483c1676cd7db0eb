import { expect } from 'chai';
import { createMocks, MOCK_CODE, mockLinks, mockProof } from '../../sdk/mocks/index.ts';
import { createClient, type ApiError, type Client } from '../../sdk/index.ts';
import { rejection } from './support/lender-double.ts';

const password = 'sandbox-passphrase-2026';

describe('against the mocked lender', () => {
  let mocks: ReturnType<typeof createMocks>;
  let client: Client;
  beforeEach(() => {
    mocks = createMocks();
    client = createClient({
      lender: mocks.lender,
      clientId: 'portal',
      storage: 'memory',
      fetch: mocks.fetch,
    });
  });
  afterEach(() => client.close());

  it('authenticators are set up, listed and removed', async () => {
    const { authenticators, auth } = client;
    await auth.signIn({ userId: 'alex.current', password });
    const { id, uri } = await authenticators.addTotp();
    const wrong = (await rejection(authenticators.confirmTotp(id, '000000'))) as ApiError;
    const { recoveryCodes } = await authenticators.confirmTotp(id, MOCK_CODE);

    expect(uri).to.match(/^otpauth:/);
    expect(wrong.errors).to.deep.equal([{ pointer: '/code', code: 'wrong_code' }]);
    expect(recoveryCodes).to.have.length(10);
    const page = await authenticators.list();
    expect(page.items.map(({ kind }) => kind)).to.deep.equal(['totp']);
    expect(page.recoveryCodesLeft).to.equal(10);
    await authenticators.remove(id);
    expect((await authenticators.list()).items).to.deep.equal([]);
  });

  it('a second factor is asked at the next sign-in, and a recovery code takes its place once', async () => {
    const { authenticators, auth } = client;
    await auth.signIn({ userId: 'alex.current', password });
    const { id } = await authenticators.addTotp();
    const [code = ''] = (await authenticators.confirmTotp(id, MOCK_CODE)).recoveryCodes;
    await auth.signOut();

    const step = await auth.signIn({ userId: 'alex.current', password });
    const other = await auth.answer({ use: 'recovery_code' });
    const done = await auth.answer({ recoveryCode: code });

    expect(step).to.deep.include({ status: 'challenge' });
    expect(other).to.deep.nested.include({ 'challenge.kind': 'recovery_code' });
    expect(done).to.deep.equal({ status: 'signed-in' });
    expect((await authenticators.list()).recoveryCodesLeft).to.equal(9);
  });

  it('a password is reset without a session, by a link that is good once', async () => {
    const { recovery, auth } = client;
    const fresh = 'marmalade on a tern';
    await recovery.requestReset('alex.current');
    const { minimumLength } = await recovery.inspectReset(mockLinks.reset);
    const refused = (await rejection(
      recovery.confirmReset({ token: mockLinks.reset, password: 'short' }),
    )) as ApiError;
    await recovery.confirmReset({ token: mockLinks.reset, password: fresh });
    const used = await rejection(recovery.inspectReset(mockLinks.reset));

    expect(minimumLength).to.equal(15);
    expect(refused.errors).to.deep.equal([{ pointer: '/password', code: 'too_short' }]);
    expect(used).to.include({ name: 'ApiError', code: 'link_used', status: 410 });
    const step = await auth.signIn({ userId: 'alex.current', password: fresh });
    expect(step).to.deep.equal({ status: 'signed-in' });
    for (const { headers, operation } of mocks.requests) {
      if (operation.includes('PasswordReset')) expect(headers.has('Authorization')).to.equal(false);
    }
  });

  it('an invited customer sets up an account and signs in with it', async () => {
    const { recovery, auth } = client;
    const token = mockLinks.invitation;
    const { contractLast4, vinLast6 } = mockProof;
    const proof = { contractLast4, vinLast6 };
    const fresh = 'marmalade on a tern';

    const { proofs } = await recovery.inspectInvitation(token);
    const taken = await recovery.checkUserId({ token, proof, userId: 'alex.current' });
    const consents = { terms: true as const, electronicDelivery: true };
    await recovery.register({ token, proof, userId: 'gale', password: fresh, consents });

    expect(proofs).to.include('contract_last4');
    expect(taken.available).to.equal(false);
    expect(taken.suggestions).not.to.be.empty;
    const step = await auth.signIn({ userId: 'gale', password: fresh });
    expect(step).to.deep.equal({ status: 'signed-in' });
  });

  it('awaiting a resource itself gives it back, whatever it loads later', async () => {
    expect(await Promise.resolve(client.recovery)).to.equal(client.recovery);
    expect(mocks.requests).to.deep.equal([]);
  });
});
