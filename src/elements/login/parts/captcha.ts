import type { SignInChallenge } from '../../../../sdk/index.ts';
import type { CaptchaAdapter } from '../captcha-adapter.ts';
import type { LoginHost } from '../login-part.ts';
import { solveCaptcha } from './solve-captcha.ts';

/** Our own captcha: arithmetic by this device. */
export async function solveOurs(
  { altcha }: SignInChallenge,
  signal: AbortSignal,
): Promise<string | undefined> {
  return altcha && solveCaptcha(altcha, signal);
}

/** A maker's captcha, in an element of the page: such controls find no way into a shadow root. */
export async function solveByAdapter(
  adapter: CaptchaAdapter,
  { element, locale }: LoginHost,
  challenge: SignInChallenge,
  signal: AbortSignal,
): Promise<string> {
  const container = document.createElement('div');
  container.slot = 'captcha';
  element.append(container);
  const remove = () => container.remove();
  signal.addEventListener('abort', remove);
  try {
    return await adapter.solve(container, challenge, { signal, locale });
  } finally {
    remove();
  }
}
