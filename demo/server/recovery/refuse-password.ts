import { ProblemError } from '../http/problem.ts';
import { type PasswordContext, type PasswordFault, passwordFaults } from './password-rules.ts';

/**
 * Holds a new password to the rules.
 *
 * @throws {@link ProblemError} 422 `password_refused`, with every reason
 */
export async function refusePassword(password: string, context: PasswordContext): Promise<void> {
  const faults = await passwordFaults(password, context);
  if (faults.length > 0) throw passwordRefused(faults);
}

/** The refusal of a password, with every reason. */
export function passwordRefused(faults: readonly PasswordFault[]): ProblemError {
  return new ProblemError(422, 'password_refused', {
    errors: faults.map((code) => ({ pointer: '/password', code })),
  });
}
