import { FsErrorEvent } from '../events/index.ts';

/** `fs-error` of a shell; `directive` names the Content Security Policy directive that lacks the lender. */
export class ShellErrorEvent extends FsErrorEvent {
  readonly directive: string | undefined;

  constructor(code: string, directive?: string) {
    super(code);
    this.directive = directive;
  }
}
