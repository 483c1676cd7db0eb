/** Icons of the places of an account, which only the portal draws. */
// Shapes from Lucide (https://lucide.dev), as in icons.ts. ISC License, Copyright (c) Lucide Contributors.
import { svg } from 'lit';
import { icon } from './icons.ts';

/** The beginning of everything. */
export const houseIcon = () =>
  icon(
    svg`<path d="M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8"/><path d="M3 10a2 2 0 0 1 .709-1.528l7-5.999a2 2 0 0 1 2.582 0l7 5.999A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z"/>`,
  );

/** Payments. */
export const receiptIcon = () =>
  icon(
    svg`<path d="M3 17V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v12"/><path d="M3 9h18"/><path d="m16 17 3 3 3-3"/><path d="M19 20v-6"/><path d="M7 14h4"/><path d="M3 17a2 2 0 0 0 2 2h8"/>`,
  );

/** Documents. */
export const fileTextIcon = () =>
  icon(
    svg`<path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7Z"/><path d="M14 2v4a2 2 0 0 0 2 2h4"/><path d="M10 9H8"/><path d="M16 13H8"/><path d="M16 17H8"/>`,
  );

/** The vehicle. */
export const carIcon = () =>
  icon(
    svg`<path d="M19 17h2c.6 0 1-.4 1-1v-3c0-.9-.7-1.7-1.5-1.9C18.7 10.6 16 10 16 10s-1.3-1.4-2.2-2.3c-.5-.4-1.1-.7-1.8-.7H5c-.6 0-1.1.4-1.4.9l-1.4 2.9A3.7 3.7 0 0 0 2 12v4c0 .6.4 1 1 1h2"/><circle cx="7" cy="17" r="2"/><path d="M9 17h6"/><circle cx="17" cy="17" r="2"/>`,
  );

/** The plan of payments. */
export const calendarClockIcon = () =>
  icon(
    svg`<path d="M16 14v2.2l1.6 1"/><path d="M16 2v4"/><path d="M21 7.5V6a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h3.5"/><path d="M3 10h5"/><path d="M8 2v4"/><circle cx="16" cy="16" r="6"/>`,
  );

/** Preferences. */
export const slidersIcon = () =>
  icon(
    svg`<path d="M10 5H3"/><path d="M12 19H3"/><path d="M14 3v4"/><path d="M16 17v4"/><path d="M21 12h-9"/><path d="M21 19h-5"/><path d="M21 5h-7"/><path d="M8 10v4"/><path d="M8 12H3"/>`,
  );

/** Help. */
export const circleHelpIcon = () =>
  icon(
    svg`<circle cx="12" cy="12" r="10"/><path d="M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3"/><path d="M12 17h.01"/>`,
  );

/** Security. */
export const shieldIcon = () =>
  icon(
    svg`<path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z"/>`,
  );

/** More places. */
export const ellipsisIcon = () =>
  icon(
    svg`<circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/>`,
  );
