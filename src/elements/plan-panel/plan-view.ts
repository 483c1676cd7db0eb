import type { Account, PlanChange, PlanOptions } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the panel has loaded. */
export interface PlanData {
  account: Account;
  options: PlanOptions;
  /** Newest first. */
  changes: PlanChange[];
}

/** What the parts of the panel draw from. */
export interface PlanView extends PlanData {
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
