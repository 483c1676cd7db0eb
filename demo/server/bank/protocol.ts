/** An instruction to take money from an account known by the bank's token. */
export interface DebitInstruction {
  /** The lender's payment id; the same id is never debited twice. */
  readonly id: string;
  readonly token: string;
  /** Minor units, above zero. */
  readonly amount: number;
  readonly currency: string;
}

/** What came of an instruction; final. */
export type DebitResult =
  | { readonly result: 'accepted' }
  | { readonly result: 'rejected'; readonly reason: 'account_closed' | 'account_unknown' };

/** Account numbers as a customer gave them. */
export type AccountNumbers =
  | {
      readonly kind: 'us_bank_account';
      readonly routingNumber: string;
      readonly accountNumber: string;
    }
  | { readonly kind: 'iban'; readonly iban: string };

/** What the lender may know of an account. */
export interface AccountCheck {
  readonly token: string;
  readonly bankName: string | null;
  readonly last4: string;
}

/** Why numbers are not an account's. */
export type AccountFault = 'routing_number_invalid' | 'account_number_invalid' | 'iban_invalid';

/** One line of the bank's log, oldest first. */
export type BankRecord =
  | { readonly type: 'opened'; readonly at: string; readonly salt: string }
  | ({ readonly type: 'account'; readonly at: string; readonly closed: boolean } & AccountCheck)
  | ({ readonly type: 'debit'; readonly at: string } & DebitInstruction & DebitResult)
  /** The same instruction again: answered as before, no money moved. */
  | { readonly type: 'repeat'; readonly at: string; readonly id: string }
  /** A known id with another amount or account: refused, no money moved. */
  | { readonly type: 'conflict'; readonly at: string; readonly id: string };
