// Shapes from Lucide (https://lucide.dev), inlined one by one. ISC License, Copyright (c) Lucide
// Contributors; parts derived from Feather, MIT License, Copyright (c) Cole Bemis.
import { html, svg, type TemplateResult } from 'lit';

// Functions and not constants, so that a bundle holds only the icons it draws.
/** An icon around its shapes, in the size and colour of the text. */
export const icon = (shape: TemplateResult<2>) =>
  html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width="1.25em"
    height="1.25em"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;

/** An error. */
export const circleAlertIcon = () =>
  icon(
    svg`<circle cx="12" cy="12" r="10"/><line x1="12" x2="12" y1="8" y2="12"/><line x1="12" x2="12.01" y1="16" y2="16"/>`,
  );

/** A warning. */
export const triangleAlertIcon = () =>
  icon(
    svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/>`,
  );

/** A remark. */
export const infoIcon = () =>
  icon(svg`<circle cx="12" cy="12" r="10"/><path d="M12 16v-4"/><path d="M12 8h.01"/>`);

/** Done. */
export const circleCheckIcon = () =>
  icon(svg`<circle cx="12" cy="12" r="10"/><path d="m9 12 2 2 4-4"/>`);

/** Show. */
export const eyeIcon = () =>
  icon(
    svg`<path d="M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0"/><circle cx="12" cy="12" r="3"/>`,
  );

/** Hide. */
export const eyeOffIcon = () =>
  icon(
    svg`<path d="M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49"/><path d="M14.084 14.158a3 3 0 0 1-4.242-4.242"/><path d="M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143"/><path d="m2 2 20 20"/>`,
  );

/** Back. */
export const arrowLeftIcon = () => icon(svg`<path d="m12 19-7-7 7-7"/><path d="M19 12H5"/>`);

/** Copy. */
export const copyIcon = () =>
  icon(
    svg`<rect width="14" height="14" x="8" y="8" rx="2" ry="2"/><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/>`,
  );

/** A tick. */
export const checkIcon = () => icon(svg`<path d="M20 6 9 17l-5-5"/>`);

/** Leave. */
export const logOutIcon = () =>
  icon(
    svg`<path d="m16 17 5-5-5-5"/><path d="M21 12H9"/><path d="M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"/>`,
  );

/** A date. */
export const calendarIcon = () =>
  icon(
    svg`<path d="M8 2v4"/><path d="M16 2v4"/><rect width="18" height="18" x="3" y="4" rx="2"/><path d="M3 10h18"/>`,
  );

/** Print. */
export const printerIcon = () =>
  icon(
    svg`<path d="M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2"/><path d="M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6"/><rect x="6" y="14" width="12" height="8" rx="1"/>`,
  );

/** Close. */
export const crossIcon = () => icon(svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`);

/** Add. */
export const plusIcon = () => icon(svg`<path d="M5 12h14"/><path d="M12 5v14"/>`);
