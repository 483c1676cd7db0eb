import { css, html } from 'lit';

/** One of several views in the same place. */
interface Tab<T extends string> {
  id: T;
  label: string;
}

/** The tabs above a `role="tabpanel"` with the id `panel`. */
interface TabsOptions<T extends string> {
  /** What is chosen by them. */
  label: string;
  tabs: readonly Tab<T>[];
  chosen: T;
  onChoose: (id: T) => void;
}

/** Tabs as a row of segments; arrow keys, Home and End choose. Needs `tabsStyles`. */
export function renderTabs<T extends string>({ label, tabs, chosen, onChoose }: TabsOptions<T>) {
  const onKey = (event: KeyboardEvent, at: number) => {
    const rtl = (event.currentTarget as Element).matches(':dir(rtl)') ? -1 : 1;
    const steps: Partial<Record<string, number>> = {
      ArrowRight: at + rtl,
      ArrowLeft: at - rtl,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next.id);
    const list = (event.currentTarget as Element).parentElement;
    list?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label}>
    ${tabs.map(
      (tab, at) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${tab.id}"
          aria-controls="panel"
          aria-selected=${tab.id === chosen ? 'true' : 'false'}
          tabindex=${tab.id === chosen ? 0 : -1}
          @click=${() => onChoose(tab.id)}
          @keydown=${(event: KeyboardEvent) => onKey(event, at)}
        >
          ${tab.label}
        </button>`,
    )}
  </div>`;
}

/** `.tabs`: segments in a row, whose words may take a second line in a narrow column. */
export const tabsStyles = css`
  .tabs {
    display: flex;
    gap: 2px;
    justify-self: start;
    max-inline-size: 100%;
    padding: 3px;
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_fill);
  }

  .tabs button {
    flex: 1 1 auto;
    min-inline-size: 0;
    min-block-size: 38px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    border: 0;
    border-radius: calc(var(--_radius) - 3px);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: var(--_size-small);
    font-weight: var(--_weight-strong);
    cursor: pointer;
    transition:
      background-color var(--_motion),
      color var(--_motion);
  }

  .tabs button:hover {
    color: var(--_text);
  }

  .tabs button[aria-selected='true'] {
    /* Above its trough, which in the dark means lighter. */
    background: light-dark(var(--_raised), color-mix(in oklab, var(--_text) 18%, var(--_raised)));
    box-shadow: 0 1px 2px light-dark(rgb(16 24 40 / 14%), rgb(0 0 0 / 50%));
    color: var(--_text);
  }

  @container (inline-size < 400px) {
    .tabs {
      justify-self: stretch;
    }

    .tabs button {
      /* Between words alone. */
      min-inline-size: min-content;
      padding-inline: calc(var(--_space) * 1.5);
      line-height: 1.25;
    }
  }

  @media (pointer: coarse) {
    .tabs button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .tabs button[aria-selected='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
