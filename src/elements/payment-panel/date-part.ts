import { html } from 'lit';
import { addDays } from '../../../sdk/plain-date.ts';
import { renderTextField } from '../../ui/text-field.ts';
import type { Draft } from './draft.ts';
import type { PanelView } from './panel-view.ts';

// As far as lenders commonly schedule a single payment; the server has the last word.
const horizon = 60;

/** The question "When?". */
export interface DatePart {
  draft: Draft;
  problem: string | undefined;
  onInput: (date: string) => void;
}

/** The day on which the payment is to count. */
export function renderDate(view: PanelView, { draft, problem, onInput }: DatePart) {
  const { account, texts, formats } = view;
  const earliest = formats.weekday(account.asOf);
  return html`<div class="date">
    ${renderTextField({
      id: 'date',
      type: 'date',
      label: texts.dateLabel,
      value: draft.lastDate,
      min: account.asOf,
      max: addDays(account.asOf, horizon),
      help: texts.dateHelp(earliest),
      error: problem && problemText(view, problem, earliest),
      onInput: (event) => onInput((event.target as HTMLInputElement).value),
    })}
  </div>`;
}

function problemText({ texts, errors }: PanelView, code: string, earliest: string): string {
  const problems: Record<string, ((earliest: string) => string) | undefined> = texts.dateProblems;
  return problems[code]?.(earliest) ?? errors.refused.next;
}
