import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';
import { askForReset, mailbox, post, tryPassword } from './person.ts';

const newPassword = 'three quiet herons at noon';

describe('a forgotten password', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start();
  });
  after(() => server.dispose());

  it('is replaced by the link in the mail, and the old one no longer works', async () => {
    const token = await askForReset(server, 'alex.current');

    const looked = await post(server, '/v1/password-resets/inspections', { token });
    const chosen = await post(server, '/v1/password-resets/confirmations', {
      token,
      password: newPassword,
    });

    assert.equal(looked.status, 200);
    assert.equal(looked.body['minimumLength'], 15);
    assert.equal(chosen.status, 204);
    assert.equal(
      (await tryPassword(server, 'alex.current', 'sandbox-passphrase-2026')).status,
      400,
    );
    const customer = await Customer.signIn(server.origin, 'alex.current', newPassword);
    assert.equal((await customer.get('/v1/accounts')).status, 200);
    assert.equal((await mailbox(server, 'alex.current')).length, 2);
  });
});
