import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TestServer } from '../support/server.ts';

describe('the day run', () => {
  let server: TestServer;
  before(async () => {
    server = await TestServer.start({ SANDBOX_NOW: '2026-06-08T15:00:00Z' });
  });
  after(() => server.dispose());

  it('takes a moment that has just passed for the present, and never goes back', async () => {
    const move = (to: string) =>
      fetch(`${server.origin}/sandbox/clock`, {
        method: 'POST',
        body: JSON.stringify({ to }),
        headers: { 'content-type': 'application/json' },
      });
    const { now } = await server.sandbox<{ now: string }>('clock');

    const moment = await move(now);
    assert.equal(moment.status, 200);
    assert.ok(((await moment.json()) as { now: string }).now >= now);
    const earlier = await move(new Date(Date.parse(now) - 60_000).toISOString());
    assert.equal(earlier.status, 422);
    assert.equal(((await earlier.json()) as { code: string }).code, 'date_too_early');
  });

  it('answers requests while it does ten years of every account', async () => {
    let running = true;
    let answered = 0;

    const moved = server.sandbox<{ today: string }>('clock', { to: '2036-06-02' });
    const settled = moved.finally(() => (running = false));
    while (running) {
      // It asks the database, so it waits for a gap between two steps.
      const { status } = await fetch(`${server.origin}/readyz`);
      if (running && status === 200) answered += 1;
    }
    await settled;

    assert.equal((await moved).today, '2036-06-02');
    assert.ok(answered > 20, `${answered} requests were answered meanwhile`);
    const emery = await server.signIn('emery.final');
    assert.equal((await emery.account()).status, 'paid_off');
  });
});
