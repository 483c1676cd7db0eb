import { createChallenge, verifySolution } from 'altcha-lib/v1';
import type { SignInChallenge } from '../../../sdk/contract/index.ts';

/**
 * Tells people from programs, or makes programs pay. Another one (a service with a token to be checked
 * at its own address, say) takes this place and answers with members of its own.
 */
export interface Captcha {
  /** @returns what the browser is told, and what its answer is checked against */
  ask(): Promise<{
    readonly challenge: Omit<SignInChallenge, 'kind'>;
    readonly data: Record<string, unknown>;
  }>;
  /** Whether an answer solves it. That it is used once is for the caller to see to. */
  check(answer: string, data: Record<string, unknown>): Promise<boolean>;
}

const lifetime = 10 * 60 * 1000;

/** Numbers to be tried at most; a phone does half of `normal` in about a second. */
const work = { normal: 50_000, test: 500 } as const;

/**
 * ALTCHA's proof of work: nobody else is asked, and nobody is tracked.
 *
 * @param secret signs what is asked
 */
export function createAltcha(secret: Buffer, cost: keyof typeof work): Captcha {
  const hmacKey = secret.toString('base64url');
  return {
    async ask() {
      const { maxnumber = work[cost], ...asked } = await createChallenge({
        algorithm: 'SHA-256',
        hmacKey,
        maxnumber: work[cost],
        expires: new Date(Date.now() + lifetime),
      });
      return {
        challenge: { altcha: { ...asked, maxnumber } },
        data: { challenge: asked.challenge },
      };
    },

    async check(answer, data) {
      try {
        const payload = JSON.parse(Buffer.from(answer, 'base64').toString('utf8')) as Record<
          string,
          unknown
        >;
        // Only what was asked here, in this very step: else one solution opens them all.
        if (payload['challenge'] !== data['challenge'] || payload['algorithm'] !== 'SHA-256') {
          return false;
        }
        return await verifySolution(answer, hmacKey);
      } catch {
        return false;
      }
    },
  };
}
