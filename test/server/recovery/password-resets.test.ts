import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { KyselyPlugin } from 'kysely';
import { minimumFor } from '../../../demo/server/recovery/minimum-length.ts';
import { createPasswordResets } from '../../../demo/server/recovery/password-resets.ts';
import { hour, later, minute } from '../auth/later.ts';
import { eventually } from '../support/server.ts';
import { type Harness, oldPassword, start } from './harness.ts';
import { post } from './person.ts';

const newPassword = 'three quiet herons at noon';

describe('/v1/password-resets', () => {
  let server: Harness;
  before(async () => {
    server = await start();
  });
  after(() => server.close());

  const ask = (userId: string) => post(server, '/v1/password-resets', { userId });
  const inspect = (token: string) => post(server, '/v1/password-resets/inspections', { token });
  const confirm = (token: string, password = newPassword) =>
    post(server, '/v1/password-resets/confirmations', { token, password });
  const mailsOf = (id: string) => server.mails.filter((mail) => mail.customerId === id);
  /** Puts everything back. */
  const again = async () => {
    await server.db.deleteFrom('password_resets').execute();
    await server.db
      .updateTable('customers')
      .set({ password_hash: await server.auth.passwords.hash(oldPassword) })
      .where('password_hash', 'is not', null)
      .execute();
    server.mails.length = 0;
  };

  it('answers customers and strangers alike, to the byte', async () => {
    const answers = await Promise.all(
      ['alex.test', 'nobody.test', 'newcomer.test', '', 'x'.repeat(128)].map(ask),
    );

    const [customer, stranger, unregistered, empty, longest] = answers;
    assert.equal(customer?.status, 202);
    assert.equal(customer.text, '{}');
    for (const other of [stranger, unregistered, longest]) {
      assert.equal(other?.status, 202);
      assert.equal(other.text, customer.text);
      const named = (one: typeof other) => [...one.headers.keys()].sort();
      assert.deepEqual(named(other), named(customer));
    }
    assert.equal(empty?.status, 400);
  });

  it('does the same work for customers and strangers, and writes no mail meanwhile', async () => {
    await again();
    const statements: string[] = [];
    const recorder: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements.push(
          JSON.stringify(node, (key, value: unknown) => (key === 'value' ? null : value)),
        );
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const resets = createPasswordResets({
      db: server.db.withPlugin(recorder),
      auth: server.auth,
      mail: { send: () => Promise.reject(new Error('too early')) },
      clock: server.clock,
      secret: Buffer.alloc(32),
      policy: 'risk',
      onRequest: () => undefined,
    });
    const workFor = async (userId: string) => {
      statements.length = 0;
      await resets.request(userId);
      return [...statements];
    };

    const forCustomer = await workFor('alex.test');
    const forStranger = await workFor('nobody.test');
    const forUnregistered = await workFor('newcomer.test');

    assert.equal(forCustomer.length, 3);
    assert.deepEqual(forStranger, forCustomer);
    assert.deepEqual(forUnregistered, forCustomer);
  });

  it('mails the owner a link that works for 30 minutes', async () => {
    await again();
    const token = await server.askForReset('alex');

    const answer = await inspect(token);

    assert.equal(mailsOf('alex').length, 1);
    assert.equal(answer.status, 200);
    const left = Date.parse(String(answer.body['expiresAt'])) - Date.now();
    assert.ok(left > 25 * minute && left <= 30 * minute);
  });

  it('mails nobody who is not a customer or has not registered', async () => {
    await again();
    await ask('nobody.test');
    await ask('newcomer.test');

    await server.recovery.flush();

    assert.deepEqual(server.mails, []);
  });

  it('finds the owner whatever the case of the user ID', async () => {
    await again();
    await ask('  ALEX.Test ');

    await server.recovery.flush();

    assert.equal(mailsOf('alex').length, 1);
  });

  it('writes the mails by itself, soon after', async () => {
    await again();
    await ask('alex.test');

    const deadline = Date.now() + 10_000;
    while (mailsOf('alex').length === 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }

    assert.equal(mailsOf('alex').length, 1);
  });

  it('writes the mails past one that another process is at', async (test) => {
    if (!server.shared) {
      test.skip('needs PostgreSQL: the embedded one has a single connection');
      return;
    }
    await again();
    const row = (id: string, at: number) => ({
      id: `pwr-${id}`,
      subject: id,
      customer_id: id,
      requested_at: new Date(at),
    });
    const now = Date.now();
    const rows = [row('alex', now - 2_000), row('blake', now - 1_000)];
    await server.db.insertInto('password_resets').values(rows).execute();

    await server.db.transaction().execute(async (other) => {
      const held = other
        .selectFrom('password_resets')
        .select('id')
        .where('customer_id', '=', 'alex');
      await held.forUpdate().execute();
      void server.recovery.flush();
      await eventually(() => Promise.resolve(mailsOf('blake').length === 1));
      assert.equal(mailsOf('alex').length, 0);
    });
    await server.recovery.flush();
    assert.equal(mailsOf('alex').length, 1);
  });

  it('writes no mail any more to who has waited for more than an hour', async () => {
    await again();
    await ask('alex.test');

    await later(hour + minute, () => server.recovery.flush());

    assert.deepEqual(server.mails, []);
  });

  it('writes at most three mails an hour, of twenty requests sent at once', async () => {
    await again();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('alex.test')));
    await server.recovery.flush();
    await later(hour + minute, () => ask('alex.test'));
    await later(hour + minute, () => server.recovery.flush());

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [202]);
    assert.equal(mailsOf('alex').length, 4);
  });

  it('keeps neither the secret of a link nor the user ID that was typed', async () => {
    await again();
    const token = await server.askForReset('alex');
    await ask('nobody.test');

    const rows = await server.db.selectFrom('password_resets').selectAll().execute();

    assert.equal(rows.length, 2);
    const stored = JSON.stringify(rows);
    assert.ok(!stored.includes(token));
    assert.ok(!stored.includes('nobody.test'));
    assert.match(token, /^[\w-]{43}$/);
  });

  it('looks at a link as often as anybody likes and uses nothing up', async () => {
    await again();
    const token = await server.askForReset('alex');

    for (let times = 0; times < 5; times += 1) await inspect(token);
    const answer = await confirm(token);

    assert.equal(answer.status, 204);
  });

  it('changes nothing by a GET', async () => {
    await again();
    const token = await server.askForReset('alex');

    for (const path of ['', '/inspections', '/confirmations']) {
      const response = await fetch(`${server.origin}/v1/password-resets${path}?token=${token}`);
      assert.equal(response.status, 404);
    }

    assert.equal((await inspect(token)).status, 200);
  });

  it('changes the password once, of twenty confirmations sent at once', async () => {
    await again();
    const token = await server.askForReset('alex');
    const words = Array.from({ length: 20 }, (_, at) => `${newPassword} ${String(at)}`);

    const answers = await Promise.all(words.map((password) => confirm(token, password)));

    const [winner, ...others] = words.filter((_, at) => answers[at]?.status === 204);
    assert.deepEqual(others, []);
    assert.ok(await server.isPasswordOf('alex', winner ?? ''));
    const refusals = answers.filter(({ status }) => status !== 204);
    assert.deepEqual([...new Set(refusals.map(({ body }) => body['code']))], ['link_used']);
    assert.deepEqual([...new Set(refusals.map(({ status }) => status))], [410]);
  });

  it('says that a link was used, has expired or is unknown, and leaves the password', async () => {
    await again();
    const used = await server.askForReset('blake');
    await confirm(used);
    const expired = await server.askForReset('alex');
    const cases: [string, number, string][] = [
      [used, 410, 'link_used'],
      [expired, 410, 'link_expired'],
      ['x'.repeat(43), 404, 'link_unknown'],
    ];

    await later(31 * minute, async () => {
      for (const [token, status, code] of cases) {
        for (const answer of [await inspect(token), await confirm(token)]) {
          assert.equal(answer.status, status);
          assert.equal(answer.body['code'], code);
          assert.ok(!answer.text.includes(token));
        }
      }
    });

    assert.ok(await server.isPasswordOf('alex', oldPassword));
  });

  it('ends the other links of the customer', async () => {
    await again();
    const [first, second] = [await server.askForReset('alex'), await server.askForReset('alex')];

    await confirm(second);

    assert.equal((await inspect(first)).body['code'], 'link_used');
  });

  it('gives the link back where the password is refused', async () => {
    await again();
    const token = await server.askForReset('alex');

    const refused = await confirm(token, 'too short');
    const accepted = await confirm(token);

    assert.equal(refused.status, 422);
    assert.equal(refused.body['code'], 'password_refused');
    assert.deepEqual(refused.body['errors'], [{ pointer: '/password', code: 'too_short' }]);
    assert.ok(!refused.text.includes('too short'));
    assert.equal(accepted.status, 204);
  });

  it('asks for eight characters where a second factor stands beside them', async () => {
    await again();
    const token = await server.askForReset('morgan');

    const looked = await inspect(token);
    const seven = await confirm(token, 'qu1et-h');
    const eight = await confirm(token, 'qu1et-hr');

    assert.equal(looked.body['minimumLength'], 8);
    assert.equal(seven.status, 422);
    assert.equal(eight.status, 204);
  });

  it('notes whether the password may stand alone', async () => {
    const noted: boolean[] = [];
    for (const password of ['qu1et-hr', newPassword]) {
      await again();
      await confirm(await server.askForReset('morgan'), password);
      const { password_stands_alone: standsAlone } = await server.db
        .selectFrom('customers')
        .select('password_stands_alone')
        .where('id', '=', 'morgan')
        .executeTakeFirstOrThrow();
      noted.push(standsAlone);
    }

    assert.deepEqual(noted, [false, true]);
  });

  it('takes no short password where the second factor went while it was hashed', async () => {
    await again();
    const token = await server.askForReset('morgan');
    const setFactor = (second_factor: string | null) =>
      server.db
        .updateTable('customers')
        .set({ second_factor })
        .where('id', '=', 'morgan')
        .execute();
    const passwords = {
      ...server.auth.passwords,
      async hash(password: string) {
        await setFactor(null);
        return server.auth.passwords.hash(password);
      },
    };
    const resets = createPasswordResets({
      db: server.db,
      auth: { ...server.auth, passwords },
      mail: { send: () => Promise.resolve() },
      clock: server.clock,
      secret: Buffer.alloc(32),
      policy: 'risk',
      onRequest: () => undefined,
    });

    await assert.rejects(resets.confirm({ token, password: 'qu1et-hr' }), {
      code: 'password_refused',
    });

    await setFactor('email_code');
    assert.ok(await server.isPasswordOf('morgan', oldPassword));
    assert.equal((await inspect(token)).status, 200);
  });

  it('asks for fifteen again where no second factor is ever asked for', async () => {
    assert.equal(await minimumFor(server.db, 'morgan', 'risk'), 8);
    assert.equal(await minimumFor(server.db, 'morgan', 'off'), 15);
  });

  it('counts an authenticator app, once its enrolment is finished', async () => {
    const enrol = (id: string, confirmBy: Date | null) =>
      server.db
        .insertInto('authenticators')
        .values({
          id,
          customer_id: 'blake',
          kind: 'totp',
          name: 'app',
          credential_id: null,
          data: '{}',
          created_at: new Date(),
          confirm_by: confirmBy,
        })
        .execute();

    await enrol('begun', new Date(Date.now() + hour));
    const begun = await minimumFor(server.db, 'blake', 'risk');
    await enrol('finished', null);

    assert.equal(begun, 15);
    assert.equal(await minimumFor(server.db, 'blake', 'risk'), 8);
    await server.db.deleteFrom('authenticators').execute();
  });

  it('ends sessions and sign-ins half-way, forgets failures, and tells the owner', async () => {
    await again();
    const { db } = server;
    await addSession(server, 'alex');
    await addSession(server, 'blake');
    await db
      .updateTable('customers')
      .set({ locked_until: new Date(Date.now() + hour) })
      .where('id', '=', 'alex')
      .execute();
    const token = await server.askForReset('alex');

    await confirm(token);

    const sessions = await db.selectFrom('auth_sessions').select('customer_id').execute();
    assert.deepEqual(sessions, [{ customer_id: 'blake' }]);
    const steps = await db.selectFrom('sign_in_steps').select('customer_id').execute();
    assert.deepEqual(steps, [{ customer_id: 'blake' }]);
    const models = await db.selectFrom('oidc_models').select('grant_id').execute();
    assert.deepEqual(models, [{ grant_id: 'session-blake' }]);
    const { locked_until: lockedUntil } = await db
      .selectFrom('customers')
      .select('locked_until')
      .where('id', '=', 'alex')
      .executeTakeFirstOrThrow();
    assert.ok(lockedUntil, 'what the lender has locked, a mailbox does not open');
    assert.deepEqual(
      mailsOf('alex').map(({ template }) => template),
      ['password_reset', 'password_changed'],
    );
  });

  it('takes 128 characters whole, and the same letters however they are written', async () => {
    await again();
    const token = await server.askForReset('alex');
    const password = `${'🦤abcdefghij'.repeat(9)}klmnopqé quiet herons at noon`;

    const answer = await confirm(token, password.normalize('NFD'));

    assert.equal([...password].length, 128);
    assert.equal(answer.status, 204);
    assert.ok(await server.isPasswordOf('alex', password));
    assert.ok(!(await server.isPasswordOf('alex', password.slice(0, -1))));
  });

  it('forgets requests after an hour and links after a month', async () => {
    await again();
    await server.askForReset('alex');
    await ask('nobody.test');
    await server.recovery.flush();
    const count = async () =>
      (await server.db.selectFrom('password_resets').selectAll().execute()).length;

    await server.recovery.purge();
    const atOnce = await count();
    await later(2 * hour, () => server.recovery.purge());
    const afterAnHour = await count();
    await later(31 * 24 * hour, () => server.recovery.purge());

    assert.deepEqual([atOnce, afterAnHour, await count()], [2, 1, 0]);
  });
});

/** A session, and a sign-in that waits for a code. */
async function addSession({ db }: Harness, customerId: string): Promise<void> {
  const soon = new Date(Date.now() + hour);
  const id = `session-${customerId}`;
  await db
    .insertInto('auth_sessions')
    .values({
      id,
      customer_id: customerId,
      client_id: 'portal',
      device: null,
      created_at: new Date(),
      last_seen_at: new Date(),
      expires_at: soon,
    })
    .execute();
  await db
    .insertInto('oidc_models')
    .values({ model: 'RefreshToken', id, payload: '{}', grant_id: id, uid: null, expires_at: soon })
    .execute();
  await db
    .insertInto('sign_in_steps')
    .values({
      id: `step-${customerId}`,
      kind: 'email_code',
      customer_id: customerId,
      subject: null,
      session_id: null,
      client_id: 'portal',
      scope: 'accounts',
      code_challenge: 'x',
      jkt: 'x',
      known_device: null,
      failures: 0,
      data: '{}',
      expires_at: soon,
    })
    .execute();
}
