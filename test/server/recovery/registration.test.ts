import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';
import { linkIn, mailbox, post } from './person.ts';

const password = 'three quiet herons at noon';
const proof = { contractLast4: '3875', vinLast6: '020903' };
const consents = { terms: true, electronicDelivery: true };

describe('a first registration', () => {
  let server: TestServer;
  let token: string;
  beforeEach(async () => {
    server = await TestServer.start();
    token = await linkIn(server, 'gale.invited', 'invitation');
  });
  afterEach(() => server.dispose());

  const register = (more: object = {}) =>
    post(server, '/v1/registrations', {
      token,
      proof,
      userId: 'gale.invited',
      password,
      consents,
      ...more,
    });

  it('leads from the invitation to a sign-in that sees the account', async () => {
    const looked = await post(server, '/v1/invitations/inspections', { token });
    const answer = await register();

    assert.equal(looked.status, 200);
    assert.deepEqual(looked.body['proofs'], ['contract_last4', 'vin_last6', 'birth_date']);
    assert.equal(looked.body['sentTo'], 'g•••@mail.example');
    assert.equal(answer.status, 201);
    const gale = await Customer.signIn(server.origin, 'gale.invited', password);
    assert.equal((await gale.account()).id, 'acct-gale-1');
    assert.match((await mailbox(server, 'gale.invited'))[0]?.text ?? '', /gale\.invited/);
  });
});
