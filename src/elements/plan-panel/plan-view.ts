import type { Account, PlanChange, PlanOptions } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** An account's plan, as far as it was loaded. */
export interface OwnPlan {
  account: Account;
  options: PlanOptions;
  /** The latest that was asked for. */
  latest: PlanChange | undefined;
}

/** What the parts of the panel draw with. */
export interface PlanView {
  texts: Catalogues['planChange'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  formats: Formats;
}

const open = new Set<string>(['awaiting_signatures', 'in_review', 'info_needed']);

/** Whether nothing is decided yet. */
export function isOpen({ status }: PlanChange): boolean {
  return open.has(status);
}

/** Who else has signed the contract; undefined where nobody has. */
export function coBorrowerOf({ signers }: PlanChange): PlanChange['signers'][number] | undefined {
  return signers.find(({ role }) => role === 'co_borrower');
}

/** Why a change ended that the co-borrower did not want. */
export const declinedByCoBorrower = 'co_borrower_declined';

/** What is asked for, in words. */
export function choiceWords(
  { texts, formats }: PlanView,
  { kind, choice }: Pick<PlanChange, 'kind' | 'choice'>,
): string {
  const words: Record<string, ((count: string) => string) | undefined> = texts.choice;
  const count = formats.count(choice);
  return words[kind]?.(kind === 'due_date' ? count : texts.months(count, choice === 1)) ?? kind;
}

/** Why something is not possible, in words; a reason that this version does not know has general ones. */
export function reasonWords({ texts }: PlanView, code: string): string {
  const words: Record<string, string | undefined> = texts.reasons;
  return words[code] ?? texts.otherReason;
}

/** A moment of the timeline, in the reader's own zone. */
export function momentWords({ formats }: PlanView, instant: string): string {
  return new Intl.DateTimeFormat(formats.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));
}
