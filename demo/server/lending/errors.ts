/** Why the core refused: the codes that the API passes on. */
export type LendingErrorCode =
  | 'amount_too_small'
  | 'amount_over_payoff'
  | 'amount_over_principal'
  | 'principal_only_unavailable'
  | 'date_too_early'
  | 'payment_not_reversible';

/** A request that the contract does not allow; nothing has changed. */
export class LendingError extends Error {
  override readonly name = 'LendingError';
  readonly code: LendingErrorCode;

  constructor(code: LendingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Tells a {@link LendingError} from any other thing thrown. */
export function isLendingError(error: unknown): error is LendingError {
  return error instanceof Error && error.name === 'LendingError';
}
