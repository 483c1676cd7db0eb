import { expect } from 'chai';
import type { ApiError, Client, SignInError } from '../../sdk/index.ts';
import {
  deferred,
  json,
  LenderDouble,
  problem,
  rejection,
  until,
} from './support/lender-double.ts';

const credentials = { userId: 'alex.current', password: 'a-password' };
const passkey = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
} as const;

function asked(challenge: object, session: string): Response {
  const body = { error: 'insufficient_authorization', auth_session: session, challenge };
  return json(body, { status: 403 });
}

describe('a sign-in that asks for more', () => {
  let lender: LenderDouble;
  let client: Client;
  beforeEach(() => {
    lender = new LenderDouble();
    client = lender.client({ storage: 'memory' });
  });
  afterEach(() => client.close());

  const forms = () =>
    lender.to('POST /oauth/challenge').map(({ form }) => Object.fromEntries(form));

  it('goes on by the same key until nothing more is asked', async () => {
    const done = json({ authorization_code: 'code-2' });
    lender.on(
      'POST /oauth/challenge',
      asked({ kind: 'email_code', sentTo: 'a•••@mail.example', length: 6 }, 'as-1'),
      asked({ kind: 'email_code', wrong: true, attemptsLeft: 4 }, 'as-2'),
      done,
    );

    const first = await client.auth.signIn(credentials);
    const again = await client.auth.answer({ code: '000000' });
    const step = await client.auth.answer({ code: '123 456' });

    expect(first).to.deep.include({ status: 'challenge' });
    expect(again).to.deep.equal({
      status: 'challenge',
      challenge: { kind: 'email_code', wrong: true, attemptsLeft: 4 },
    });
    expect(step).to.deep.equal({ status: 'signed-in' });
    const { client_id } = forms()[0]!;
    expect(forms().slice(1)).to.deep.equal([
      { client_id, auth_session: 'as-1', code: '000000' },
      { client_id, auth_session: 'as-2', code: '123 456' },
    ]);
    const keys = lender.requests.map(({ proofHeader }) => JSON.stringify(proofHeader.jwk));
    expect(new Set(keys).size).to.equal(1);
  });

  it('sends what was typed again with a captcha, and never after', async () => {
    lender.on(
      'POST /oauth/challenge',
      asked({ kind: 'captcha' }, 'as-1'),
      asked({ kind: 'totp' }, 'as-2'),
      asked({ kind: 'captcha' }, 'as-3'),
    );
    await client.auth.signIn(credentials);

    await client.auth.answer({ captcha: 'solved' });
    await client.auth.answer({ code: '123456' });
    await client.auth.answer({ captcha: 'solved' });

    expect(forms()[1]).to.include({
      captcha: 'solved',
      username: credentials.userId,
      password: credentials.password,
    });
    expect(forms()[2]).not.to.have.any.keys('username', 'password');
    expect(forms()[3]).not.to.have.any.keys('username', 'password');
  });

  it('takes each kind of answer to its field', async () => {
    lender.on('POST /oauth/challenge', () => asked({ kind: 'totp', others: ['passkey'] }, 'as'));
    await client.auth.signIn(credentials);

    await client.auth.answer({ recoveryCode: 'AAAA-BBBB' });
    await client.auth.answer({ passkey });
    await client.auth.answer({ resend: true });
    await client.auth.answer({ use: 'passkey' });

    const { client_id } = forms()[0]!;
    const same = { client_id, auth_session: 'as' };
    expect(forms().slice(1)).to.deep.equal([
      { ...same, recovery_code: 'AAAA-BBBB' },
      { ...same, passkey: JSON.stringify(passkey) },
      { ...same, resend: 'true' },
      { ...same, use: 'passkey' },
    ]);
  });

  it('begins with a passkey alone', async () => {
    const options = { challenge: 'AAAA', userVerification: 'required' };
    lender.on('POST /oauth/challenge', asked({ kind: 'passkey', options }, 'as-1'));

    const step = await client.auth.beginPasskey();

    expect(step).to.deep.equal({ status: 'challenge', challenge: { kind: 'passkey', options } });
    expect(forms()[0]).to.include({ passkey: 'begin', code_challenge_method: 'S256' });
    expect(forms()[0]).not.to.have.any.keys('username', 'password');
  });

  it('refuses a challenge that breaks the contract, and names where', async () => {
    lender.on('POST /oauth/challenge', asked({ kind: 'totp', attemptsLeft: 'four' }, 'as-1'));

    const error = await rejection(client.auth.signIn(credentials));

    expect(error).to.include({ name: 'ContractError', path: 'attemptsLeft' });
  });

  const forgetting: [string, () => Promise<unknown> | void][] = [
    ['a sign-out', () => client.auth.signOut()],
    ['being abandoned', () => client.auth.abandon()],
    ['the next sign-in', () => rejection(client.auth.signIn(credentials))],
  ];
  for (const [what, forget] of forgetting) {
    it(`is forgotten with ${what}`, async () => {
      lender.on(
        'POST /oauth/challenge',
        asked({ kind: 'totp' }, 'as-1'),
        json({ error: 'invalid_grant' }, { status: 400 }),
      );
      await client.auth.signIn(credentials);
      await forget();
      const before = lender.requests.length;

      const error = (await rejection(client.auth.answer({ code: '1' }))) as SignInError;

      expect(error).to.include({ name: 'SignInError', code: 'invalid_session', status: 0 });
      expect(lender.requests).to.have.length(before);
    });
  }

  it('is not kept where somebody signed out before it was asked', async () => {
    const answer = deferred<Response>();
    lender.on('POST /oauth/challenge', () => answer.promise);
    const signingIn = client.auth.signIn(credentials);
    await until(() => lender.to('POST /oauth/challenge').length > 0);

    await client.auth.signOut();
    answer.resolve(asked({ kind: 'captcha' }, 'as-1'));
    await signingIn;

    const error = await rejection(client.auth.answer({ captcha: 'solved' }));
    expect(error).to.include({ code: 'invalid_session' });
  });

  it('ends with invalid_session where the lender says so', async () => {
    const over = json({ error: 'invalid_session' }, { status: 400 });
    lender.on('POST /oauth/challenge', asked({ kind: 'totp' }, 'as-1'), over);
    await client.auth.signIn(credentials);

    const error = await rejection(client.auth.answer({ code: '1' }));

    expect(error).to.include({ name: 'SignInError', code: 'invalid_session', status: 400 });
  });
});

describe('a step-up', () => {
  it('is asked for by an error, and does not end the session or renew its token', async () => {
    const lender = new LenderDouble();
    const client = await lender.signedIn({ storage: 'memory' });
    lender.on(
      'POST /v1/payment-methods',
      problem(401, 'step_up_required', {
        'WWW-Authenticate':
          'DPoP error="insufficient_user_authentication", acr_values="urn:fs-central:acr:2", max_age=600',
      }),
    );

    const iban = { kind: 'iban' as const, iban: 'DE89370400440532013000' };
    const error = (await rejection(client.paymentMethods.add(iban))) as ApiError;

    expect(error).to.include({ name: 'ApiError', code: 'step_up_required', status: 401 });
    expect(client.auth.state.status).to.equal('signed-in');
    expect(lender.to('POST /oauth/token')).to.have.length(1);
    client.close();
  });

  it('goes from what is asked to passed', async () => {
    const lender = new LenderDouble();
    const client = await lender.signedIn({ storage: 'memory' });
    const challenge = { kind: 'totp', others: ['email_code'] };
    const again = { ...challenge, wrong: true, attemptsLeft: 4 };
    lender.on('POST /v1/step-ups', json({ id: 'st/1', challenge }, { status: 201 }));
    lender.on(
      'POST /v1/step-ups/st%2F1/answers',
      json({ status: 'challenge', challenge: again }),
      json({ status: 'passed' }),
      json({ status: 'challenge' }),
    );

    const begun = await client.auth.stepUp();
    const wrong = await client.auth.answerStepUp(begun.id, { code: '1' });
    const passed = await client.auth.answerStepUp(begun.id, { recoveryCode: 'A' });
    const broken = await rejection(client.auth.answerStepUp(begun.id, { resend: true }));

    expect(begun).to.deep.equal({ id: 'st/1', challenge });
    expect(wrong).to.deep.equal({ status: 'challenge', challenge: again });
    expect(passed).to.deep.equal({ status: 'passed' });
    expect(broken).to.include({ name: 'ContractError', path: 'challenge' });
    const sent = lender.to('POST /v1/step-ups/st%2F1/answers').map(({ body }) => body);
    expect(sent).to.deep.equal(['{"code":"1"}', '{"recoveryCode":"A"}', '{"resend":true}']);
    client.close();
  });
});
