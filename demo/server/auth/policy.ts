import type { Config } from '../config.ts';

/** When a second factor is asked for. */
export type SecondFactorPolicy = Config['secondFactor'];

/**
 * Whether a sign-in whose password was right wants a second factor.
 *
 * @param standing `recognised`: on a known device, without a failure since the last sign-in
 */
export function asksForSecondFactor(
  policy: SecondFactorPolicy,
  standing: { readonly enrolled: boolean; readonly recognised: boolean },
): boolean {
  if (policy === 'always') return true;
  return policy === 'risk' && standing.enrolled && !standing.recognised;
}
