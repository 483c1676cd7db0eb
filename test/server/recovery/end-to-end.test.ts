import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';
import { askForReset, linkIn, mailbox, post, tryPassword } from './person.ts';

// As long as passwords may be, in characters; longer in JavaScript's units.
const newPassword = `${'🦤abcdefghij'.repeat(9)}klmnopqé quiet herons at noon`;

describe('recovery in the whole server', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start();
  });
  after(() => server.dispose());

  it('replaces a forgotten password by the link in the mail, and signs out who was in', async () => {
    const before = await server.signIn('alex.current');
    const token = await askForReset(server, 'alex.current');

    const looked = await post(server, '/v1/password-resets/inspections', { token });
    const chosen = await post(server, '/v1/password-resets/confirmations', {
      token,
      password: newPassword,
    });

    assert.equal(looked.status, 200);
    assert.equal(looked.body['minimumLength'], 15);
    assert.equal(chosen.status, 204);
    assert.equal((await before.get('/v1/accounts')).status, 401);
    const old = await tryPassword(server, 'alex.current', 'sandbox-passphrase-2026');
    assert.equal(old.status, 400);
    const customer = await Customer.signIn(server.origin, 'alex.current', newPassword);
    assert.equal((await customer.get('/v1/accounts')).status, 200);
    assert.equal((await mailbox(server, 'alex.current')).length, 2);
  });

  it('leads from the invitation to a sign-in that sees the account', async () => {
    const token = await linkIn(server, 'gale.invited', 'invitation');
    const looked = await post(server, '/v1/invitations/inspections', { token });
    const answer = await post(server, '/v1/registrations', {
      token,
      proof: { contractLast4: '3875', vinLast6: '020903' },
      userId: 'gale.invited',
      password: newPassword,
      consents: { terms: true, electronicDelivery: true },
    });

    assert.equal(looked.status, 200);
    assert.deepEqual(looked.body['proofs'], ['contract_last4', 'vin_last6', 'birth_date']);
    assert.equal(looked.body['sentTo'], 'g•••@mail.example');
    assert.equal(answer.status, 201);
    const gale = await Customer.signIn(server.origin, 'gale.invited', newPassword);
    assert.equal((await gale.account()).id, 'acct-gale-1');
    assert.match((await mailbox(server, 'gale.invited'))[0]?.text ?? '', /gale\.invited/);
  });

  it('lets a locked customer in once support has released them', async () => {
    const release = (userId: string, headers: Record<string, string> = {}) =>
      post(server, `/sandbox/customers/${userId}/release`, {}, headers);
    const locked = await tryPassword(server, 'drew.locked', 'sandbox-passphrase-2026');

    const foreign = await release('drew.locked', { origin: 'http://elsewhere.example' });
    const unknown = await release('nobody.here');
    const stillLocked = await tryPassword(server, 'drew.locked', 'sandbox-passphrase-2026');
    const released = await release('Drew.Locked');

    assert.equal(locked.body['error'], 'access_denied');
    assert.equal(foreign.status, 403);
    assert.equal(unknown.status, 404);
    assert.equal(stillLocked.body['error'], 'access_denied');
    assert.equal(released.status, 204);
    assert.ok(await server.signIn('drew.locked'));
  });

  it('forgets wrong passwords with the old one, and ends no lock that the lender set', async (test) => {
    // In a server of its own: in the other support has released who was locked.
    const server = await TestServer.start();
    test.after(() => server.dispose());
    let answer = await tryPassword(server, 'casey.lease', 'wrong');
    for (let more = 0; more < 3; more += 1)
      answer = await tryPassword(server, 'casey.lease', 'wrong');
    assert.equal(answer.body['error'], 'insufficient_authorization', 'a captcha is asked by now');

    for (const userId of ['casey.lease', 'drew.locked']) {
      const token = await askForReset(server, userId);
      const body = { token, password: newPassword };
      assert.equal((await post(server, '/v1/password-resets/confirmations', body)).status, 204);
    }

    assert.ok(await Customer.signIn(server.origin, 'casey.lease', newPassword));
    const drew = await tryPassword(server, 'drew.locked', newPassword);
    assert.equal(drew.body['error'], 'access_denied');
  });

  it('answers pages of the lender and of nobody else', async () => {
    const ask = (origin: string) =>
      post(server, '/v1/password-resets', { userId: 'bailey.pastdue' }, { origin });

    const own = await ask(server.origin);
    const dealers = await ask(server.running.dealerOrigin);

    assert.equal(own.status, 202);
    assert.equal(own.headers.get('access-control-allow-origin'), server.origin);
    assert.equal(dealers.status, 403);
    assert.equal(dealers.body['code'], 'unauthorized');
  });
});
