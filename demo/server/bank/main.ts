/**
 * The sandbox bank, a process of its own: whatever happens to the lender, its log tells which
 * debits there were. Started by the lender with a folder, a secret and a channel, it ends with it;
 * started by hand, with a port, it serves any number of servers that have BANK_URL and BANK_SECRET.
 *
 * @module
 */
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { dateSchema } from '../../../sdk/contract/scalars.ts';
import { type FolderLock, FolderLockedError, lockFolder } from '../db/folder-lock.ts';
import { Journal } from './journal.ts';
import { Teller } from './teller.ts';

const debitSchema = z.object({
  paymentId: z.string().check(z.minLength(1), z.maxLength(100)),
  idempotencyKey: z.string().check(z.minLength(1), z.maxLength(300)),
  token: z.string().check(z.maxLength(100)),
  amount: z.int().check(z.positive()),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  date: z.optional(dateSchema()),
});

const returnSchema = z.object({
  paymentId: z.string().check(z.minLength(1), z.maxLength(100)),
  reason: z.enum(['insufficient_funds', 'account_closed', 'payment_stopped']),
  date: dateSchema(),
});

const throughSchema = z.object({ through: dateSchema(), from: z.int().check(z.nonnegative()) });

const depositSchema = z.object({
  depositId: z.string().check(z.minLength(1), z.maxLength(100)),
  token: z.string().check(z.maxLength(100)),
  amount: z.int().check(z.minimum(1), z.maximum(99)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});

const numbersSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('us_bank_account'),
    routingNumber: z.string(),
    accountNumber: z.string(),
  }),
  z.object({ kind: z.literal('iban'), iban: z.string() }),
  z.object({ kind: z.literal('card'), token: z.string() }),
]);

const { BANK_FOLDER: folder, BANK_SECRET: secret = '', BANK_PORT: port } = process.env;
const child = process.send !== undefined;
if (!folder || secret.length < 32 || (!child && !/^\d{1,5}$/.test(port ?? ''))) {
  console.error(
    'The bank wants BANK_FOLDER, BANK_SECRET (32 characters or more) and BANK_PORT (0 takes a free one).',
  );
  process.exit(1);
}

// Registered first: a lender that dies while the bank starts must not leave it behind.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the lender says when it has finished.
if (child) process.on('SIGINT', () => undefined);

const lock = await waitForFolder(folder);
const journal = await Journal.open(folder);
const teller = await Teller.open(journal);

const app = new Hono();
app.use(async (c, next) => {
  if (!sameText(c.req.header('authorization') ?? '', `Bearer ${secret}`)) return c.body(null, 401);
  return next();
});
app.post('/debits', async (c) => {
  const parsed = debitSchema.safeParse(await c.req.json());
  if (!parsed.success) return c.body(null, 400);
  const result = await teller.debit(parsed.data);
  return result ? c.json(result) : c.body(null, 409);
});
app.post('/deposits', async (c) => {
  const parsed = depositSchema.safeParse(await c.req.json());
  if (!parsed.success) return c.body(null, 400);
  const result = await teller.deposit(parsed.data);
  return result ? c.json(result) : c.body(null, 409);
});
app.post('/accounts', async (c) => {
  const parsed = numbersSchema.safeParse(await c.req.json());
  if (!parsed.success) return c.body(null, 400);
  const check = await teller.check(parsed.data);
  return Array.isArray(check) ? c.json({ faults: check }, 422) : c.json(check);
});
app.post('/debits/returns', async (c) => {
  const parsed = returnSchema.safeParse(await c.req.json());
  if (!parsed.success) return c.body(null, 400);
  const record = await teller.returnDebit(parsed.data);
  return record ? c.json(record) : c.body(null, 404);
});
app.post('/returns', async (c) => {
  const parsed = throughSchema.safeParse(await c.req.json());
  if (!parsed.success) return c.body(null, 400);
  return c.json(await teller.returnsThrough(parsed.data.through, parsed.data.from));
});
app.get('/identity', (c) => c.json({ identity: teller.identity }));
app.get('/log', (c) => c.json({ items: journal.records.filter(({ type }) => type !== 'opened') }));
// Bodies hold account numbers, so an error is told by its name alone.
app.onError((error, c) => {
  console.error(`sandbox bank: ${error.name}`);
  return c.body(null, 500);
});

const address = { hostname: '127.0.0.1', port: child ? 0 : Number(port) };
const server = serve({ fetch: app.fetch, ...address }, (taken) => {
  if (child) process.send?.({ port: taken.port });
  else console.log(`Sandbox bank, no real money: http://127.0.0.1:${taken.port}`);
});

process.on('SIGTERM', stop);
if (!child) process.on('SIGINT', stop);

function stop(): void {
  server.close(() => {
    void journal
      .close()
      .then(() => lock.release())
      .finally(() => process.exit(0));
  });
}

/** The bank of a lender that was killed may take a moment to notice. */
async function waitForFolder(path: string): Promise<FolderLock> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await lockFolder(path);
    } catch (error) {
      if (!(error instanceof FolderLockedError) || attempt >= 100) throw error;
      await sleep(50);
    }
  }
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
