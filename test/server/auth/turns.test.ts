import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTurns } from '../../../demo/server/auth/turns.ts';

describe('turns', () => {
  it('come one after the other for one key, though an earlier one fails', async () => {
    const inTurn = createTurns();
    const events: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        events.push(`${name} begins`);
        await Promise.resolve();
        events.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };

    const results = await Promise.allSettled([
      inTurn('key', work('one', true)),
      inTurn('key', work('two')),
    ]);

    assert.deepEqual(events, ['one begins', 'one ends', 'two begins', 'two ends']);
    assert.deepEqual(
      results.map((result) => result.status),
      ['rejected', 'fulfilled'],
    );
  });

  it('do not wait for those of another key', async () => {
    const inTurn = createTurns();
    let release: (() => void) | undefined;
    const held = inTurn('one', () => new Promise<void>((resolve) => (release = resolve)));

    const other = await inTurn('other', () => Promise.resolve('done'));
    release?.();

    assert.equal(other, 'done');
    await held;
  });
});
