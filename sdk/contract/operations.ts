import { accountOperations } from './operations-accounts.ts';
import { authenticatorOperations } from './operations-authenticators.ts';
import { autopayOperations } from './operations-autopay.ts';
import { documentOperations } from './operations-documents.ts';
import { embedOperations } from './operations-embed.ts';
import { paymentMethodOperations } from './operations-payment-methods.ts';
import { paymentOperations } from './operations-payments.ts';
import { preferenceOperations } from './operations-preferences.ts';
import { planOperations } from './operations-plans.ts';
import { recoveryOperations } from './operations-recovery.ts';
import type { Operation } from './operations-shape.ts';
import { signInOperations } from './operations-sign-in.ts';
import { supportOperations } from './operations-support.ts';
import { vehicleOperations } from './operations-vehicle.ts';

/** Every operation of the API. */
export const operations: readonly Operation[] = [
  ...signInOperations,
  ...accountOperations,
  ...paymentOperations,
  ...paymentMethodOperations,
  ...documentOperations,
  ...vehicleOperations,
  ...preferenceOperations,
  ...supportOperations,
  ...autopayOperations,
  ...planOperations,
  ...authenticatorOperations,
  ...recoveryOperations,
  ...embedOperations,
];
