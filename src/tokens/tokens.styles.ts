import { css } from 'lit';

/**
 * The design tokens. A brand sets the public ones (`--fs-*`) on any ancestor; the private ones
 * (`--_*`) read them and derive the rest, so that one accent colour is legible on light and dark.
 * Light or dark follows the `color-scheme` of the page around the element.
 */
export const tokens = css`
  :host {
    --_accent: var(--fs-color-accent, light-dark(#2f4bc7, #a9b9ff));
    --_surface: var(--fs-color-surface, light-dark(#f5f6f8, #0e1014));
    --_raised: var(--fs-color-raised, light-dark(#ffffff, #17191f));
    --_text: var(--fs-color-text, light-dark(#14171f, #eef0f4));
    --_muted: var(--fs-color-muted, light-dark(#596172, #a4abb9));
    --_border: var(--fs-color-border, light-dark(#e1e4ea, #2c303a));
    --_danger: var(--fs-color-danger, light-dark(#b42318, #ff9c92));
    --_warning: var(--fs-color-warning, light-dark(#8a5300, #f3c26b));
    --_success: var(--fs-color-success, light-dark(#13693b, #84d9a8));
    /* White on a dark accent, black on a light one: 4.5:1 is on either side of luminance 0.179. */
    --_flip: clamp(0, (0.179 - y) * 10000, 1);
    --_accent-text: var(
      --fs-color-accent-text,
      color(
        from var(--_accent) xyz-d65 calc(var(--_flip) * 0.9505) var(--_flip)
          calc(var(--_flip) * 1.089)
      )
    );
    /* The accent as ink: links, focus rings, selected marks. */
    --_accent-ink: light-dark(
      oklch(from var(--_accent) min(l, 0.5) c h),
      oklch(from var(--_accent) max(l, 0.78) min(c, 0.14) h)
    );
    --_accent-hover: color-mix(in oklab, var(--_accent), var(--_accent-text) 12%);
    --_accent-active: color-mix(in oklab, var(--_accent), var(--_accent-text) 20%);
    --_accent-soft: color-mix(
      in oklab,
      oklch(from var(--_accent-ink) 0.74 calc(c * 1.2) h) 16%,
      var(--_raised)
    );
    --_text-soft: color-mix(in oklab, var(--_text) 78%, var(--_muted));
    --_fill: color-mix(in oklab, var(--_text) 5%, transparent);
    --_fill-hover: color-mix(in oklab, var(--_text) 9%, transparent);
    /* Edges of controls keep 3:1 against the card (WCAG 1.4.11). */
    --_edge: color-mix(in oklab, var(--_muted) 78%, var(--_border));
    /* The hue at a lightness of its own: a dark ink alone would make a muddy tint. */
    --_danger-soft: color-mix(in oklab, oklch(from var(--_danger) 0.76 0.15 h) 12%, var(--_raised));
    --_warning-soft: color-mix(
      in oklab,
      oklch(from var(--_warning) 0.76 0.15 h) 12%,
      var(--_raised)
    );
    --_success-soft: color-mix(
      in oklab,
      oklch(from var(--_success) 0.76 0.15 h) 12%,
      var(--_raised)
    );

    --_font: var(
      --fs-font,
      system-ui,
      -apple-system,
      'Segoe UI Variable Text',
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      'Noto Sans',
      sans-serif
    );
    /* Five sizes, two weights. */
    --_size-base: var(--fs-font-size, 16px);
    --_size-small: calc(var(--_size-base) * 0.875);
    --_size-title: calc(var(--_size-base) * 1.25);
    --_size-large: calc(var(--_size-base) * 1.75);
    --_size-figure: calc(var(--_size-base) * 2.75);
    --_weight: 400;
    --_weight-strong: 600;

    --_density: var(--fs-density, 1);
    --_space: calc(var(--fs-space, 4px) * var(--_density));
    --_radius: var(--fs-radius, 10px);
    --_radius-small: calc(var(--_radius) * 0.6);
    --_radius-large: calc(var(--_radius) * 1.5);
    --_shadow: var(
      --fs-shadow,
      0 1px 2px light-dark(rgb(16 24 40 / 4%), rgb(0 0 0 / 40%)),
      0 8px 24px -12px light-dark(rgb(16 24 40 / 12%), rgb(0 0 0 / 60%))
    );
    --_control: max(44px, calc(var(--_space) * 11));
    --_motion: 160ms ease-out;
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
      --_edge: var(--_text);
      --_text-soft: var(--_text);
      --_shadow: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0s;
    }
  }

  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_accent-text: HighlightText;
      --_accent-hover: Highlight;
      --_accent-active: Highlight;
      --_accent-ink: LinkText;
      --_accent-soft: Canvas;
      --_surface: Canvas;
      --_raised: Canvas;
      --_text: CanvasText;
      --_text-soft: CanvasText;
      --_muted: CanvasText;
      --_border: CanvasText;
      --_edge: ButtonBorder;
      --_danger: CanvasText;
      --_warning: CanvasText;
      --_success: CanvasText;
      --_danger-soft: Canvas;
      --_warning-soft: Canvas;
      --_success-soft: Canvas;
      --_shadow: none;
    }
  }
`;
