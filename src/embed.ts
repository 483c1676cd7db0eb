/**
 * The script for sites that are not the lender's: registers every tag as a thin shell that shows the element in a frame
 * from the lender's origin, so that no script of the page can read what is typed or shown there.
 *
 * @module
 */
import { register } from './shell/register.ts';

export { diagnose } from './shell/page.ts';
export type { Diagnosis, Finding } from './shell/diagnose/finding.ts';
export type { EmbedPolicy, PolicyOutcome } from './shell/policy.ts';
export type { ShellFacts, ShellErrorCode, ShellState, Violation } from './shell/facts.ts';

register();
