/**
 * The part of the reference server that the clock drives, as a process that can be killed: database in
 * a folder or at an address, day run, outbox, and the bank in a process of its own. Told a date, it does what is due.
 */
import { join } from 'node:path';
import { pino } from 'pino';
import { SandboxBank } from '../../demo/server/bank/client.ts';
import { openDatabase } from '../../demo/server/db/open.ts';
import { lender } from '../../demo/server/lender.ts';
import { cutoffAt } from '../../demo/server/lending/index.ts';
import { Dispatcher } from '../../demo/server/payments/outbox.ts';
import { Returns } from '../../demo/server/payments/returns.ts';
import { SandboxClock } from '../../demo/server/sandbox/clock.ts';
import { DayRun } from '../../demo/server/sandbox/day-run.ts';

const [, , folder = '', databaseUrl] = process.argv;
const logger = pino({ level: 'error' });
const post = { send: () => Promise.resolve() };
const bank = await SandboxBank.start(join(folder, 'bank'));
const db = await openDatabase({ dataDir: folder, databaseUrl });
const clock = await SandboxClock.open(db);
const now = () => clock.now();
const dispatcher = new Dispatcher({ db, bank, logger, now, post });
const returns = new Returns({ db, bank, logger, now, post });
const dayRun = new DayRun({ db, clock, dispatcher, returns, post, logger });
// As every start of the server does: a killed one may have left instructions half sent.
await dispatcher.retryNow();

process.on('message', (to: string) => void workUntil(to));
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function workUntil(to: string): Promise<void> {
  await clock.advance(new Date(cutoffAt(to, lender.zone, 10)));
  await dayRun.run();
  for (let waiting = true; waiting;) {
    await dispatcher.retryNow();
    const left = await db
      .selectFrom('outbox')
      .select('seq')
      .where('settled_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    waiting = left !== undefined;
  }
  process.send?.(to);
}
