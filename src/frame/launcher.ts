import { define } from '../elements/define.ts';
import { FsSignInLauncher } from '../windows/launcher.ts';

/**
 * Registers what stands in the frame in place of the form where customers sign in in a window of the
 * lender's.
 *
 * @returns its tag
 */
export function defineLauncher(): string {
  const tag = 'fs-sign-in-launcher';
  define(tag, FsSignInLauncher);
  return tag;
}
