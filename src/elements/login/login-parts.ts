import type { SignInChallenge } from '../../../sdk/index.ts';
import type { FailureInfo } from '../../ui/failure.ts';
import type { LoadPart } from './login-part.ts';

// Each is a file of its own, fetched when it is asked for: the form is all that most customers ever see.

/** The steps after the password; a passkey in its place where no step is given. */
export const steps =
  (challenge?: SignInChallenge): LoadPart =>
  async () => {
    const { SignInSteps } = await import('./parts/sign-in-steps.ts');
    return (host) => new SignInSteps(host, challenge);
  };

/** What a customer is told who is locked out. */
export const lockout =
  (failure: FailureInfo): LoadPart =>
  async () => {
    const { Lockout } = await import('./parts/lockout.ts');
    return (host) => new Lockout(host, failure);
  };

/** A link for those who forgot their password. */
export const forgotten: LoadPart = async () => {
  const { ForgottenPassword } = await import('./parts/forgotten-password.ts');
  return (host) => new ForgottenPassword(host);
};

/**
 * What the link of a mail leads to. The secret is taken out of the address at once, so that neither the
 * history nor another script of the page keeps it.
 */
export function takeLink(): LoadPart | undefined {
  const [, kind, token] = /^#(reset|invitation)=([\w-]+)$/.exec(location.hash) ?? [];
  if (!token) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return async () => {
    if (kind === 'reset') {
      const { NewPassword } = await import('./parts/new-password.ts');
      return (host) => new NewPassword(host, token);
    }
    const { Registration } = await import('./parts/registration.ts');
    return (host) => new Registration(host, token);
  };
}
