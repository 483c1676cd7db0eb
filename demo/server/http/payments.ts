import { type Context, Hono } from 'hono';
import {
  paymentInputSchema,
  paymentPreviewInputSchema,
  type PaymentDates,
  type PaymentInput,
  routes,
} from '../../../sdk/contract/index.ts';
import { lender, payableDates, viewAt } from '../lender.ts';
import { cutoffAt } from '../lending/index.ts';
import { cancelOwn } from '../payments/cancel.ts';
import { previewPayment } from '../payments/preview.ts';
import { describePayment, findPayment, listPayments } from '../payments/store.ts';
import { fingerprintOf, submit, type Submission } from '../payments/submit.ts';
import { ownAccount } from './accounts.ts';
import type { AppEnv } from './env.ts';
import { readKey, toResponse } from './idempotent.ts';
import { readJson } from './json.ts';
import { readPageRequest, toPage } from './paging.ts';
import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';

/** Paying: preview, submit once, list, look at, cancel. */
export function paymentRoutes(services: Services): Hono<AppEnv> {
  const { db, clock, auth } = services;
  const signedIn = auth.authorize('payments');
  return new Hono<AppEnv>()
    .post(`${routes.accounts}/:id/payment-previews`, signedIn, async (c) => {
      const input = await readJson(c, paymentPreviewInputSchema());
      const account = await ownAccount(db, c);
      return c.json(await previewPayment(db, account, input, viewAt(clock.now())));
    })
    .get(`${routes.accounts}/:id/payment-dates`, signedIn, async (c) => {
      await ownAccount(db, c);
      return c.json(paymentDatesAt(clock.now()));
    })
    .get(`${routes.accounts}/:id/payments`, signedIn, async (c) => {
      const request = readPageRequest(c);
      const { id } = await ownAccount(db, c);
      const { items, next } = await listPayments(db, id, request);
      return c.json(toPage(items.map(describePayment), next));
    })
    .post(`${routes.accounts}/:id/payments`, signedIn, async (c) => {
      const key = readKey(c);
      try {
        const input = await readJson(c, paymentInputSchema());
        const { id } = await ownAccount(db, c);
        return await submitOnce(services, c, { accountId: id, key, input });
      } catch (error) {
        const stored = await storedAnswer(services, c, key).catch(() => undefined);
        if (stored) return toResponse(stored);
        throw error;
      }
    })
    .get('/v1/payments/:id', signedIn, async (c) => {
      const row = await findPayment(db, c.get('session').customerId, c.req.param('id'));
      if (!row) throw new ProblemError(404, 'not_found');
      return c.json(describePayment(row));
    })
    .delete('/v1/payments/:id', signedIn, async (c) => {
      const { customerId } = c.get('session');
      const now = clock.now();
      return c.json(describePayment(await cancelOwn(db, customerId, c.req.param('id'), now)));
    });
}

function paymentDatesAt(now: Date): PaymentDates {
  const view = viewAt(now);
  return {
    dates: payableDates(view),
    cutoffAt: cutoffAt(view.asOf, lender.zone, lender.cutoffHour),
    zone: lender.zone,
  };
}

async function submitOnce(
  { clock, idempotency, dispatcher, mail }: Services,
  c: Context<AppEnv>,
  { accountId, key, input }: Omit<Submission, 'customerId'>,
): Promise<Response> {
  const { customerId } = c.get('session');
  const submission = { customerId, accountId, key, input };
  const claim = { customerId, key, fingerprint: fingerprintOf(submission) };
  const now = clock.now();
  const answer = await idempotency.once(claim, async (trx) => {
    const payment = await submit(trx, submission, {
      view: viewAt(now),
      now,
      post: mail,
    });
    return { status: 201, body: payment, paymentId: payment.id };
  });
  dispatcher.wake();
  return toResponse(answer);
}

/**
 * What the key has been answered for the same payment, by the facts of its body alone. Since then a check may have become
 * stricter or the account another's: a refusal would then be taken for "not made", and money has moved.
 */
async function storedAnswer({ idempotency }: Services, c: Context<AppEnv>, key: string) {
  const { customerId } = c.get('session');
  const input = await c.req.json<PaymentInput>();
  const fingerprint = fingerprintOf({ customerId, accountId: c.req.param('id') ?? '', input });
  return idempotency.recall({ customerId, key, fingerprint });
}
