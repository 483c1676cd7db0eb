import { html, nothing } from 'lit';
import type { Preferences } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { circleAlertIcon } from '../../ui/icons.ts';
import { clock, type PreferencesView, wordFor, zoneName } from './preferences-view.ts';

/** Quiet hours that are being set. */
export interface HoursDraft {
  from: string;
  until: string;
  /** What they were as the customer began. */
  readonly before: Preferences['quietHours'];
  problem?: 'same' | 'missing' | 'long' | undefined;
}

/** What is wrong with quiet hours; the lender holds nothing for more than half a day. */
export function hoursProblem({ from, until }: Pick<HoursDraft, 'from' | 'until'>) {
  if (!from || !until) return 'missing';
  if (from === until) return 'same';
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const day = 24 * 60;
  return (minutes(until) - minutes(from) + day) % day > day / 2 ? 'long' : undefined;
}

/** What can be done with hours, language and zone. */
export interface HoursPart {
  draft: HoursDraft | undefined;
  onEdit: () => void;
  onType: (change: Partial<Pick<HoursDraft, 'from' | 'until'>>) => void;
  onSave: () => void;
  onCancel: () => void;
  onOff: () => void;
  onChoose: (field: 'language' | 'zone', value: string) => void;
}

/** Hours in which what can wait waits. */
export function renderHours(view: PreferencesView, part: HoursPart) {
  const { texts, edits, locale } = view;
  const hours = edits.shown('quietHours') as Preferences['quietHours'];
  return html`<section class="part" aria-labelledby="quiet-title">
    <h3 id="quiet-title" tabindex="-1">${texts.quietTitle}</h3>
    <p class="muted small">${texts.quietHelp}</p>
    ${
      part.draft
        ? renderDraft(view, part, part.draft)
        : html`<p class="figures">
              ${
                hours
                  ? texts.quietValue(clock(hours.from, locale), clock(hours.until, locale))
                  : texts.quietNone
              }
            </p>
            <div class="actions">
              ${renderButton({
                id: 'quiet-edit',
                label: hours ? texts.quietChange : texts.quietSet,
                onClick: part.onEdit,
              })}
              ${
                hours
                  ? renderButton({ label: texts.quietOff, kind: 'quiet', onClick: part.onOff })
                  : nothing
              }
            </div>`
    }
  </section>`;
}

function renderDraft({ texts, common }: PreferencesView, part: HoursPart, draft: HoursDraft) {
  const { problem } = draft;
  const words = { same: texts.quietSame, missing: texts.quietMissing, long: texts.quietLong };
  const time = (name: 'from' | 'until', label: string) =>
    html`<div class=${problem ? 'field invalid' : 'field'}>
      <label for="quiet-${name}">${label}</label>
      <div class="control">
        <input
          id="quiet-${name}"
          type="time"
          .value=${draft[name]}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? 'quiet-error' : nothing}
          @input=${(event: Event) => part.onType({ [name]: (event.target as HTMLInputElement).value })}
        />
      </div>
    </div>`;
  return html`<form
    class="times"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      part.onSave();
    }}
  >
    ${time('from', texts.quietFrom)} ${time('until', texts.quietUntil)}
    ${
      problem
        ? html`<p class="field-error" id="quiet-error">
            ${circleAlertIcon()}<span>${words[problem]}</span>
          </p>`
        : nothing
    }
    <div class="actions">
      ${renderButton({ label: texts.save, kind: 'primary', type: 'submit' })}
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: part.onCancel })}
    </div>
  </form>`;
}

/** What the lender writes in, and the zone that hours are of. */
export function renderLanguage(view: PreferencesView, { onChoose }: HoursPart) {
  const { texts, edits, preferences, locale } = view;
  const zone = edits.shown('zone') as string;
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return html`<section class="part" aria-labelledby="language-title">
    <h3 id="language-title">${texts.languageTitle}</h3>
    <div class="field">
      <label for="language">${texts.language}</label>
      <div class="control">
        <select
          id="language"
          aria-describedby="language-help"
          .value=${edits.shown('language')}
          @change=${(event: Event) =>
            onChoose('language', (event.target as HTMLSelectElement).value)}
        >
          ${preferences.languages.map(
            (language) =>
              html`<option value=${language} ?selected=${edits.shown('language') === language}>
                ${wordFor<string>(texts.languages, language) ?? language}
              </option>`,
          )}
        </select>
      </div>
      <p class="help" id="language-help">${texts.languageHelp}</p>
    </div>
    <p><span class="muted small">${texts.zone}</span><br />${zoneName(zone, locale)}</p>
    ${
      here && here !== zone
        ? html`<div class="actions">
            ${renderButton({
              label: texts.zoneDevice(zoneName(here, locale)),
              onClick: () => onChoose('zone', here),
            })}
          </div>`
        : nothing
    }
  </section>`;
}
