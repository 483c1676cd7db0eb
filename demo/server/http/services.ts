import type { Logger } from 'pino';
import type { Auth } from '../auth/index.ts';
import type { SandboxBank } from '../bank/client.ts';
import type { Site } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { Mail } from '../mail/index.ts';
import type { DepositSender } from '../payments/deposits.ts';
import type { AutopayMailer } from '../payments/autopay/mailer.ts';
import type { Idempotency } from '../payments/idempotency.ts';
import type { Returns } from '../payments/returns.ts';
import type { Dispatcher } from '../payments/outbox.ts';
import type { Recovery } from '../recovery/index.ts';
import type { SandboxClock } from '../sandbox/clock.ts';
import type { DayRun } from '../sandbox/day-run.ts';

/** What routes are made of. */
export interface Services {
  readonly site: Site;
  readonly db: Db;
  readonly logger: Logger;
  readonly clock: SandboxClock;
  readonly bank: SandboxBank;
  readonly auth: Auth;
  readonly mail: Mail;
  readonly recovery: Recovery;
  readonly idempotency: Idempotency;
  readonly dispatcher: Dispatcher;
  readonly returns: Returns;
  readonly deposits: DepositSender;
  readonly autopayMail: AutopayMailer;
  readonly dayRun: DayRun;
  /** Turns false when the server begins to stop. */
  readonly isReady: () => Promise<boolean>;
}
