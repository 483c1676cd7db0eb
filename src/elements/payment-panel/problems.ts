import { isApiError } from '../../../sdk/index.ts';

/** The parts of the form that an error can point at. */
export type PaymentField = 'amount' | 'method' | 'date';

/** Why a field was not accepted: a code of ours or of the server, by field. */
export type FieldProblems = Partial<Record<PaymentField, string>>;

const fieldByCode: Record<string, PaymentField> = {
  amount_too_small: 'amount',
  amount_over_payoff: 'amount',
  currency_mismatch: 'amount',
  amount_over_principal: 'amount',
  payoff_amount_changed: 'amount',
  payoff_scheduled: 'amount',
  principal_only_unavailable: 'amount',
  account_paid_off: 'amount',
  date_too_early: 'date',
  date_too_late: 'date',
  date_not_business_day: 'date',
  cutoff_passed: 'date',
  method_not_found: 'method',
  method_unverified: 'method',
  method_rejected: 'method',
};

/**
 * The fields at fault in a refusal by the server: by its pointers where it gives them, else by its
 * code. Empty if the refusal is about none of them.
 */
export function fieldProblems(error: unknown): FieldProblems {
  const problems: FieldProblems = {};
  if (!isApiError(error)) return problems;
  for (const { pointer, code } of error.errors ?? []) {
    const field = fieldAt(pointer);
    // `required` and the like say nothing to a customer: the problem's own code is the better word.
    if (field) problems[field] ??= code in fieldByCode ? code : error.code;
  }
  const field = fieldByCode[error.code];
  if (field) problems[field] ??= error.code;
  return problems;
}

function fieldAt(pointer: string): PaymentField | undefined {
  if (pointer.startsWith('/amount') || pointer === '/kind') return 'amount';
  if (pointer.startsWith('/methodId')) return 'method';
  if (pointer.startsWith('/date')) return 'date';
  return undefined;
}
