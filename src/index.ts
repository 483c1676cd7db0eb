/**
 * The element classes, none of them registered. Import `fs-central/define` to register all, or
 * `fs-central/elements/<name>/define` for one.
 *
 * @module
 */
export { FsActivity } from './elements/activity/activity.ts';
export { FsAutopayPanel } from './elements/autopay-panel/autopay-panel.ts';
export { FsBalanceCard } from './elements/balance-card/balance-card.ts';
export { FsCentral } from './elements/central/central.ts';
export { define } from './elements/define.ts';
export { FsDocuments } from './elements/documents/documents.ts';
export { FsElement } from './elements/element.ts';
export type { CaptchaAdapter, CaptchaOptions } from './elements/login/captcha-adapter.ts';
export { FsLogin } from './elements/login/login.ts';
export { FsPaymentPanel } from './elements/payment-panel/payment-panel.ts';
export { FsPortal } from './elements/portal/portal.ts';
export { FsPlanPanel } from './elements/plan-panel/plan-panel.ts';
export { FsPreferences } from './elements/preferences/preferences.ts';
export { FsSecurityPanel } from './elements/security-panel/security-panel.ts';
export { FsSupportCard } from './elements/support-card/support-card.ts';
export { FsVehicleCard } from './elements/vehicle-card/vehicle-card.ts';
export * from './events/index.ts';
