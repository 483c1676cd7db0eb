import { html, nothing } from 'lit';
import type { PlanInput, PlanOption, PlanOptions } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { type PlanView, reasonWords } from './plan-view.ts';

/** A kind of change that this version can ask for. */
export type Kind = PlanInput['kind'];

/** What can be changed, each with its button or with why not. */
export function renderOptions(view: PlanView, options: PlanOptions, onBegin: (kind: Kind) => void) {
  const { texts } = view;
  return html`<ul class="options">
    ${options.options
      .filter((option): option is PlanOption & { kind: Kind } => option.kind in texts.kinds)
      .map(
        (option) =>
          html`<li>
            <h3 id="kind-${option.kind}">${texts.kinds[option.kind]}</h3>
            <p class="muted small">${texts.about[option.kind]}</p>
            ${
              option.eligible
                ? renderButton({
                    id: `begin-${option.kind}`,
                    label: texts.begin[option.kind],
                    onClick: () => onBegin(option.kind),
                  })
                : renderReasons(view, option)
            }
          </li>`,
      )}
  </ul>`;
}

function renderReasons(view: PlanView, { reasons }: PlanOption) {
  const { texts, formats } = view;
  return html`<div class="small">
    <p class="muted">${texts.notNow}</p>
    <ul class="why">
      ${reasons.map(
        ({ code, until }) =>
          html`<li>
            ${reasonWords(view, code)} ${until === null ? nothing : texts.from(formats.day(until))}
          </li>`,
      )}
    </ul>
  </div>`;
}
