import type { MailFormats } from '../formats.ts';
import type { AutopayMailData, MailData, MailTemplate, PlanMailData } from '../templates.ts';

/** What a mail says, before it has a form. */
export interface MailContent {
  readonly subject: string;
  /** What lists of mails show beside the subject. Never a secret: lists are seen by others. */
  readonly preview: string;
  readonly paragraphs: readonly string[];
  /** A code to type, shown large. */
  readonly code?: string;
  /** The one thing to do, if there is one. */
  readonly action?: { readonly label: string; readonly url: string };
  /** As a text message, where that differs from what the subject says. */
  readonly sms?: string;
  /** Said after the action. */
  readonly afterwards?: readonly string[];
}

/** What words are made with. */
export interface MailScene extends MailFormats {
  /** The only origin that mails link to. */
  readonly origin: string;
  /** Address of a place of the portal, for the account that the mail is about. */
  readonly place: (name: 'overview' | 'documents' | 'plan') => string;
  readonly lenderName: string;
  readonly supportPhone: string;
}

/** A template's data as it comes out of the table: moments are text. */
export type StoredData<T extends MailTemplate> = {
  readonly [K in keyof MailData[T]]: Exclude<MailData[T][K], Date>;
};

/** What a customer agrees to for one payment, its figures in words already. */
export interface SingleAuthorization {
  readonly lenderName: string;
  readonly supportPhone: string;
  readonly method: string;
  readonly amount: string;
  readonly day: string;
  /** Last digits of the contract's number. */
  readonly account: string;
  readonly kind: 'regular' | 'payoff' | 'principal_only';
  /** Last moment to cancel it; null where it is sent at once. */
  readonly cancelUntil: string | null;
}

/** What is said of payments outside of mails, too. */
export interface PaymentWords {
  /** A bank account as its owner calls it, such as "my checking account ending in 6789". */
  method(of: {
    readonly bankName: string | null;
    readonly accountType: 'checking' | 'savings' | null;
    readonly last4: string;
  }): string;
  singleAuthorization(of: SingleAuthorization): string;
}

/** Every mail in one language. */
export interface MailWords {
  readonly language: string;
  /** Said on everything the sandbox makes. */
  readonly sandbox: string;
  greeting(name: string | null): string;
  /** What a customer agrees to, and what is said of the parts of a payment. */
  readonly payments: PaymentWords;
  readonly contents: {
    readonly [T in MailTemplate]: (data: StoredData<T>, scene: MailScene) => MailContent;
  };
  /** A text message about what a mail's subject says. */
  text(subject: string, scene: MailScene): string;
  /** How to tell a mail of the lender's from one that only looks like it. */
  guidance(scene: MailScene): { readonly heading: string; readonly points: readonly string[] };
  /** Why this mail came, and what it does not do. */
  footer(scene: MailScene): readonly string[];
}

/** The mails about automatic payments in one language. */
export type AutopayWords = Pick<MailWords['contents'], keyof AutopayMailData>;

/** The mails about changes of plan in one language. */
export type PlanWords = Pick<MailWords['contents'], keyof PlanMailData>;
