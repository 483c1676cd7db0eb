import { originOf } from './address.ts';
import type { Violation } from './facts.ts';
import { listen } from './realm.ts';

/**
 * Hears what the page's Content Security Policy forbids at the lender's origin.
 *
 * @returns what ends it
 */
export function watchViolations(lender: string, heard: (violation: Violation) => void): () => void {
  return listen<SecurityPolicyViolationEvent>(window, 'securitypolicyviolation', (event) => {
    const { disposition, effectiveDirective: directive, blockedURI, originalPolicy } = event;
    // A policy on trial forbids nothing.
    if (disposition === 'enforce' && originOf(blockedURI) === lender)
      heard({ directive, blockedURI, policy: originalPolicy });
  });
}
