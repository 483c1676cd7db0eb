import { html } from 'lit';
import type { DocumentFilter } from '../../../sdk/index.ts';
import { renderChoice } from '../../ui/choice-field.ts';
import type { DocumentsView } from './documents-view.ts';

/** What is chosen to be shown; empty for all. */
export interface Choice {
  kind: NonNullable<DocumentFilter['kind']> | '';
  /** `YYYY` */
  year: string;
}

/** Nothing is left out. */
export const everything: Choice = { kind: '', year: '' };

const kinds = ['statement', 'tax', 'contract', 'payoff_letter'] as const;

/** Which documents to show. */
export function renderFilters(
  { texts, account }: DocumentsView,
  { kind, year }: Choice,
  onChoose: (choice: Partial<Choice>) => void,
) {
  const first = Number(account.openedOn.slice(0, 4));
  const last = Number(account.asOf.slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(last - at));
  return html`<div class="filters">
    ${renderChoice('kind', texts.kind, [['', texts.kinds.all], ...kinds.map((one): [Choice['kind'], string] => [one, texts.kinds[one]])], kind, (value) => onChoose({ kind: value }))}
    ${renderChoice('year', texts.year, [['', texts.allYears], ...years.map((one): [string, string] => [one, one])], year, (value) => onChoose({ year: value }))}
  </div>`;
}
