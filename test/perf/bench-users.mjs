import { performance } from 'node:perf_hooks';
import { Caller } from '../faults/caller.ts';
import { startSandbox } from '../support/sandbox.ts';
import { median, round } from './median.mjs';

/** Tries of each kind; `TRIES` takes another number. */
const tries = Number(process.env.TRIES ?? 2_000);
const known = 'casey.lease';
/** An address may ask the challenge some dozens of times a minute. */
const triesPerAddress = 10;

/**
 * How long a wrong password takes for a user that is there and for one that is not, in turns and in random order,
 * at the true cost of Argon2. The interval is of the difference of the medians (bootstrap, 95%); within 2 ms either way
 * nobody can tell customers from strangers by it.
 */
export async function benchUsers() {
  const sandbox = await startSandbox({ ARGON2_COST: 'normal', LOG_LEVEL: 'error' });
  try {
    const times = { known: [], unknown: [] };
    let caller;
    for (let count = -20; count < tries; count += 1) {
      if ((count + 20) % triesPerAddress === 0) {
        caller?.close();
        caller = await newCaller(sandbox, count + 20);
      }
      // One counter begins anew each time, as the strangers' do; else the lock would be measured.
      const order = Math.random() < 0.5 ? ['known', 'unknown'] : ['unknown', 'known'];
      for (const kind of order) {
        const userId = kind === 'known' ? known : `stranger.${crypto.randomUUID().slice(0, 6)}`;
        // For both, so that what goes before is the same.
        await release(sandbox);
        const started = performance.now();
        const { status } = await caller.tryPassword(userId, 'wrong-passphrase');
        const took = performance.now() - started;
        if (status !== 400) throw new Error(`${kind} was answered ${status}`);
        if (count >= 0) times[kind].push(took);
      }
    }
    caller.close();
    const [low, high] = interval(times.known, times.unknown);
    return [
      { user: 'known', tries: times.known.length, 'median ms': round(median(times.known), 2) },
      {
        user: 'unknown',
        tries: times.unknown.length,
        'median ms': round(median(times.unknown), 2),
      },
      {
        user: 'difference',
        'median ms': round(median(times.known) - median(times.unknown), 2),
        '95% from': round(low, 2),
        '95% to': round(high, 2),
        'within 2 ms': low > -2 && high < 2,
      },
    ];
  } finally {
    await sandbox.dispose();
  }
}

async function newCaller({ lender }, count) {
  const number = Math.floor(count / triesPerAddress);
  const caller = await Caller.at(
    lender,
    `127.70.${Math.floor(number / 250)}.${(number % 250) + 1}`,
  );
  // Brings the nonce, so that every try is one request.
  await caller.send('/oauth/challenge', { form: {} });
  return caller;
}

async function release({ lender }, userId = known) {
  const path = `/sandbox/customers/${userId}/release`;
  const { status } = await fetch(lender + path, { method: 'POST' });
  if (status !== 204) throw new Error(`the release was answered ${status}`);
}

/** Bounds of the middle 95% of what the difference would be, had the tries been drawn again. */
function interval(one, other) {
  const again = (values) =>
    median(Array.from(values, () => values[Math.floor(Math.random() * values.length)]));
  const differences = Array.from({ length: 2_000 }, () => again(one) - again(other));
  const sorted = differences.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length * 0.025)], sorted[Math.floor(sorted.length * 0.975)]];
}
