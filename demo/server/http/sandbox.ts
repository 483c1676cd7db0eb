import { Hono } from 'hono';
import * as z from 'zod/mini';
import { dateSchema, instantSchema } from '../../../sdk/contract/index.ts';
import type { BankRecord } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import { lender, viewAt } from '../lender.ts';
import { cutoffAt } from '../lending/index.ts';
import { verifyMethod } from '../payments/methods.ts';
import type { AppEnv } from './env.ts';
import { readJson } from './json.ts';
import { ownPagesOnly } from './own-pages.ts';
import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';

const day = 86_400_000;
const furthest = 3_660 * day;

const moveSchema = z.union([
  /** A moment, or a date: 10:00 of that day at the lender's. */
  z.strictObject({ to: z.union([instantSchema(), dateSchema()]) }),
  z.strictObject({ days: z.int().check(z.minimum(0), z.maximum(3_660)) }),
]);

const bankSchema = z.strictObject({ available: z.boolean() });

const returnSchema = z.strictObject({
  reason: z.enum(['insufficient_funds', 'account_closed', 'payment_stopped']),
});

/** What only a sandbox has: time that can be moved, and a look into the bank's own books. */
export function sandboxRoutes(services: Services): Hono<AppEnv> {
  const { site, db, clock, bank, dayRun, dispatcher, deposits, returns, autopayMail } = services;
  const describeClock = () => {
    const now = clock.now();
    return { now: now.toISOString(), zone: lender.zone, ...viewAt(now) };
  };
  return (
    new Hono<AppEnv>()
      .use('/sandbox/*', ownPagesOnly(site.origin))
      .get('/sandbox/clock', (c) => c.json(describeClock()))
      .post('/sandbox/clock', async (c) => {
        const move = await readJson(c, moveSchema);
        const to = targetOf(move, clock.now());
        if (to.getTime() > clock.now().getTime() + furthest) {
          throw new ProblemError(422, 'date_too_late', {
            errors: [{ pointer: '/to', code: 'date_too_late' }],
          });
        }
        if (!(await clock.advance(to))) {
          throw new ProblemError(422, 'date_too_early', {
            detail: 'The clock only goes forward.',
            errors: [{ pointer: '/to', code: 'date_too_early' }],
          });
        }
        await dayRun.run();
        await autopayMail.run();
        return c.json(describeClock());
      })
      // The customer's bank sends a payment back, as it may days after taking it.
      .post('/sandbox/payments/:id/returns', async (c) => {
        const { reason } = await readJson(c, returnSchema);
        const paymentId = c.req.param('id');
        await dispatcher.idle();
        const { today } = viewAt(clock.now());
        const order = { paymentId, reason, date: today };
        if (!(await bank.orderReturn(order))) throw new ProblemError(404, 'not_found');
        await returns.collect();
        return c.body(null, 204);
      })
      .get('/sandbox/bank/debits', async (c) => {
        const records = (await bank.log()).map((record) => ({ ...record, token: undefined }));
        return c.json({
          items: records.filter(({ type }) => type === 'debit'),
          // What moved no money: refusals, repeats, conflicts.
          others: records.filter(({ type }) => !beside.includes(type)),
        });
      })
      // What the customer would read in their bank's list: the small deposits, by the bank's own log.
      .get('/sandbox/bank/deposits', async (c) => {
        await deposits.idle();
        return c.json({ items: await describeDeposits(db, await bank.log()) });
      })
      // Stands in for the small deposits by which a customer shows that an account is theirs.
      .post('/sandbox/payment-methods/:id/verifications', async (c) => {
        if (!(await verifyMethod(db, c.req.param('id')))) throw new ProblemError(404, 'not_found');
        return c.body(null, 204);
      })
      .put('/sandbox/bank', async (c) => {
        bank.available = (await readJson(c, bankSchema)).available;
        if (bank.available) {
          await dispatcher.retryNow();
          await deposits.retryNow();
        }
        return c.json({ available: bank.available });
      })
  );
}

/** Records that are no debits and say nothing of one. */
const beside: readonly BankRecord['type'][] = ['debit', 'account', 'deposit', 'deposit_refusal'];

/** The deposits that the bank made, oldest first, with the method that each is for. */
async function describeDeposits(db: Db, log: readonly BankRecord[]) {
  const ordered = await db
    .selectFrom('deposits')
    .innerJoin('payment_methods', 'payment_methods.id', 'deposits.method_id')
    .select(['deposits.id', 'deposits.method_id', 'payment_methods.last4'])
    .execute();
  return log
    .filter((record) => record.type === 'deposit')
    .map(({ depositId, amount, currency, at }) => {
      const order = ordered.find(({ id }) => id === depositId);
      const methodId = order?.method_id ?? null;
      return { depositId, methodId, last4: order?.last4 ?? null, amount, currency, at };
    });
}

function targetOf(move: z.infer<typeof moveSchema>, now: Date): Date {
  if ('days' in move) return new Date(now.getTime() + move.days * day);
  const text = move.to.length === 10 ? morningOf(move.to) : move.to;
  const to = new Date(text);
  if (Number.isNaN(to.getTime())) {
    throw new ProblemError(400, 'invalid_request', {
      errors: [{ pointer: '/to', code: 'invalid' }],
    });
  }
  return to;
}

function morningOf(date: string): string {
  try {
    return cutoffAt(date, lender.zone, 10);
  } catch {
    return '';
  }
}
