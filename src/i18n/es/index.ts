import type { Catalogues } from '../catalogues.ts';
import { activity } from './activity.ts';
import { activityChart } from './activity-chart.ts';
import { activityHistory } from './activity-history.ts';
import { autopayPanel } from './autopay-panel.ts';
import { autopaySetup } from './autopay-setup.ts';
import { autopaySummary } from './autopay-summary.ts';
import { balanceCard } from './balance-card.ts';
import { bankAccounts } from './bank-accounts.ts';
import { bankEntry } from './bank-entry.ts';
import { common } from './common.ts';
import { documentList } from './document-list.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { inlineGuard } from './inline-guard.ts';
import { keptBack } from './kept-back.ts';
import { login } from './login.ts';
import { methods } from './methods.ts';
import { paymentPanel } from './payment-panel.ts';
import { paymentSteps } from './payment-steps.ts';
import { payoff } from './payoff.ts';
import { portal } from './portal.ts';
import { portalPlaces } from './portal-places.ts';
import { planChange } from './plan-change.ts';
import { planPanel } from './plan-panel.ts';
import { securityLists } from './security-lists.ts';
import { securityPanel } from './security-panel.ts';
import { session } from './session.ts';
import { recovery } from './recovery.ts';
import { registration } from './registration.ts';
import { preferences } from './preferences.ts';
import { preferencesBody } from './preferences-body.ts';
import { preferencesConsent } from './preferences-consent.ts';
import { signInPanels } from './sign-in-panels.ts';
import { supportCard } from './support-card.ts';
import { supportDesk } from './support-desk.ts';
import { vehicleCard } from './vehicle-card.ts';
import { vehicleDetails } from './vehicle-details.ts';
import { windows } from './windows.ts';

/** Spanish. */
export const es = {
  activity,
  activityChart,
  activityHistory,
  autopayPanel,
  autopaySetup,
  autopaySummary,
  balanceCard,
  bankAccounts,
  bankEntry,
  common,
  documentList,
  documents,
  errors,
  frame,
  inlineGuard,
  keptBack,
  login,
  methods,
  paymentPanel,
  paymentSteps,
  payoff,
  portal,
  portalPlaces,
  planChange,
  planPanel,
  securityLists,
  securityPanel,
  session,
  recovery,
  registration,
  preferences,
  preferencesBody,
  preferencesConsent,
  signInPanels,
  supportCard,
  supportDesk,
  vehicleCard,
  vehicleDetails,
  windows,
} satisfies Catalogues;
