/** What few visits need, fetched together when the first of it is. */
export { Authenticators } from './resources/authenticators.ts';
export { AccountDocuments } from './resources/documents.ts';
export { Devices } from './resources/devices.ts';
export { CustomerPreferences } from './resources/preferences.ts';
export { Plans } from './resources/plans.ts';
export { Recovery } from './resources/recovery.ts';
export { SupportDesk } from './resources/support.ts';
export { answerForm, answerStepUp, readChallenge, stepUp } from './steps.ts';
