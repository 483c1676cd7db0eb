/** An instruction to take money from an account known by the bank's token. */
export interface DebitInstruction {
  /** The lender's payment; the same one is never debited twice. */
  readonly paymentId: string;
  /** The key under which the customer confirmed it. */
  readonly idempotencyKey: string;
  readonly token: string;
  /** Minor units, above zero. */
  readonly amount: number;
  readonly currency: string;
  /** Business date on which it counts; returns of test accounts are counted from it. */
  readonly date?: string | undefined;
}

/** An instruction to pay a small amount into an account, by which its owner shows that it is theirs. */
export interface DepositInstruction {
  /** The lender's deposit; the same one is never made twice. */
  readonly depositId: string;
  readonly token: string;
  /** Minor units, 1 to 99. */
  readonly amount: number;
  readonly currency: string;
}

/** Why the bank takes nothing from an account, and pays nothing in. */
export type DebitRefusal = 'account_closed' | 'account_unknown';

/** Why a bank sends back money that it had given. */
export type ReturnReason = 'insufficient_funds' | 'account_closed' | 'payment_stopped';

/** A debit whose money went back. */
export interface ReturnRecord {
  readonly paymentId: string;
  readonly reason: ReturnReason;
  /** Business date of the return. */
  readonly date: string;
  /** The whole of the debit; minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** Returns that the bank tells of, in the order in which they were made. */
export interface ReturnPage {
  /** Each with its place among all returns that there are. */
  readonly items: readonly (ReturnRecord & { readonly place: number })[];
  /** Place from which to ask next: all before it are told of. */
  readonly next: number;
}

/** Asks for a return, as the customer's bank would send it. */
export type ReturnOrder = Pick<ReturnRecord, 'paymentId' | 'reason' | 'date'>;

/** What came of an instruction; final. */
export type DebitResult =
  { readonly result: 'accepted' } | { readonly result: 'rejected'; readonly reason: DebitRefusal };

/** Account numbers as a customer gave them. */
export type AccountNumbers =
  | {
      readonly kind: 'us_bank_account';
      readonly routingNumber: string;
      readonly accountNumber: string;
    }
  | { readonly kind: 'iban'; readonly iban: string }
  /** What a card processor's field gave out; no number comes here. */
  | { readonly kind: 'card'; readonly token: string };

/** What the lender may know of an account. */
export interface AccountCheck {
  readonly token: string;
  readonly bankName: string | null;
  readonly last4: string;
}

/** Why numbers are not an account's. */
export type AccountFault =
  'routing_number_invalid' | 'account_number_invalid' | 'iban_invalid' | 'card_token_invalid';

/** One line of the bank's log, oldest first. */
export type BankRecord =
  | { readonly type: 'opened'; readonly at: string; readonly salt: string }
  | ({
      readonly type: 'account';
      readonly at: string;
      readonly closed: boolean;
      /** Set for a test account that sends every debit back. */
      readonly returns?: ReturnReason;
    } & AccountCheck)
  /** Money moved. */
  | ({ readonly type: 'debit'; readonly at: string } & DebitInstruction)
  /** No money moved, and none will for this payment. */
  | ({
      readonly type: 'refusal';
      readonly at: string;
      readonly reason: DebitRefusal;
    } & DebitInstruction)
  /** The money of a debit went back; at most once for each. */
  | ({ readonly type: 'return'; readonly at: string } & ReturnRecord)
  /** A small deposit was paid in. */
  | ({ readonly type: 'deposit'; readonly at: string } & DepositInstruction)
  /** Nothing was paid in, and nothing will be for this deposit. */
  | ({
      readonly type: 'deposit_refusal';
      readonly at: string;
      readonly reason: DebitRefusal;
    } & DepositInstruction)
  /** The same instruction again: answered as before, no money moved. */
  | { readonly type: 'repeat'; readonly at: string; readonly paymentId: string }
  /** A known payment with another amount or account: refused, no money moved. */
  | { readonly type: 'conflict'; readonly at: string; readonly paymentId: string };
