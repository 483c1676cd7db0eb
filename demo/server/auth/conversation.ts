import type { SignInChallenge } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import type { Clock } from '../sandbox/clock.ts';
import type { Answers, FactorAnswer } from './answers.ts';
import type { Captcha } from './captcha.ts';
import type { AcceptedSignIn } from './codes.ts';
import type { Passkeys } from './factors/passkeys.ts';
import type { KnownDevices } from './known-devices.ts';
import { lenderLock } from './lender-lock.ts';
import type { LockMail } from './lock-mail.ts';
import { codesOf, type Counter, type Lockout } from './lockout.ts';
import { createPasskeySignIn } from './passkey-sign-in.ts';
import type { SignIn } from './sign-in.ts';
import type { KeptStep, Steps } from './steps.ts';

/** A request's own part of a sign-in. */
export interface Caller {
  readonly clientId: string;
  /** Thumbprint of the proof key: the same throughout. */
  readonly jkt: string;
  /** Browser and system in words. */
  readonly device: string | null;
  /** Key of the device, if it proved one. */
  readonly deviceKey: string | undefined;
}

/** The code that a sign-in is to end with. */
export interface CodeRequest {
  readonly scope: string;
  readonly codeChallenge: string;
}

/** What was typed. */
export interface Typed {
  readonly userId: string;
  readonly password: string;
}

/** What a request of a sign-in comes to. */
export type Turn =
  | { readonly status: 'accepted'; readonly code: string }
  | {
      readonly status: 'challenge';
      readonly authSession: string;
      readonly challenge: SignInChallenge;
    }
  | { readonly status: 'refused' }
  | { readonly status: 'locked'; readonly until: Date }
  /** The answer does not belong to the question. */
  | { readonly status: 'misplaced' }
  /** There is no such sign-in under way, or not with this key. */
  | { readonly status: 'over' };

type Accepted = Extract<Awaited<ReturnType<SignIn>>, { status: 'accepted' }>;

/** A sign-in from the first request to the code, in as many steps as it takes. */
export interface Conversation {
  begin(caller: Caller, request: CodeRequest, typed: Typed): Promise<Turn>;
  /** Asks for a passkey in the place of user ID and password. */
  beginPasskey(caller: Caller, request: CodeRequest): Promise<Turn>;
  /** Takes the solution of a captcha, and once more what was typed. */
  solve(caller: Caller, authSession: string, solution: string, typed: Typed): Promise<Turn>;
  answer(caller: Caller, authSession: string, answer: FactorAnswer): Promise<Turn>;
}

/** Makes it. */
export function createConversation(options: {
  readonly db: Db;
  readonly clock: Clock;
  readonly steps: Steps;
  readonly passkeys: Passkeys;
  readonly captcha: Captcha;
  readonly signIn: SignIn;
  readonly answers: Answers;
  readonly lockout: Lockout;
  readonly devices: KnownDevices;
  readonly lockMail: LockMail;
  readonly userIdOf: (customerId: string) => Promise<string>;
  readonly issueCode: (signIn: AcceptedSignIn) => Promise<string>;
}): Conversation {
  const { steps, captcha, answers, lockout, devices } = options;
  const passkeySignIn = createPasskeySignIn(options);

  async function issue(
    caller: Caller,
    request: CodeRequest,
    customerId: string,
    secondFactor: boolean,
  ): Promise<Turn> {
    const { clientId, jkt, device } = caller;
    const code = await options.issueCode({
      customerId,
      clientId,
      jkt,
      device,
      secondFactor,
      ...request,
    });
    return { status: 'accepted', code };
  }

  async function check(
    caller: Caller,
    request: CodeRequest,
    typed: Typed,
    solved: boolean,
  ): Promise<Turn> {
    const outcome = await options.signIn({
      ...typed,
      device: caller.deviceKey,
      captcha: solved,
    });
    if (outcome.status === 'captcha') {
      const { challenge, data } = await captcha.ask();
      const subject = lockout.subjectOf(typed.userId);
      const step = { ...stepOf(caller, request), kind: 'captcha', subject, data };
      const authSession = await steps.begin(step);
      return { status: 'challenge', authSession, challenge: { kind: 'captcha', ...challenge } };
    }
    if (outcome.status !== 'accepted') return outcome;
    const turn = await goOn(caller, request, outcome);
    return (await isStill(options.db, outcome)) ? turn : { status: 'refused' };
  }

  async function goOn(caller: Caller, request: CodeRequest, accepted: Accepted): Promise<Turn> {
    const { customerId, knownDevice, secondFactor } = accepted;
    if (!secondFactor) return issue(caller, request, customerId, false);
    const { secret, challenge } = await answers.begin({
      ...stepOf(caller, request),
      customer_id: customerId,
      known_device: knownDevice ?? null,
    });
    return { status: 'challenge', authSession: secret, challenge };
  }

  async function byPasskey(
    caller: Caller,
    authSession: string,
    step: KeptStep,
    answer: FactorAnswer,
  ): Promise<Turn> {
    if (step.kind !== 'passkey' || answer.kind !== 'passkey') return { status: 'misplaced' };
    const outcome = await passkeySignIn.take(step, answer.value);
    if (outcome.status === 'challenge') return { ...outcome, authSession };
    if (outcome.status !== 'passed') return outcome;
    const { customerId } = outcome;
    if (caller.deviceKey !== undefined) await devices.touch(customerId, caller.deviceKey);
    return issue(caller, requestOf(step), customerId, true);
  }

  async function find(caller: Caller, authSession: string): Promise<KeptStep | undefined> {
    const step = await steps.find(authSession);
    const own = step?.jkt === caller.jkt && step.client_id === caller.clientId;
    return own && step.session_id === null ? step : undefined;
  }

  return {
    begin: (caller, request, typed) => check(caller, request, typed, false),

    async beginPasskey(caller, request) {
      const { secret, challenge } = await passkeySignIn.begin(stepOf(caller, request));
      return { status: 'challenge', authSession: secret, challenge };
    },

    async solve(caller, authSession, solution, typed) {
      const step = await find(caller, authSession);
      if (!step) return { status: 'over' };
      if (step.kind !== 'captcha' || step.subject !== lockout.subjectOf(typed.userId)) {
        return { status: 'misplaced' };
      }
      const left = await steps.count(step.id);
      if (left === undefined) return { status: 'over' };
      if (await captcha.check(solution, step.data)) {
        // Of several with one solution, one alone goes on.
        if (!(await steps.end(step.id))) return { status: 'over' };
        return check(caller, requestOf(step), typed, true);
      }
      if (left === 0) {
        await steps.end(step.id);
        return { status: 'over' };
      }
      const { challenge, data } = await captcha.ask();
      await steps.ask(step.id, 'captcha', data);
      return {
        status: 'challenge',
        authSession,
        challenge: { kind: 'captcha', ...challenge, wrong: true, attemptsLeft: left },
      };
    },

    async answer(caller, authSession, answer) {
      const step = await find(caller, authSession);
      if (!step) return { status: 'over' };
      const { customer_id: customerId } = step;
      if (customerId === null) return byPasskey(caller, authSession, step, answer);
      const until = await lenderLock(options.db, options.clock, customerId);
      if (until) return { status: 'locked', until };
      const device = step.known_device ?? undefined;
      const counter: Counter = { userId: await options.userIdOf(customerId), device };
      const codes = codesOf(counter);
      // Looked at while the step is there: a reset that this misses has ended the step.
      const passwordHash = await passwordHashOf(options.db, customerId);
      const outcome = await answers.take({ ...step, customer_id: customerId }, answer, codes, true);
      if (outcome.status === 'challenge') return { ...outcome, authSession };
      if (outcome.status === 'locked' && outcome.now) await options.lockMail.confirm(codes);
      if (outcome.status !== 'passed') return outcome;
      await lockout.clear(counter);
      if (device !== undefined) await devices.touch(customerId, device);
      const turn = await issue(caller, requestOf(step), customerId, true);
      return (await isStill(options.db, { customerId, passwordHash })) ? turn : { status: 'over' };
    },
  };
}

async function passwordHashOf(db: Db, customerId: string): Promise<string> {
  const { password_hash: hash } = await db
    .selectFrom('customers')
    .select('password_hash')
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();
  return String(hash);
}

/**
 * Whether the password is the one that was checked. A reset that is being committed ends the sessions and steps that it
 * sees; this waits for it, so that what it did not see is not given out.
 */
async function isStill(
  db: Db,
  { customerId, passwordHash }: Pick<Accepted, 'customerId' | 'passwordHash'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('customers')
    .select('id')
    .where('id', '=', customerId)
    .where('password_hash', '=', passwordHash)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

function stepOf({ clientId, jkt }: Caller, { scope, codeChallenge }: CodeRequest) {
  return {
    customer_id: null,
    subject: null,
    session_id: null,
    client_id: clientId,
    scope,
    code_challenge: codeChallenge,
    jkt,
    known_device: null,
  };
}

function requestOf(step: KeptStep): CodeRequest {
  return { scope: step.scope, codeChallenge: step.code_challenge };
}
