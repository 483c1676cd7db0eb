/** A moment, as a Date or as RFC 3339 text. */
export type Moment = Date | string;

/** What can be used beside the password, as mails name it. */
export type FactorKind = 'email_code' | 'totp' | 'passkey' | 'recovery_codes';

/** Which account a mail is about; its links lead there. Left out where it is not the reader's own. */
interface AboutAccount {
  readonly accountId?: string;
}

/** A payment, as mails name it. */
export interface PaymentFacts extends AboutAccount {
  readonly confirmationNumber: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly date: string;
  /** Last digits of the contract's number. */
  readonly account: string;
  readonly origin: 'customer' | 'autopay';
}

/** Why the lender did not take a payment that was scheduled. */
export type CancelReason =
  'owed_less' | 'payoff_changed' | 'payoff_instead' | 'principal_only_unavailable';

/** The mails there are, by what each needs to know beside whom it is for. */
export interface MailData extends AutopayMailData, PlanMailData {
  /** Too many wrong passwords. */
  /** `codes`: wrong ones after the right password, which somebody else may have. */
  lockout: { readonly lockedUntil: Moment; readonly codes?: boolean };
  /** A link to choose a new password. */
  password_reset: { readonly token: string; readonly expiresAt: Moment };
  password_changed: { readonly at: Moment };
  /** A link to set up the online account. */
  invitation: { readonly token: string; readonly expiresAt: Moment };
  /** The online account is set up. */
  registered: { readonly userId: string };
  /** A code for one sign-in, or for one step-up. */
  sign_in_code: { readonly code: string; readonly expiresAt: Moment };
  /** Somebody signed in from a device that was not known. */
  new_device: { readonly device: string | null; readonly at: Moment };
  /** A code that shows that a phone gets texts; it goes to that phone. */
  phone_code: { readonly code: string; readonly expiresAt: Moment };
  /** Texts go to another phone, or to none. */
  phone_changed: {
    readonly change: 'added' | 'removed';
    readonly last4: string;
    readonly at: Moment;
  };
  /** Papers come electronically from now on, or by post again. */
  paperless_changed: {
    readonly change: 'consented' | 'withdrawn';
    readonly version: string;
    readonly at: Moment;
  };
  /** A paper that the customer asked for comes by post. */
  paper_copy_ordered: {
    readonly kind: 'statement' | 'tax' | 'contract' | 'disclosures';
    /** Last digits of the contract's number; left out of a paper that is of no account. */
    readonly account?: string;
    /** Calendar date. */
    readonly arrivesBy: string;
  };
  /** There is a new statement, or a new tax paper, to be read after signing in. */
  paper_ready: AboutAccount & {
    /** Last digits of the contract's number. */
    readonly account: string;
    /** What a tax paper is about. */
    readonly year: number;
    /** Calendar date of the paper. */
    readonly date: string;
    /** What a statement asks for, in minor units, and by which calendar date; null for a tax paper. */
    readonly due: {
      readonly amount: number;
      readonly currency: string;
      readonly date: string;
    } | null;
  };
  /** An agent has answered; what, is read after signing in. */
  support_answer: { readonly at: Moment };
  /** A bank account or a card to pay from was added. */
  method_added: {
    readonly bank: string | null;
    readonly last4: string;
    readonly at: Moment;
    /** Calendar date by which two small deposits arrive; null where there are none. */
    readonly depositsBy: string | null;
  };
  method_removed: { readonly bank: string | null; readonly last4: string; readonly at: Moment };
  second_factor_changed: {
    readonly change: 'added' | 'removed';
    readonly kind: FactorKind;
    readonly at: Moment;
  };
  /** What a customer agreed to, for a payment that is made or scheduled. */
  payment_confirmed: PaymentFacts & {
    readonly authorization: string;
    readonly cancellableUntil: Moment | null;
  };
  /** The bank did not take the instruction. */
  payment_declined: PaymentFacts;
  /** The bank sent the money back. */
  payment_returned: PaymentFacts & {
    readonly reason: 'insufficient_funds' | 'account_closed' | 'payment_stopped';
    /** Minor units. */
    readonly fee: number;
  };
  /** The lender did not take what was scheduled. */
  payment_cancelled: PaymentFacts & { readonly reason: CancelReason };
}

/** A payment of autopay that is to come, in the customer's words. */
export interface AutopayPayment {
  readonly date: string;
  readonly amount: string;
  readonly final: boolean;
}

/** The mails about automatic payments; figures and dates are in the customer's words. */
export interface AutopayMailData {
  autopay_set: AboutAccount & {
    readonly account: string;
    readonly next: AutopayPayment | null;
    readonly change: boolean;
    readonly authorization: string;
  };
  autopay_revoked: AboutAccount & {
    readonly account: string;
    readonly next: AutopayPayment | null;
    readonly sending: string | null;
  };
  autopay_upcoming: AboutAccount &
    AutopayPayment & { readonly account: string; readonly before: string | null };
  autopay_paused: AboutAccount & {
    readonly account: string;
    readonly reason: 'method_removed' | 'method_unverified' | 'returned';
  };
}

/** The mails about changes of plan. */
export interface PlanMailData {
  plan_change: AboutAccount & {
    readonly account: string;
    readonly kind: 'due_date' | 'extension' | 'hardship';
    readonly status: 'in_review' | 'info_needed' | 'applied' | 'declined' | 'withdrawn' | 'expired';
    /** As it was signed. */
    readonly agreement: string;
    /** Calendar date until which what was asked for can be given. */
    readonly expiresOn: string;
    /** New due date of the first instalment that moves. */
    readonly dueOn: string;
    /** Why it was declined. */
    readonly reason: string | null;
    /** Whose contract it is, where the mail is for the co-borrower. */
    readonly coBorrowerOf?: string;
  };
  /** The customer has signed, and the co-borrower is to. */
  plan_signature: AboutAccount & {
    /** Whom the mail is for. */
    readonly party: 'customer' | 'co_borrower';
    /** Name of the other. */
    readonly other: string;
    readonly account: string;
    readonly kind: 'due_date' | 'extension' | 'hardship';
    readonly agreement: string;
    /** Calendar date until which it can be signed. */
    readonly expiresOn: string;
  };
}

/** Names of the mails. */
export type MailTemplate = keyof MailData;

const minute = 60_000;
const threeDays = 3 * 24 * 60 * minute;

/** For how long sending is tried, in milliseconds of real time: what has expired helps nobody. */
export const sendWithin: Readonly<Record<MailTemplate, number>> = {
  lockout: threeDays,
  password_reset: 30 * minute,
  password_changed: threeDays,
  invitation: threeDays,
  registered: threeDays,
  sign_in_code: 10 * minute,
  new_device: threeDays,
  phone_code: 10 * minute,
  phone_changed: threeDays,
  paperless_changed: threeDays,
  paper_copy_ordered: threeDays,
  paper_ready: threeDays,
  support_answer: threeDays,
  method_added: threeDays,
  method_removed: threeDays,
  second_factor_changed: threeDays,
  payment_confirmed: threeDays,
  payment_declined: threeDays,
  payment_returned: threeDays,
  payment_cancelled: threeDays,
  autopay_set: threeDays,
  autopay_revoked: threeDays,
  autopay_upcoming: threeDays,
  autopay_paused: threeDays,
  plan_change: threeDays,
  plan_signature: threeDays,
};
