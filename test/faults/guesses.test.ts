import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { SignInChallenge } from '../../sdk/contract/index.ts';
import { solve } from '../server/auth/captcha.ts';
import { eventually, TestServer } from '../server/support/server.ts';
import { type Answer, Caller } from './caller.ts';
import { choices, size } from './seeded.ts';

/** `GUESSES=10000` for the full size. */
const guesses = size('GUESSES', 400);
const atOnce = 16;
const userId = 'alex.current';
const right = 'sandbox-passphrase-2026';
const day = 24 * 60 * 60 * 1000;

let server: TestServer;
before(async () => {
  server = await TestServer.start({ LOG_LEVEL: 'silent' });
});
after(() => server.dispose());

/** What came of all guesses. */
class Tally {
  readonly counts: Record<string, number> = {};
  readonly locks = new Set<unknown>();

  note({ status, body }: Answer): void {
    const { kind } = (body['challenge'] ?? {}) as { kind?: string };
    const error = typeof body['error'] === 'string' ? body['error'] : 'accepted';
    const outcome = `${status} ${error}${kind ? ` ${kind}` : ''}`;
    this.counts[outcome] = (this.counts[outcome] ?? 0) + 1;
    if (body['locked_until'] !== undefined) this.locks.add(body['locked_until']);
  }

  of(outcome: string): number {
    return this.counts[outcome] ?? 0;
  }
}

async function runAll(count: number, guess: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await guess(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function mails(): Promise<{ to: string; subject: string }[]> {
  return (await server.sandbox<{ items: { to: string; subject: string }[] }>('outbox')).items;
}

it(`lets nobody in by ${guesses} guesses from many addresses, and the owner in on a known device throughout`, async () => {
  const random = choices('guesses');
  const owner = await Caller.at(server.origin, '127.0.0.2');
  const first = await owner.tryPassword(userId, right);
  assert.equal(first.status, 200);
  const known = await owner.makeKnown(await owner.redeem(String(first.body['authorization_code'])));
  assert.equal(known.status, 204);
  const callers = await Promise.all(
    Array.from({ length: Math.min(250, guesses) }, (_, index) =>
      Caller.at(server.origin, `127.66.${random.below(256)}.${(index % 254) + 1}`),
    ),
  );
  const tally = new Tally();
  const own: number[] = [];
  const visit = async () => own.push((await owner.tryPassword(userId, right, true)).status);
  // Same account to the lender: case, width, blanks.
  const spellings = [userId, userId.toUpperCase(), ` ${userId} `, 'ａlex.current', 'Alex．Current'];

  await runAll(guesses, async (index) => {
    if (index % Math.ceil(guesses / 20) === 0) await visit();
    const caller = random.pick(callers);
    const name = random.pick(spellings);
    // The right password is among the guesses once all attempts are spent; a thief may find it, too late.
    const password =
      tally.locks.size > 0 && random.below(10) === 0 ? right : `guess-${random.below(1e9)}`;
    // Some claim to be a known device, by a key of their own.
    const answer = await caller.tryPassword(name, password, random.below(4) === 0);
    tally.note(answer);
    const challenge = answer.body['challenge'] as SignInChallenge | undefined;
    // Whoever writes a program for this has it solve captchas as well.
    if (challenge?.kind === 'captcha' && random.below(3) === 0) {
      tally.note(
        await caller.send('/oauth/challenge', {
          form: {
            client_id: 'portal',
            auth_session: String(answer.body['auth_session']),
            captcha: solve(challenge),
            username: name,
            password,
          },
        }),
      );
    }
  });
  await visit();

  console.log(JSON.stringify(tally.counts));
  const expected = [
    '400 invalid_grant',
    '403 insufficient_authorization captcha',
    '403 access_denied',
    '429 temporarily_unavailable',
  ];
  assert.deepEqual(
    Object.keys(tally.counts).filter((outcome) => !expected.includes(outcome)),
    [],
  );
  assert.equal(tally.of('400 invalid_grant'), 4, 'the fifth failure locks, all others are in vain');
  assert.ok(tally.of('403 insufficient_authorization captcha') > 0, 'captchas were asked');
  assert.ok(tally.of('403 access_denied') > guesses / 2, 'most guesses met the lock');
  assert.equal(tally.locks.size, 1, 'no guess moves the end of the lock');
  assert.ok(own.length >= 20);
  assert.deepEqual([...new Set(own)], [200], 'the owner got in every time');
  const told = async () =>
    (await mails()).filter(({ subject }) => subject.includes('locked')).map(({ to }) => to);
  // It is written a while after the answer, which must not take longer for who has a mailbox.
  await eventually(async () => (await told()).length > 0);
  assert.deepEqual(await told(), ['alex.current@mail.example'], 'the owner was told once');

  // Elsewhere the owner waits for the stated end, and then gets in: the clock moves, not the guesses.
  const until = Date.parse(String([...tally.locks][0]));
  const stranger = await Caller.at(server.origin, '127.0.0.3');
  const { now } = await server.sandbox<{ now: string }>('clock');
  const left = until - Date.parse(now);
  assert.ok(left > 0 && left <= day, `${left} ms are left`);
  assert.equal((await stranger.tryPassword(userId, right)).status, 403);
  await server.sandbox('clock', { to: new Date(until + 1_000).toISOString() });
  assert.equal((await stranger.tryPassword(userId, right)).status, 200);
  for (const caller of [owner, stranger, ...callers]) caller.close();
});
