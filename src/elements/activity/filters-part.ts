import { html, nothing } from 'lit';
import { renderButton } from '../../ui/button.ts';
import { renderChoice } from '../../ui/choice-field.ts';
import { renderTextField } from '../../ui/text-field.ts';
import { renderKeptBack } from '../kept-back.ts';
import type { ActivityView } from './activity-view.ts';
import { type Choice, isReversed, type Period } from './periods.ts';

/** What the filters draw from, and what they tell. */
export interface FilterParts {
  choice: Choice;
  /** Rows written so far, while there is an export. */
  exported: number | undefined;
  /** A file was handed to the browser. */
  kept: boolean;
  onChoose: (choice: Partial<Choice>) => void;
  onExport: () => void;
  onStop: () => void;
}

/** Which entries to show, and the way to take them along. */
export function renderFilters({ texts, common, formats }: ActivityView, parts: FilterParts) {
  const { choice, exported, onChoose } = parts;
  const kinds: [Choice['kind'], string][] = [
    ['', texts.allKinds],
    ['payment', texts.payments],
    ['fee', texts.fees],
    ['reversal', texts.returns],
    ['waiver', texts.waivers],
  ];
  const periods = (
    ['all', 'last30', 'last90', 'thisYear', 'lastYear', 'custom'] satisfies Period[]
  ).map((name): [Period, string] => [name, name === 'all' ? texts.allTime : texts[name]]);
  return html`<div class="filters">
      ${renderChoice('kind', texts.kind, kinds, choice.kind, (kind) => onChoose({ kind }))}
      ${renderChoice('period', texts.period, periods, choice.period, (period) => onChoose({ period }))}
      ${
        exported === undefined
          ? renderButton({ id: 'export', label: texts.export, onClick: parts.onExport })
          : renderButton({ id: 'stop', label: texts.stopExport, onClick: parts.onStop })
      }
    </div>
    ${
      choice.period === 'custom'
        ? html`<div class="filters dates">
            ${renderDate('from', texts.fromDate)}
            ${renderDate('to', texts.toDate, isReversed(choice) ? texts.badPeriod : undefined)}
          </div>`
        : nothing
    }
    ${
      exported === undefined
        ? nothing
        : html`<p class="muted small figures">
            ${exported === 0 ? common.loading : texts.exporting(formats.count(exported))}
          </p>`
    }
    ${parts.kept ? renderKeptBack(formats.locale) : nothing}`;

  function renderDate(name: 'from' | 'to', label: string, error?: string) {
    return renderTextField({
      id: name,
      label,
      type: 'date',
      value: choice[name],
      error,
      onChange: (event) => onChoose({ [name]: (event.target as HTMLInputElement).value }),
    });
  }
}
