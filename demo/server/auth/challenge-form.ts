import type * as z from 'zod/mini';
import {
  challengeAnswerRequestSchema,
  challengeRequestSchema,
  passkeySignInRequestSchema,
} from '../../../sdk/contract/index.ts';
import type { FactorAnswer } from './answers.ts';
import { scopes } from './clients.ts';
import type { CodeRequest, Typed } from './conversation.ts';
import { OAuthError } from './oauth-error.ts';

/** What a request of `/oauth/challenge` asks, by its form. */
export type ChallengeForm = {
  readonly clientId: string;
  readonly deviceProof: string | undefined;
} & (
  | { readonly step: 'begin'; readonly request: CodeRequest; readonly typed: Typed }
  | { readonly step: 'passkey'; readonly request: CodeRequest }
  | {
      readonly step: 'solve';
      readonly authSession: string;
      readonly solution: string;
      readonly typed: Typed;
    }
  | { readonly step: 'answer'; readonly authSession: string; readonly answer: FactorAnswer }
);

/**
 * Reads a form.
 *
 * @throws {@link OAuthError} which repeats nothing of it
 */
export function readChallengeForm(type: string | undefined, body: string): ChallengeForm {
  if (type?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new OAuthError(415, 'invalid_request', 'send application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(body);
  const names = [...form.keys()];
  if (new Set(names).size !== names.length) {
    throw new OAuthError(400, 'invalid_request', 'a parameter is there twice');
  }
  const fields = Object.fromEntries(form);
  if (form.has('auth_session')) return readAnswer(fields);
  if (form.has('passkey')) {
    const asked = parse(passkeySignInRequestSchema(), fields);
    return { ...common(asked), step: 'passkey', request: requestOf(asked) };
  }
  const asked = parse(challengeRequestSchema(), fields);
  const typed = { userId: asked.username, password: asked.password };
  return { ...common(asked), step: 'begin', request: requestOf(asked), typed };
}

function readAnswer(fields: Record<string, string>): ChallengeForm {
  const form = parse(challengeAnswerRequestSchema(), fields);
  const { captcha, code, recovery_code: recoveryCode, passkey, resend, use } = form;
  const given = [captcha, code, recoveryCode, passkey, resend, use];
  if (given.filter((one) => one !== undefined).length !== 1) {
    throw new OAuthError(400, 'invalid_request', 'send exactly one answer');
  }
  const begun = { ...common(form), authSession: form.auth_session };
  if (captcha !== undefined) {
    if (form.username === undefined || form.password === undefined) {
      throw new OAuthError(400, 'invalid_request', 'missing or malformed: username, password');
    }
    const typed = { userId: form.username, password: form.password };
    return { ...begun, step: 'solve', solution: captcha, typed };
  }
  return { ...begun, step: 'answer', answer: answerOf(form) };
}

function answerOf(form: z.infer<ReturnType<typeof challengeAnswerRequestSchema>>): FactorAnswer {
  if (form.code !== undefined) return { kind: 'code', value: form.code };
  if (form.recovery_code !== undefined) return { kind: 'recovery_code', value: form.recovery_code };
  if (form.passkey !== undefined) return { kind: 'passkey', value: form.passkey };
  if (form.use !== undefined) return { kind: 'use', value: form.use };
  return { kind: 'resend' };
}

function parse<T>(schema: z.ZodMiniType<T>, fields: Record<string, string>): T {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
  throw new OAuthError(400, 'invalid_request', `missing or malformed: ${names.join(', ')}`);
}

function common(form: { client_id: string; device_proof?: string | undefined }) {
  return { clientId: form.client_id, deviceProof: form.device_proof };
}

function requestOf(form: { scope: string; code_challenge: string }): CodeRequest {
  return { scope: form.scope, codeChallenge: form.code_challenge };
}

/** @throws {@link OAuthError} where a scope is asked for that there is not */
export function checkScope(scope: string): void {
  if (!scope.split(' ').every((one) => (scopes as readonly string[]).includes(one))) {
    throw new OAuthError(400, 'invalid_scope', `the scopes are ${scopes.join(', ')}`);
  }
}
