import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Agent } from './agent.ts';
import { type Harness, start } from './harness.ts';

describe('sign-in from password to API', () => {
  let server: Harness;
  before(async () => {
    server = await start();
  });
  after(() => server.close());

  it('goes from a challenge by a code and tokens to the API', async () => {
    const agent = await Agent.create(server.origin);

    const challenge = await agent.challenge('alex.test');
    const token = await agent.redeem(String(challenge.body['authorization_code']));
    const call = await agent.call(String(token.body['access_token']));

    assert.equal(challenge.status, 200);
    assert.equal(token.status, 200);
    assert.equal(token.body['token_type'], 'DPoP');
    assert.equal(token.body['expires_in'], 300);
    assert.equal(token.body['scope'], 'accounts payments profile');
    assert.equal(call.status, 200);
    assert.equal(call.body['customerId'], 'alex');
    assert.equal(call.body['clientId'], 'portal');
  });
});
