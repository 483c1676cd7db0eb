import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Client, SignInChallenge } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { FailureInfo } from '../../ui/failure.ts';
import type { CaptchaAdapter } from './captcha-adapter.ts';

/**
 * A part of the sign-in, by its name and what it needs: the steps after the password (or a passkey in
 * its place, where there is no step yet), a lockout, a forgotten password, and what the links of mails
 * lead to, by their secret.
 */
export type PartRequest =
  | readonly ['steps', SignInChallenge?]
  | readonly ['lockout', FailureInfo]
  | readonly ['forgotten']
  | readonly ['reset' | 'invitation', string];

/** The way of what loads later into the `fs-login` that shows it. */
export interface LoginDoor {
  /** Where light-DOM controls go, and whose shadow root the part is drawn in. */
  readonly element: ReactiveControllerHost & HTMLElement & { captchaAdapter?: CaptchaAdapter };
  /** What may change: the locale to give to Intl, and the lender's phone as customers read it. */
  read(): { locale: string; phone: string | undefined };
  /** Texts of one catalogue in the customer's language. */
  texts<K extends keyof Catalogues>(name: K, english: Catalogues[K]): Catalogues[K];
  /** Has assistive technology read something out. */
  say(message: string): void;
  /** Tells the page that something failed. */
  report(error: unknown): void;
  /** Goes to another part. */
  open(request: PartRequest): void;
  /** Back to the form, with a user ID filled in where one is given. */
  leave(userId?: string): void;
  /** Back to what says why a sign-in failed. */
  fail(error: unknown): void;
  /** The customer is signed in. */
  signedIn(): void;
}

/** What a part may use of the `fs-login` that shows it. */
export interface LoginHost extends Omit<LoginDoor, 'read'> {
  readonly client: Client;
  /** To give to Intl. */
  readonly locale: string;
  /** The lender's phone number as customers read it. */
  readonly phone: string | undefined;
  /** What the customer has typed into the form. */
  readonly userId: string;
  readonly sharedComputer: boolean;
  /** Draws again; the focus goes to what `selector` finds, where one is given. */
  draw(selector?: string): Promise<void>;
}

/** A part of the sign-in that loads when it is asked for, and stands in place of the form. */
export interface LoginPart {
  readonly sheets: readonly CSSResult[];
  /** Came from a mail's link: it stands even where somebody is signed in already. */
  readonly fromLink?: boolean;
  render(): TemplateResult;
  /** Is on screen for the first time. */
  opened?(): void;
  /** Ends what is under way. */
  close(): void;
}
