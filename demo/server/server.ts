import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { readClientsFile } from './auth/clients-file.ts';
import { createClients } from './auth/clients.ts';
import { createAuth } from './auth/index.ts';
import { SandboxBank } from './bank/client.ts';
import { keepToOneBank } from './bank/one-bank.ts';
import type { Config, Site } from './config.ts';
import { lockFolder } from './db/folder-lock.ts';
import { openDatabase } from './db/open.ts';
import { createApp } from './http/app.ts';
import { createDealerApp } from './http/dealer.ts';
import { createLogger } from './http/logging.ts';
import { openPort } from './http/port.ts';
import { routeRequests } from './http/route-requests.ts';
import { createMail } from './mail/index.ts';
import { DepositSender } from './payments/deposits.ts';
import { AutopayMailer } from './payments/autopay/mailer.ts';
import { Idempotency } from './payments/idempotency.ts';
import { Dispatcher } from './payments/outbox.ts';
import { Returns } from './payments/returns.ts';
import { createRecovery } from './recovery/index.ts';
import { SandboxClock } from './sandbox/clock.ts';
import { DayRun } from './sandbox/day-run.ts';
import { seed } from './seed.ts';

/** A server that answers. */
export interface RunningServer {
  readonly origin: string;
  readonly dealerOrigin: string;
  /** Where the sandbox bank listens; it wants a secret that only the server has. */
  readonly bankOrigin: string;
  /** Number of the bank's process. */
  readonly bankPid: number | undefined;
  /**
   * Lets requests under way finish, sends for a moment what can be sent, and lets go of everything. What
   * is left waits in its outbox for the next start.
   */
  close(): Promise<void>;
}

/** What tests may put in the place of the real thing. */
export interface ServerOptions {
  readonly logger?: Logger;
}

/**
 * Starts the reference server: lender, dealer's site and bank.
 *
 * @throws FolderLockedError where another server has the data folder
 */
export async function createServer(
  config: Config,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const logger = options.logger ?? createLogger(config.logLevel);
  const undo: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await start(config, logger, undo, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function start(
  config: Config,
  logger: Logger,
  undo: (() => Promise<unknown>)[],
  closeAll: () => Promise<void>,
): Promise<RunningServer> {
  // With the data and the bank elsewhere, any number of servers may start from one folder.
  if (!config.databaseUrl || !config.bank) {
    const lock = await lockFolder(config.dataDir);
    undo.push(() => lock.release());
  }
  // Ports before work: a start that fails for one should fail at once.
  const lenderPort = await openPort('PORT', ['127.0.0.1', '::1'], config.port);
  undo.push(() => lenderPort.stop());
  const dealerPort = await openPort('DEALER_PORT', ['127.0.0.1'], config.dealerPort);
  undo.push(() => dealerPort.stop());
  const site: Site = {
    ...config,
    origin: config.lenderOrigin ?? `http://localhost:${lenderPort.number}`,
    dealerOrigin: `http://127.0.0.1:${dealerPort.number}`,
  };

  const registered = config.clientsFile ? await readClientsFile(config.clientsFile, site) : [];
  const clients = createClients(site, registered);

  if (config.fresh) await clearData(config.dataDir);
  const starting = config.bank
    ? Promise.resolve(SandboxBank.at(config.bank))
    : SandboxBank.start(join(config.dataDir, 'bank'));
  const started = starting.catch(() => undefined);
  undo.push(async () => (await started)?.close());
  // Beside the bank, which takes as long.
  const db = await openDatabase(config, { fresh: config.fresh });
  undo.push(() => db.destroy());
  const bank = await starting;
  await keepToOneBank(db, bank);
  const clock = await SandboxClock.open(db, config.sandboxNow);
  const mail = await createMail({ db, site, logger, now: () => clock.now() });
  undo.push(() => mail.close());
  const auth = await createAuth({
    db,
    config: site,
    clients,
    clock,
    logger,
    sendMail: (within, order) => mail.send(within, order),
  });
  undo.push(() => auth.close());
  const recovery = await createRecovery({
    db,
    auth,
    mail,
    clock,
    origin: site.origin,
    config: site,
    logger,
  });
  undo.push(() => recovery.close());
  await seed({
    db,
    bank,
    passwords: auth.passwords,
    invitations: recovery.invitations,
    now: clock.now(),
  });

  const dispatcher = new Dispatcher({ db, bank, logger, now: () => clock.now(), post: mail });
  undo.push(() => dispatcher.close());
  const deposits = new DepositSender({ db, bank, logger });
  undo.push(() => deposits.close());
  const returns = new Returns({ db, bank, logger, now: () => clock.now(), post: mail });
  const dayRun = new DayRun({ db, clock, dispatcher, returns, post: mail, logger });
  undo.push(() => dayRun.close());
  const autopayMail = new AutopayMailer({ db, mail, logger });
  undo.push(() => autopayMail.close());
  await dayRun.run();
  await autopayMail.run();
  // A server that was killed may have left instructions marked as being sent.
  await dispatcher.retryNow();
  await deposits.retryNow();

  let stopping = false;
  const app = createApp({
    site,
    db,
    logger,
    clock,
    bank,
    auth,
    mail,
    recovery,
    idempotency: new Idempotency(db),
    dispatcher,
    returns,
    deposits,
    autopayMail,
    dayRun,
    async isReady() {
      if (stopping) return false;
      return sql`select 1`.execute(db).then(
        () => true,
        () => false,
      );
    },
  });
  lenderPort.answer(routeRequests(app.fetch, auth.handler, logger));
  dealerPort.answer(routeRequests(createDealerApp(site, logger).fetch));

  async function sendRest(): Promise<void> {
    dispatcher.wake();
    await dispatcher.idle();
    await deposits.idle();
    await mail.flush();
  }

  return {
    origin: site.origin,
    dealerOrigin: site.dealerOrigin,
    get bankOrigin() {
      return bank.origin;
    },
    get bankPid() {
      return bank.pid;
    },
    async close() {
      stopping = true;
      // Requests first, then what they left to be sent; the rest in the order of `undo`.
      await Promise.all([lenderPort.stop(), dealerPort.stop()]);
      await within(patience, sendRest());
      await closeAll();
    },
  };
}

/** How long a server that ends goes on sending: who stops one waits some ten seconds. */
const patience = 3_000;

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  const limit = sleep(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined);
  try {
    await Promise.race([work, limit]);
  } finally {
    enough.abort();
  }
}

/** Folders of DATA_DIR that hold data; whatever else is there is not ours to delete. */
const dataFolders = ['db', 'bank'];

async function clearData(dataDir: string): Promise<void> {
  for (const folder of dataFolders) {
    await rm(join(dataDir, folder), { recursive: true, force: true });
  }
}
