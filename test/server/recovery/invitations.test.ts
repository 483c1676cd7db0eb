import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ProblemError } from '../../../demo/server/http/problem.ts';
import { checkProof } from '../../../demo/server/recovery/account-proof.ts';
import { hour } from '../auth/later.ts';
import { type Harness, start } from './harness.ts';
import { post } from './person.ts';

const month = 30 * 24 * hour;
const right = { contractLast4: '3875', vinLast6: '020903' };
const wrong = { contractLast4: '0000', vinLast6: '020903' };

describe('/v1/invitations', () => {
  let server: Harness;
  let count = 0;
  before(async () => {
    server = await start();
  });
  after(() => server.close());

  /** Somebody new, and the secret of their link. */
  const invite = async (more?: { birthDate?: string | null }) => {
    count += 1;
    const id = `guest${String(count)}`;
    return { id, token: await server.invite(id, more) };
  };
  const inspect = (token: string) => post(server, '/v1/invitations/inspections', { token });
  const renew = (token: string) => post(server, '/v1/invitations/renewals', { token });
  const check = (token: string, proof: object) =>
    post(server, '/v1/registrations/user-ids', { token, proof, userId: 'some.name' });

  it('says until when it works, where it went, and what is asked', async () => {
    const { id, token } = await invite();

    const answer = await inspect(token);

    assert.equal(answer.status, 200);
    assert.equal(answer.body['sentTo'], 'g•••@mail.example');
    assert.deepEqual(answer.body['proofs'], ['contract_last4', 'vin_last6', 'birth_date']);
    assert.ok(!answer.text.includes(id));
    const left = Date.parse(String(answer.body['expiresAt'])) - server.clock.now().getTime();
    assert.ok(left > month - hour && left <= month);
  });

  it('asks for no birth date where the contract has none', async () => {
    const { token } = await invite({ birthDate: null });

    const answer = await inspect(token);

    assert.deepEqual(answer.body['proofs'], ['contract_last4', 'vin_last6']);
  });

  it('keeps the hash of its secret alone', async () => {
    const { token } = await invite();

    const rows = await server.db.selectFrom('invitation_links').selectAll().execute();

    assert.ok(rows.length > 0);
    assert.ok(!JSON.stringify(rows).includes(token));
  });

  it('says that a link is unknown', async () => {
    const answer = await inspect('x'.repeat(43));

    assert.equal(answer.status, 404);
    assert.equal(answer.body['code'], 'link_unknown');
  });

  it('expires in business time, and is sent again on request', async () => {
    const { id, token } = await invite();
    server.clock.advance(month + hour);

    const expired = await inspect(token);
    const tried = await check(token, right);
    const renewed = await renew(token);
    const [, successor = ''] = server.secretsOf(id, 'invitation');

    for (const answer of [expired, tried]) {
      assert.equal(answer.status, 410);
      assert.equal(answer.body['code'], 'link_expired');
    }
    assert.equal(renewed.status, 202);
    assert.equal((await inspect(successor)).status, 200);
    assert.equal((await inspect(token)).body['code'], 'link_expired');
  });

  it('answers every request for another mail alike', async () => {
    const { id, token } = await invite();

    const answers = [await renew(token), await renew('x'.repeat(43))];

    assert.deepEqual(
      answers.map(({ status, text }) => [status, text]),
      [
        [202, '{}'],
        [202, '{}'],
      ],
    );
    assert.equal(server.secretsOf(id, 'invitation').length, 1);
  });

  it('is sent again at most three times an hour, of twenty requests at once', async () => {
    const { id, token } = await invite();
    server.clock.advance(month + hour);

    await Promise.all(Array.from({ length: 20 }, () => renew(token)));

    assert.equal(server.secretsOf(id, 'invitation').length, 4);
  });

  it('ends after five wrong proofs, and no new mail brings it back', async () => {
    const { id, token } = await invite();
    const answers = [];
    for (let tries = 0; tries < 5; tries += 1) answers.push(await check(token, wrong));

    const afterwards = await check(token, right);
    const looked = await inspect(token);
    server.clock.advance(month + hour);
    await renew(token);

    assert.deepEqual(
      answers.map(({ status, body }) => [status, body['code']]),
      [...Array.from({ length: 4 }, () => [422, 'proof_refused']), [410, 'link_ended']],
    );
    for (const answer of [afterwards, looked]) assert.equal(answer.body['code'], 'link_ended');
    assert.equal(server.secretsOf(id, 'invitation').length, 1);
  });

  it('looks at five of thirty wrong proofs that are under way at once', async () => {
    const { id, token } = await invite();
    const { id: invitationId } = await server.db
      .selectFrom('invitations')
      .select('id')
      .where('customer_id', '=', id)
      .executeTakeFirstOrThrow();
    const opened = { id: invitationId, customerId: id, expiresAt: new Date() };

    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, () => checkProof(server.db, opened, wrong)),
    );

    const codes = answers.map((answer) =>
      answer.status === 'rejected' ? (answer.reason as ProblemError).code : 'taken',
    );
    assert.equal((await check(token, right)).body['code'], 'link_ended');
    assert.equal(codes.filter((code) => code === 'proof_refused').length, 4);
    assert.equal(codes.filter((code) => code === 'link_ended').length, 26);
    const { wrong_proofs: counted } = await server.db
      .selectFrom('invitations')
      .select('wrong_proofs')
      .where('customer_id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(counted, 5);
  });

  it('keeps the count of wrong proofs when it is sent again', async () => {
    const { id, token } = await invite();
    for (let tries = 0; tries < 4; tries += 1) await check(token, wrong);
    server.clock.advance(month + hour);
    await renew(token);
    const [, successor = ''] = server.secretsOf(id, 'invitation');

    const answer = await check(successor, wrong);

    assert.equal(answer.body['code'], 'link_ended');
  });

  const proofs: readonly [string, object, boolean][] = [
    ['contract and vehicle', right, true],
    ['contract and birth date', { contractLast4: '3875', birthDate: '1991-04-17' }, true],
    ['small letters and blanks', { contractLast4: ' 38-75', vinLast6: '020 903' }, true],
    ['all three', { ...right, birthDate: '1991-04-17' }, true],
    ['the contract alone', { contractLast4: '3875' }, false],
    ['another vehicle', { contractLast4: '3875', vinLast6: '020904' }, false],
    ['another birth date', { contractLast4: '3875', birthDate: '1991-04-18' }, false],
    ['one wrong of three', { ...right, birthDate: '1991-04-18' }, false],
    ['another contract', wrong, false],
    ['more of the contract than its end', { ...right, contractLast4: 'X-3875' }, false],
  ];
  for (const [what, proof, good] of proofs) {
    it(`${good ? 'takes' : 'refuses'} as proof ${what}`, async () => {
      const { token } = await invite();

      const answer = await check(token, proof);

      assert.equal(answer.status, good ? 200 : 422);
      assert.equal(answer.body['code'], good ? undefined : 'proof_refused');
    });
  }

  it('takes no birth date as proof where the contract has none', async () => {
    const { token } = await invite({ birthDate: null });

    const answer = await check(token, { contractLast4: '3875', birthDate: '1991-04-17' });

    assert.equal(answer.body['code'], 'proof_refused');
  });
});
