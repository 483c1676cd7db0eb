import type { SignInChallenge } from '../../../sdk/contract/index.ts';
import type { Clock } from '../sandbox/clock.ts';
import type { FactorKind, SecondFactors } from './factors/index.ts';
import type { Counter, Lockout } from './lockout.ts';
import type { KeptStep, Step, Steps } from './steps.ts';
import type { Turns } from './turns.ts';

/** An answer to a question for a second factor. */
export type FactorAnswer =
  | { readonly kind: 'code' | 'recovery_code' | 'passkey'; readonly value: string }
  | { readonly kind: 'resend' }
  | { readonly kind: 'use'; readonly value: string };

/** What an answer comes to. */
export type AnswerOutcome =
  /** The step has ended. */
  | { readonly status: 'passed' }
  | { readonly status: 'challenge'; readonly challenge: SignInChallenge }
  /** The answer does not belong to the question. */
  | { readonly status: 'misplaced' }
  | { readonly status: 'over' }
  /** `now` if it was this answer that locked. */
  | { readonly status: 'locked'; readonly until: Date; readonly now: boolean };

/** Asks for second factors and takes the answers, for sign-ins and step-ups alike. */
export interface Answers {
  /** @returns what to come back with, and the question */
  begin(
    step: Omit<Step, 'kind' | 'data'> & { readonly customer_id: string },
  ): Promise<{ readonly secret: string; readonly challenge: SignInChallenge }>;
  /**
   * @param counter whose failures wrong answers are counted among
   * @param tell whether the owner is to be told of a lock
   */
  take(
    step: KeptStep & { readonly customer_id: string },
    answer: FactorAnswer,
    counter: Counter,
    tell?: boolean,
  ): Promise<AnswerOutcome>;
}

/** Makes it. */
export function createAnswers(options: {
  readonly clock: Clock;
  readonly steps: Steps;
  readonly lockout: Lockout;
  readonly factors: SecondFactors;
  readonly inTurn: Turns;
}): Answers {
  const { clock, steps, lockout, factors, inTurn } = options;

  async function ask(
    step: KeptStep & { readonly customer_id: string },
    kind: string,
    again = false,
  ): Promise<AnswerOutcome> {
    const question = await factors.ask(asked(step), kind, again);
    if (!question) return { status: 'misplaced' };
    await steps.ask(step.id, question.kind, question.data);
    return { status: 'challenge', challenge: question.challenge };
  }

  async function check(
    step: KeptStep & { readonly customer_id: string },
    kind: FactorKind,
    value: string,
    counter: Counter,
    tell: boolean,
  ): Promise<AnswerOutcome> {
    const owner = tell ? { customerId: step.customer_id } : undefined;
    const attempt = await lockout.begin(counter, clock.now(), true, owner);
    if (attempt.status !== 'counted') {
      await steps.end(step.id);
      return attempt.status === 'locked' ? { ...attempt, now: false } : { status: 'over' };
    }
    const left = await steps.count(step.id);
    if (left === undefined) {
      await lockout.refund(counter);
      return { status: 'over' };
    }
    if (await factors.check(asked(step), kind, value, step.data)) {
      if (!(await steps.end(step.id))) return { status: 'over' };
      await lockout.clear(counter);
      return { status: 'passed' };
    }
    if (attempt.until || left === 0) {
      await steps.end(step.id);
      return attempt.until
        ? { status: 'locked', until: attempt.until, now: true }
        : { status: 'over' };
    }
    const again = await ask(step, step.kind, true);
    if (again.status !== 'challenge') return again;
    const attemptsLeft = Math.min(left, attempt.left);
    return { status: 'challenge', challenge: { ...again.challenge, wrong: true, attemptsLeft } };
  }

  return {
    async begin(step) {
      const question = await factors.ask(asked(step));
      if (!question) throw new Error('Every customer can be asked for something.');
      const { kind, data, challenge } = question;
      return { secret: await steps.begin({ ...step, kind, data }), challenge };
    },

    take(step, answer, counter, tell = false) {
      // For one customer each waits for the one before, as at the password.
      return inTurn(counter.userId, async () => {
        if (answer.kind === 'resend') return ask(step, step.kind);
        if (answer.kind === 'use') return ask(step, answer.value);
        const kind = kindAnswered(step.kind, answer.kind);
        return kind ? check(step, kind, answer.value, counter, tell) : { status: 'misplaced' };
      });
    },
  };
}

function asked({ customer_id: customerId, jkt }: { customer_id: string; jkt: string }) {
  return { customerId, jkt };
}

/** The factor that an answer is of; a recovery code may be given whatever was asked for. */
function kindAnswered(asked: string, answered: 'code' | 'recovery_code' | 'passkey') {
  if (answered === 'recovery_code') return answered;
  if (answered === 'passkey') return asked === 'passkey' ? asked : undefined;
  return asked === 'email_code' || asked === 'totp' ? asked : undefined;
}
