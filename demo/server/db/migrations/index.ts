import type { Migration } from 'kysely/migration';
import * as core from './0001-core.ts';
import * as auth from './0002-auth.ts';
import * as mail from './0003-mail.ts';
import * as secondFactors from './0004-second-factors.ts';
import * as recovery from './0005-recovery.ts';
import * as methods from './0006-methods.ts';
import * as payments from './0007-payments.ts';
import * as autopay from './0008-autopay.ts';
import * as activity from './0009-activity.ts';
import * as vehicles from './0012-vehicles.ts';
import * as support from './0013-support.ts';
import * as documents from './0014-documents.ts';
import * as preferences from './0015-preferences.ts';
import * as plans from './0016-plans.ts';
import * as locks from './0017-locks.ts';
import * as instalments from './0018-instalments.ts';
import * as coBorrowers from './0019-co-borrowers.ts';

/** Every migration, listed by hand so that none can be picked up by accident. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-core': core,
  '0002-auth': auth,
  '0003-mail': mail,
  '0004-second-factors': secondFactors,
  '0005-recovery': recovery,
  '0006-methods': methods,
  '0007-payments': payments,
  '0008-autopay': autopay,
  '0009-activity': activity,
  '0012-vehicles': vehicles,
  '0013-support': support,
  '0014-documents': documents,
  '0015-preferences': preferences,
  '0016-plans': plans,
  '0017-locks': locks,
  '0018-instalments': instalments,
  '0019-co-borrowers': coBorrowers,
};
