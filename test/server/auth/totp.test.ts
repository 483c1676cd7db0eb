import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { TOTP } from 'otpauth';
import type {
  AuthenticatorPage,
  RecoveryCodes,
  TotpEnrolment,
} from '../../../sdk/contract/index.ts';
import { Agent, type Answer, challengeOf } from './agent.ts';
import { type Harness, start } from './harness.ts';
import { later, minute } from './later.ts';
import { mailed } from './mails.ts';

const second = 1000;

describe('an authenticator app', () => {
  let server: Harness;
  let agent: Agent;
  let token: string;
  before(async () => {
    server = await start();
  });
  after(() => server.close());
  beforeEach(async () => {
    await server.reset();
    agent = await Agent.create(server.origin);
    token = (await agent.signIn('alex.test')).accessToken;
  });

  const codeOf = (secret: string, at = Date.now()) =>
    new TOTP({ secret }).generate({ timestamp: at });

  /** A code that no time step around the present has. */
  function wrongCode(secret: string): string {
    const near = [-2, -1, 0, 1, 2].map((step) => codeOf(secret, Date.now() + step * 30 * second));
    const six = ['000000', '111111', '222222', '333333', '444444', '555555'];
    return six.find((code) => !near.includes(code)) ?? '';
  }

  const begin = async (of = token) =>
    (await agent.post(of, '/v1/authenticators/totp')).body as never as TotpEnrolment;
  const confirm = (id: string, code: string) =>
    agent.post(token, `/v1/authenticators/totp/${id}/confirmations`, { code });
  const list = async () =>
    (await agent.call(token, '/v1/authenticators')).body as never as AuthenticatorPage;

  /** Sets the app up a minute ago, so that the code used for it is not the one of the present. */
  async function enrol(): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { id, secret } = await begin();
    const answer = await later(-minute, () => confirm(id, codeOf(secret)));
    assert.equal(answer.status, 200);
    return { secret, ...(answer.body as never as RecoveryCodes) };
  }

  it('is given a secret of 160 bits, also as an address for a QR code', async () => {
    const answer = await agent.post(token, '/v1/authenticators/totp');

    const { id, secret, uri } = answer.body as never as TotpEnrolment;
    assert.equal(answer.status, 201);
    assert.match(id, /^auth_/);
    assert.match(secret, /^[A-Z2-7]{32}$/);
    const parsed = new URL(uri);
    assert.equal(parsed.protocol, 'otpauth:');
    assert.equal(parsed.searchParams.get('secret'), secret);
    assert.equal(parsed.searchParams.get('period'), '30');
    assert.equal(parsed.searchParams.get('algorithm'), 'SHA1');
    assert.ok(decodeURIComponent(uri).includes('alex.test'));
  });

  it('does not count before a code from it is confirmed', async () => {
    const { id, secret } = await begin();

    const before = await list();
    const unasked = await agent.challenge('alex.test');
    const wrong = await confirm(id, wrongCode(secret));
    const right = await confirm(id, codeOf(secret).replace(/^(...)/, '$1 '));

    assert.deepEqual(before, { items: [], nextCursor: null, recoveryCodesLeft: 0 });
    assert.equal(unasked.status, 200);
    assert.equal(wrong.status, 422);
    assert.equal(wrong.body['code'], 'wrong_code');
    assert.deepEqual(wrong.body['errors'], [{ pointer: '/code', code: 'wrong_code' }]);
    assert.equal(right.status, 200);
    const page = await list();
    assert.deepEqual(
      page.items.map(({ kind, name }) => [kind, name]),
      [['totp', 'Authenticator app']],
    );
    assert.equal(page.recoveryCodesLeft, 10);
    assert.deepEqual(
      mailed(server, 'second_factor_changed').map(({ change, kind }) => [change, kind]),
      [['added', 'totp']],
    );
  });

  it('cannot be confirmed by somebody else, after ten minutes, or after another was begun', async () => {
    const first = await begin();
    const { id, secret } = await begin();
    const other = await Agent.create(server.origin);
    const { accessToken } = await other.signIn('blake.test');

    const replaced = await confirm(first.id, codeOf(first.secret));
    const foreign = await other.post(accessToken, `/v1/authenticators/totp/${id}/confirmations`, {
      code: codeOf(secret),
    });
    await server.db
      .updateTable('authenticators')
      .set({ confirm_by: new Date(Date.now() - second) })
      .execute();
    const late = await confirm(id, codeOf(secret));

    assert.deepEqual([replaced.status, foreign.status, late.status], [404, 404, 404]);
  });

  it('stores its secret sealed, and still takes one that was stored before there was a seal', async () => {
    const { secret } = await enrol();
    const stored = () =>
      server.db
        .selectFrom('authenticators')
        .select('data')
        .where('kind', '=', 'totp')
        .executeTakeFirstOrThrow();

    const sealed = await stored();
    await server.db
      .updateTable('authenticators')
      .set({ data: JSON.stringify({ secret, lastStep: -1 }) })
      .where('kind', '=', 'totp')
      .execute();
    const answer = await agent.goOn(await agent.challenge('alex.test'), { code: codeOf(secret) });
    const again = await stored();

    assert.ok(!JSON.stringify(sealed).includes(secret));
    assert.equal(answer.status, 200);
    assert.ok(!JSON.stringify(again).includes(secret));
  });

  it('signs in with its code, which is good once', async () => {
    const { secret } = await enrol();
    const begun = await agent.challenge('alex.test');
    const again = await agent.challenge('alex.test');
    const code = codeOf(secret);

    const answers = await Promise.all([begun, again].map((one) => agent.goOn(one, { code })));

    assert.deepEqual(challengeOf(begun), { kind: 'totp', others: ['recovery_code'] });
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403]);
  });

  it('takes no code that was used to set it up', async () => {
    const { id, secret } = await begin();
    const code = codeOf(secret);
    await confirm(id, code);
    const begun = await agent.challenge('alex.test');

    const answer = await agent.goOn(begun, { code });

    assert.equal(challengeOf(answer)?.wrong, true);
    assert.equal(challengeOf(answer)?.attemptsLeft, 4);
  });

  const clocks: readonly [string, number, number][] = [
    ['of the time step before', -30, 200],
    ['of the time step after', 30, 200],
    ['of two time steps before', -60, 403],
    ['of two time steps after', 60, 403],
  ];
  for (const [what, seconds, status] of clocks) {
    it(`${status === 200 ? 'takes' : 'refuses'} a code ${what}`, async () => {
      const { id, secret } = await begin();
      await later(-10 * minute + 30 * second, () => confirm(id, codeOf(secret)));
      const begun = await agent.challenge('alex.test');

      // Within one time step, so that the answer is looked at in the step that it was made for.
      const answer = await later(0, () =>
        agent.goOn(begun, { code: codeOf(secret, Date.now() + seconds * second) }),
      );

      assert.equal(answer.status, status);
    });
  }

  it('takes no older code after a newer one', async () => {
    const { secret } = await enrol();
    const [first, second_] = [
      await agent.challenge('alex.test'),
      await agent.challenge('alex.test'),
    ];

    const [newer, older] = await later(0, async () => [
      await agent.goOn(first, { code: codeOf(secret) }),
      await agent.goOn(second_, { code: codeOf(secret, Date.now() - 30 * second) }),
    ]);

    assert.equal(newer?.status, 200);
    assert.equal(older?.status, 403);
  });

  it('locks at the fifth wrong code', async () => {
    const { secret } = await enrol();
    const begun = await agent.challenge('alex.test');
    const code = wrongCode(secret);

    const answers: Answer[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1)
      answers.push(await agent.goOn(begun, { code }));

    assert.equal(answers.at(-1)?.body['error'], 'access_denied');
  });

  describe('and recovery codes', () => {
    it('are ten that nobody could read in the database', async () => {
      const { recoveryCodes } = await enrol();

      const kept = JSON.stringify(
        await server.db.selectFrom('recovery_codes').selectAll().execute(),
      );

      assert.equal(new Set(recoveryCodes).size, 10);
      for (const code of recoveryCodes) {
        assert.match(code, /^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
        assert.ok(!kept.includes(code));
      }
    });

    it('take the place of the app, each once, in any case and without its line', async () => {
      const { recoveryCodes } = await enrol();
      const [code = ''] = recoveryCodes;
      const begun = await agent.challenge('alex.test');
      const asked = await agent.goOn(begun, { use: 'recovery_code' });

      const typed = code.toLowerCase().replace('-', ' ');
      const done = await agent.goOn(begun, { recovery_code: typed });
      const other = await agent.challenge('alex.test');
      const again = await agent.goOn(other, { recovery_code: code });

      assert.deepEqual(challengeOf(asked), { kind: 'recovery_code', others: ['totp'] });
      assert.equal(done.status, 200);
      assert.equal(again.status, 403);
      assert.equal((await list()).recoveryCodesLeft, 9);
    });

    it('are worth nothing once there are new ones', async () => {
      const { recoveryCodes: old } = await enrol();

      const answer = await agent.post(token, '/v1/authenticators/recovery-codes');
      const fresh = (answer.body as never as RecoveryCodes).recoveryCodes;
      const begun = await agent.challenge('alex.test');
      const wrong = await agent.goOn(begun, { recovery_code: old[0] ?? '' });
      const right = await agent.goOn(begun, { recovery_code: fresh[0] ?? '' });

      assert.equal(fresh.length, 10);
      assert.equal(wrong.status, 403);
      assert.equal(right.status, 200);
    });

    it('are not to be had by somebody without anything to recover', async () => {
      const answer = await agent.post(token, '/v1/authenticators/recovery-codes');

      assert.equal(answer.status, 422);
      assert.equal(answer.body['code'], 'no_second_factor');
    });
  });

  describe('in the list of authenticators', () => {
    it('is removed, with the recovery codes, and the owner is told', async () => {
      await enrol();
      const [item] = (await list()).items;

      const removed = await agent.call(token, `/v1/authenticators/${item?.id}`, 'DELETE');
      const again = await agent.call(token, `/v1/authenticators/${item?.id}`, 'DELETE');

      assert.deepEqual([removed.status, again.status], [204, 404]);
      assert.deepEqual(await list(), { items: [], nextCursor: null, recoveryCodesLeft: 0 });
      assert.equal((await agent.challenge('alex.test')).status, 200);
      assert.deepEqual(
        mailed(server, 'second_factor_changed').map(({ change }) => change),
        ['added', 'removed'],
      );
    });

    it('stays where it is the last, and the password was let be short beside it', async () => {
      await enrol();
      await agent.post(token, '/v1/authenticators/email');
      await server.db
        .updateTable('customers')
        .set({ password_stands_alone: false })
        .where('id', '=', 'alex')
        .execute();
      const app = (await list()).items[1];

      // Both at once, so that each is not the last when it is looked at.
      const answers = await Promise.all(
        ['email', app?.id].map((id) => agent.call(token, `/v1/authenticators/${id}`, 'DELETE')),
      );

      assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 422]);
      const refused = answers.find(({ status }) => status === 422);
      assert.equal(refused?.body['code'], 'longer_password_needed');
      assert.equal((await list()).items.length, 1);
      assert.equal((await list()).recoveryCodesLeft, 10);
      assert.equal((await agent.challenge('alex.test')).status, 403);
    });

    it('stands beside codes by e-mail, and either is another way to sign in', async () => {
      await enrol();
      const added = await agent.post(token, '/v1/authenticators/email');
      const again = await agent.post(token, '/v1/authenticators/email');
      const page = await list();
      const begun = await agent.challenge('alex.test');
      const other = await agent.goOn(begun, { use: 'email_code' });
      const code = mailed(server, 'sign_in_code').at(-1)?.code ?? '';
      const done = await agent.goOn(begun, { code });

      assert.deepEqual([added.status, again.status], [204, 204]);
      assert.deepEqual(
        page.items.map(({ id, kind, name }) => [id === 'email', kind, name]),
        [
          [true, 'email_code', 'a•••@mail.example'],
          [false, 'totp', 'Authenticator app'],
        ],
      );
      assert.deepEqual(challengeOf(begun)?.others, ['email_code', 'recovery_code']);
      assert.deepEqual(challengeOf(other)?.others, ['totp', 'recovery_code']);
      assert.equal(done.status, 200);
      assert.ok((await list()).items[0]?.lastUsedAt);
      assert.equal(mailed(server, 'second_factor_changed').length, 2);
    });

    it('goes while codes by e-mail stay, and then these go, too', async () => {
      await enrol();
      await agent.post(token, '/v1/authenticators/email');
      const app = (await list()).items[1];

      await agent.call(token, `/v1/authenticators/${app?.id}`, 'DELETE');
      const between = await list();
      await agent.call(token, '/v1/authenticators/email', 'DELETE');
      const after = await list();

      assert.equal(between.recoveryCodesLeft, 10);
      assert.deepEqual(after, { items: [], nextCursor: null, recoveryCodesLeft: 0 });
    });

    it('is nobody else’s to remove', async () => {
      await enrol();
      const [item] = (await list()).items;
      const other = await Agent.create(server.origin);
      const { accessToken } = await other.signIn('blake.test');

      const answer = await other.call(accessToken, `/v1/authenticators/${item?.id}`, 'DELETE');

      assert.equal(answer.status, 404);
      assert.equal((await list()).items.length, 1);
    });
  });
});
