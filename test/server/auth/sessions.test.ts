import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Agent } from './agent.ts';
import { type Harness, start } from './harness.ts';
import { hour, later } from './later.ts';

let server: Harness;
before(async () => {
  server = await start();
});
after(() => server.close());

describe('/v1/sessions', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';

  interface Listed {
    id: string;
    current: boolean;
    device: string | null;
    lastSeenAt: string;
  }

  async function list(agent: Agent, accessToken: string): Promise<Listed[]> {
    const answer = await agent.call(accessToken, '/v1/sessions');
    return answer.body['items'] as Listed[];
  }

  it('lists where the customer is signed in, newest first, and which one asks', async () => {
    await server.auth.sessions.endAll('blake');
    const [one, two] = [await Agent.create(server.origin), await Agent.create(server.origin)];
    const first = await one.signIn('blake.test', { 'user-agent': firefox });
    await two.signIn('blake.test');

    const answer = await one.call(first.accessToken, '/v1/sessions');

    const items = answer.body['items'] as (Listed & Record<string, string>)[];
    assert.equal(answer.body['nextCursor'], null);
    assert.deepEqual(
      items.map((session) => [session.current, session.device]),
      [
        [false, null],
        [true, 'Firefox on Linux'],
      ],
    );
    const [, current] = items;
    assert.equal(current?.['clientId'], 'portal');
    assert.equal(current?.['clientName'], 'Customer portal');
    const life =
      Date.parse(String(current?.['expiresAt'])) - Date.parse(String(current?.['createdAt']));
    assert.ok(Math.abs(life - 12 * hour) < 5000, `${life} ms`);
  });

  it('does not list a sign-in whose code has not been redeemed', async () => {
    await server.auth.sessions.endAll('blake');
    const agent = await Agent.create(server.origin);
    await agent.challenge('blake.test');

    const listed = await server.auth.sessions.list('blake');

    assert.deepEqual(listed, []);
  });

  it('moves the time it was last seen at most once a minute', async () => {
    await server.auth.sessions.endAll('blake');
    const agent = await Agent.create(server.origin);
    const { accessToken } = await agent.signIn('blake.test');
    const seen = async () => (await server.auth.sessions.list('blake'))[0]?.lastSeenAt;
    const atFirst = await seen();

    await later(50_000, () => agent.call(accessToken));
    const within = await seen();
    await later(70_000, () => agent.call(accessToken));
    const beyond = await seen();

    assert.equal(within, atFirst);
    assert.ok(Date.parse(String(beyond)) - Date.parse(String(atFirst)) >= 60_000);
  });

  it('ends another session at its next call and leaves this one', async () => {
    await server.auth.sessions.endAll('blake');
    const [one, two] = [await Agent.create(server.origin), await Agent.create(server.origin)];
    const first = await one.signIn('blake.test');
    const second = await two.signIn('blake.test');
    const listed = await list(one, first.accessToken);
    const other = listed.find((session) => !session.current);

    const answer = await one.call(first.accessToken, `/v1/sessions/${other?.id}`, 'DELETE');

    assert.equal(answer.status, 204);
    assert.equal((await two.call(second.accessToken)).status, 401);
    assert.equal((await two.refresh(second.refreshToken)).body['error'], 'invalid_grant');
    assert.equal((await one.call(first.accessToken)).status, 200);
    const left = await server.db
      .selectFrom('oidc_models')
      .where((eb) =>
        eb.or([eb('grant_id', '=', String(other?.id)), eb('id', '=', String(other?.id))]),
      )
      .selectAll()
      .execute();
    assert.deepEqual(left, []);
  });

  it('does not end what belongs to another customer', async () => {
    const [mine, theirs] = [await Agent.create(server.origin), await Agent.create(server.origin)];
    const me = await mine.signIn('blake.test');
    const them = await theirs.signIn('alex.test');
    const [target] = (await list(theirs, them.accessToken)).filter((session) => session.current);

    const answer = await mine.call(me.accessToken, `/v1/sessions/${target?.id}`, 'DELETE');

    assert.equal(answer.status, 404);
    assert.equal(answer.body['code'], 'not_found');
    assert.ok(answer.headers.get('dpop-nonce'));
    assert.equal((await theirs.call(them.accessToken)).status, 200);
  });

  it('ends all of them, this one too', async () => {
    const [one, two] = [await Agent.create(server.origin), await Agent.create(server.origin)];
    const first = await one.signIn('blake.test');
    const second = await two.signIn('blake.test');
    const other = await Agent.create(server.origin);
    const unconcerned = await other.signIn('alex.test');

    const answer = await one.call(first.accessToken, '/v1/sessions', 'DELETE');

    assert.equal(answer.status, 204);
    assert.equal((await one.call(first.accessToken)).status, 401);
    assert.equal((await two.call(second.accessToken)).status, 401);
    assert.equal((await other.call(unconcerned.accessToken)).status, 200);
  });

  it('leaves nothing behind once everything has expired', async () => {
    const agent = await Agent.create(server.origin);
    await agent.signIn('blake.test');

    await later(13 * hour, () => server.auth.purge());

    for (const table of ['oidc_models', 'auth_sessions', 'dpop_proofs'] as const) {
      const rows = await server.db.selectFrom(table).selectAll().execute();
      assert.deepEqual(rows, [], table);
    }
  });
});
