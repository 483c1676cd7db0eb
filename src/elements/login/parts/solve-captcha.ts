import { sha, solveChallenge, solveChallengeWorkers } from 'altcha/lib';
import { createProofWorker } from './proof-worker.ts';

/** ALTCHA's puzzle: the number whose hash with `salt` is `challenge`. */
export interface Puzzle {
  algorithm: string;
  challenge: string;
  salt: string;
  signature: string;
  maxnumber: number;
}

/** Milliseconds after which the device is taken to be too slow. */
const timeout = 90_000;

/**
 * Does the arithmetic: in workers where the page's policy lets us have some, else here, a little at a time.
 *
 * @returns the payload for the lender; undefined where no number was found
 */
export async function solveCaptcha(
  puzzle: Puzzle,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { algorithm, challenge, salt, signature } = puzzle;
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort());
  const options = {
    // The first version of the puzzle in the words of the second: the hash of salt and number, whole.
    challenge: {
      parameters: {
        algorithm,
        nonce: '',
        salt: toHex(new TextEncoder().encode(salt)),
        cost: 1,
        keyLength: challenge.length / 2,
        keyPrefix: challenge,
      },
    },
    counterMode: 'string' as const,
    controller,
    timeout,
  };
  const solution = await solveChallengeWorkers({
    ...options,
    concurrency: Math.min(4, navigator.hardwareConcurrency || 1),
    createWorker: createProofWorker,
  }).catch(() => solveChallenge({ ...options, deriveKey: sha.deriveKey }));
  if (!solution || signal.aborted) return undefined;
  return btoa(JSON.stringify({ algorithm, challenge, number: solution.counter, salt, signature }));
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
