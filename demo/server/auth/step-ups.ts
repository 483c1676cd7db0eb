import type { SignInChallenge } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { RequestSession } from '../http/env.ts';
import type { Clock } from '../sandbox/clock.ts';
import type { AnswerOutcome, Answers, FactorAnswer } from './answers.ts';
import type { SecondFactors } from './factors/index.ts';
import type { Counter, Lockout } from './lockout.ts';
import type { SecondFactorPolicy } from './policy.ts';
import type { Steps } from './steps.ts';

/** Seconds for which a second factor counts as recent; real time. */
export const recentSeconds = 10 * 60;

/** What beginning a step-up comes to. */
type Begun =
  | { readonly status: 'challenge'; readonly id: string; readonly challenge: SignInChallenge }
  | { readonly status: 'locked'; readonly until: Date };

/** Second factors asked of customers who are signed in (RFC 9470). */
export interface StepUps {
  /** Whether the policy asks for one before a change, and the session has shown none of late. */
  isNeeded(session: RequestSession): Promise<boolean>;
  begin(session: RequestSession): Promise<Begun>;
  answer(session: RequestSession, id: string, answer: FactorAnswer): Promise<AnswerOutcome>;
  /** Notes that the session has shown one. */
  pass(sessionId: string): Promise<void>;
}

/** Step-ups in the database. Wrong answers have a counter of their own for each customer. */
export function createStepUps(options: {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: SecondFactorPolicy;
  readonly steps: Steps;
  readonly answers: Answers;
  readonly factors: SecondFactors;
  readonly lockout: Lockout;
  readonly userIdOf: (customerId: string) => Promise<string>;
}): StepUps {
  const { db, policy, steps, answers, factors } = options;
  const counterOf = async (customerId: string): Promise<Counter> => ({
    userId: await options.userIdOf(customerId),
    device: 'step-up',
    secondFactor: true,
  });

  async function pass(sessionId: string): Promise<void> {
    await db
      .updateTable('auth_sessions')
      .set({ second_factor_at: new Date() })
      .where('id', '=', sessionId)
      .execute();
  }

  return {
    pass,

    async isNeeded({ customerId, sessionId }) {
      if (policy === 'off') return false;
      const asks = policy === 'always' || (await factors.kindsOf(customerId)).length > 0;
      if (!asks) return false;
      const recent = await db
        .selectFrom('auth_sessions')
        .select('id')
        .where('id', '=', sessionId)
        .where('second_factor_at', '>', new Date(Date.now() - recentSeconds * 1000))
        .executeTakeFirst();
      return recent === undefined;
    },

    async begin({ customerId, sessionId, clientId, jkt }) {
      const counter = await counterOf(customerId);
      const until = await options.lockout.lockedUntil(counter, options.clock.now());
      if (until) return { status: 'locked', until };
      const { secret, challenge } = await answers.begin({
        customer_id: customerId,
        subject: null,
        session_id: sessionId,
        client_id: clientId,
        scope: '',
        code_challenge: '',
        jkt,
        known_device: null,
      });
      return { status: 'challenge', id: secret, challenge };
    },

    async answer({ customerId, sessionId }, id, answer) {
      const step = await steps.find(id);
      if (step?.session_id !== sessionId) return { status: 'over' };
      const counter = await counterOf(customerId);
      const outcome = await answers.take({ ...step, customer_id: customerId }, answer, counter);
      if (outcome.status === 'passed') await pass(sessionId);
      return outcome;
    },
  };
}
