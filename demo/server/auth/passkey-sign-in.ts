import type { SignInChallenge } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { Clock } from '../sandbox/clock.ts';
import type { Passkeys } from './factors/passkeys.ts';
import { lenderLock } from './lender-lock.ts';
import type { KeptStep, Step, Steps } from './steps.ts';

/** What an answer by passkey comes to. */
type PasskeyOutcome =
  | { readonly status: 'passed'; readonly customerId: string }
  | { readonly status: 'challenge'; readonly challenge: SignInChallenge }
  | { readonly status: 'locked'; readonly until: Date }
  | { readonly status: 'over' };

/**
 * Sign-in by passkey alone. The counters of wrong passwords have no say in it: a signature cannot be
 * guessed, and guesses of others must not keep the owner out. A lock by the lender does.
 */
export interface PasskeySignIn {
  begin(
    step: Omit<Step, 'kind' | 'data'>,
  ): Promise<{ readonly secret: string; readonly challenge: SignInChallenge }>;
  take(step: KeptStep, answer: string): Promise<PasskeyOutcome>;
}

/** Makes it. */
export function createPasskeySignIn(options: {
  readonly db: Db;
  readonly clock: Clock;
  readonly steps: Steps;
  readonly passkeys: Passkeys;
}): PasskeySignIn {
  const { steps, passkeys } = options;

  return {
    async begin(step) {
      const { challenge, data } = await passkeys.askAnyone();
      const secret = await steps.begin({ ...step, kind: 'passkey', data });
      return { secret, challenge: { kind: 'passkey', ...challenge } };
    },

    async take(step, answer) {
      const left = await steps.count(step.id);
      if (left === undefined) return { status: 'over' };
      const customerId = await passkeys.identify(answer, step.data);
      if (customerId !== undefined) {
        if (!(await steps.end(step.id))) return { status: 'over' };
        const until = await lenderLock(options.db, options.clock, customerId);
        return until ? { status: 'locked', until } : { status: 'passed', customerId };
      }
      if (left === 0) {
        await steps.end(step.id);
        return { status: 'over' };
      }
      const { challenge, data } = await passkeys.askAnyone();
      await steps.ask(step.id, 'passkey', data);
      return {
        status: 'challenge',
        challenge: { kind: 'passkey', ...challenge, wrong: true, attemptsLeft: left },
      };
    },
  };
}
