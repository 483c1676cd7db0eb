import { html, nothing } from 'lit';
import { addDays, formatDate, isPlainDate } from '../../../sdk/plain-date.ts';
import { renderButton } from '../../ui/button.ts';
import { renderTextField } from '../../ui/text-field.ts';
import { dateProblem, type Draft } from './draft.ts';
import type { PanelData } from './panel-data.ts';
import type { PanelView } from './panel-view.ts';

// As far as lenders commonly schedule a single payment; the server has the last word.
const horizon = 60;

/** The question "When?". */
export interface DatePart extends Pick<PanelData, 'dates' | 'cutoff'> {
  draft: Draft;
  problem: string | undefined;
  onInput: (date: string) => void;
}

/** The day on which the payment is to count, the next ones that can be picked, and the cut-off. */
export function renderDate(view: PanelView, part: DatePart) {
  const { account, texts, formats } = view;
  const { draft, dates, cutoff, onInput } = part;
  const earliest = formats.weekday(account.asOf);
  const problem = part.problem ?? foreseen(part);
  const next = dates?.find((date) => date > draft.date);
  return html`<div class="date">
    ${renderTextField({
      id: 'date',
      type: 'date',
      label: texts.dateLabel,
      value: draft.lastDate,
      min: account.asOf,
      max: dates?.at(-1) ?? addDays(account.asOf, horizon),
      help: cutoff
        ? texts.dateCutoff(earliest, momentAt(cutoff, formats.locale))
        : texts.dateHelp(earliest),
      error: problem && problemText(view, problem, part),
      onInput: (event) => onInput((event.target as HTMLInputElement).value),
    })}
    ${
      problem === 'date_not_business_day' && next
        ? renderButton({
            id: 'date-next',
            label: texts.dateUse(formats.weekday(next)),
            onClick: () => onInput(next),
          })
        : renderPicks(view, part)
    }
  </div>`;
}

/** The next days that a payment can be made for; a calendar shows those that it cannot, too. */
function renderPicks({ texts, formats }: PanelView, { draft, dates, onInput }: DatePart) {
  if (!dates) return nothing;
  return html`<div class="picks" role="group" aria-label=${texts.datePick}>
    ${dates
      .slice(0, 3)
      .map(
        (date) =>
          html`<button
            type="button"
            class="pick figures"
            aria-pressed=${date === draft.date ? 'true' : 'false'}
            @click=${() => onInput(date)}
          >
            ${formatDate(date, formats.locale, 'brief')}
          </button>`,
      )}
  </div>`;
}

/** What the server would say of a whole date, before it has to. */
function foreseen({ draft: { date }, dates }: DatePart): string | undefined {
  const [first = ''] = dates ?? [];
  return dates && isPlainDate(date) && date >= first ? dateProblem(date, dates) : undefined;
}

/** A moment in the lender's zone, which is the one that counts. */
function momentAt({ at, zone }: NonNullable<DatePart['cutoff']>, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  });
  return format.format(new Date(at));
}

function problemText({ account, texts, errors, formats }: PanelView, code: string, part: DatePart) {
  const { dates, draft } = part;
  const days: Record<string, string | undefined> = {
    date_not_business_day: dates?.find((date) => date > draft.date),
    date_too_late: dates?.at(-1),
  };
  const problems: Record<string, ((day: string) => string) | undefined> = texts.dateProblems;
  return problems[code]?.(formats.weekday(days[code] ?? account.asOf)) ?? errors.refused.next;
}
