import { FsError, isNamed } from './fs-error.ts';

/** What {@link ContractError} is made of. */
export interface ContractErrorDetails {
  /** Where in the answer; empty for the answer as a whole. */
  path: string;
  /** What is wrong there, in a word or two and never the value. */
  reason: string;
  requestId?: string | undefined;
}

/**
 * The server answered something other than the contract says. Trying again rarely helps; the request
 * id does. The value is never repeated: it may be a customer's. `code` is `contract_error`.
 */
export class ContractError extends FsError {
  override readonly name = 'ContractError';
  /** Where in the answer, such as `items[0].amountDue.currency`; empty for all of it. */
  readonly path: string;

  constructor({ path, reason, requestId }: ContractErrorDetails) {
    super(`The answer breaks the contract at ${path || 'its root'}: ${reason}`, {
      code: 'contract_error',
      requestId,
    });
    this.path = path;
  }
}

/** Tells a {@link ContractError}, from any frame. */
export function isContractError(error: unknown): error is ContractError {
  return isNamed(error, 'ContractError');
}
