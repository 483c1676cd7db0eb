import type { activity } from './en/activity.ts';
import type { activityChart } from './en/activity-chart.ts';
import type { activityHistory } from './en/activity-history.ts';
import type { autopayPanel } from './en/autopay-panel.ts';
import type { balanceCard } from './en/balance-card.ts';
import type { bankAccounts } from './en/bank-accounts.ts';
import type { common } from './en/common.ts';
import type { errors } from './en/errors.ts';
import type { frame } from './en/frame.ts';
import type { inlineGuard } from './en/inline-guard.ts';
import type { login } from './en/login.ts';
import type { methods } from './en/methods.ts';
import type { paymentPanel } from './en/payment-panel.ts';
import type { payoff } from './en/payoff.ts';
import type { securityPanel } from './en/security-panel.ts';
import type { session } from './en/session.ts';
import type { recovery } from './en/recovery.ts';
import type { registration } from './en/registration.ts';
import type { signInPanels } from './en/sign-in-panels.ts';
import type { supportCard } from './en/support-card.ts';
import type { vehicleCard } from './en/vehicle-card.ts';
import type { windows } from './en/windows.ts';
import type { Messages } from './messages.ts';

/** Every catalogue by name. English defines the keys; a locale that lacks one does not compile. */
export interface Catalogues {
  activity: Messages<typeof activity>;
  activityChart: Messages<typeof activityChart>;
  activityHistory: Messages<typeof activityHistory>;
  autopayPanel: Messages<typeof autopayPanel>;
  balanceCard: Messages<typeof balanceCard>;
  bankAccounts: Messages<typeof bankAccounts>;
  common: Messages<typeof common>;
  errors: Messages<typeof errors>;
  frame: Messages<typeof frame>;
  inlineGuard: Messages<typeof inlineGuard>;
  login: Messages<typeof login>;
  methods: Messages<typeof methods>;
  paymentPanel: Messages<typeof paymentPanel>;
  payoff: Messages<typeof payoff>;
  securityPanel: Messages<typeof securityPanel>;
  session: Messages<typeof session>;
  recovery: Messages<typeof recovery>;
  registration: Messages<typeof registration>;
  signInPanels: Messages<typeof signInPanels>;
  supportCard: Messages<typeof supportCard>;
  vehicleCard: Messages<typeof vehicleCard>;
  windows: Messages<typeof windows>;
}
