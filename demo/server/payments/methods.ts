import type { Kysely, Selectable } from 'kysely';
import type {
  PaymentMethod,
  PaymentMethodChange,
  PaymentMethodInput,
} from '../../../sdk/contract/index.ts';
import type { Trx } from '../accounts/store.ts';
import type { Bank } from '../bank/client.ts';
import type { AccountCheck } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { viewAt } from '../lender.ts';
import type { Mail } from '../mail/index.ts';
import type { PaymentMethodsTable } from './method-tables.ts';
import { findUses } from './method-uses.ts';
import { describeVerification, orderDeposits } from './verification.ts';

/** A payment method as it is stored; the number is the bank's. */
export type MethodRow = Selectable<PaymentMethodsTable>;

/** What a change of methods is made with. */
interface Desk {
  readonly db: Db;
  readonly bank: Bank;
  readonly mail: Pick<Mail, 'send'>;
  /** Business time. */
  readonly now: Date;
}

/** The customer's methods, the default first, then the oldest first. */
export async function listMethods(
  db: Kysely<Database>,
  customerId: string,
  now: Date,
): Promise<PaymentMethod[]> {
  const rows = await presentMethods(db, customerId);
  const ids = rows.map(({ id }) => id);
  const uses = await findUses(db, ids);
  const verifications = ids.length
    ? await db
        .selectFrom('method_verifications')
        .selectAll()
        .where('method_id', 'in', ids)
        .execute()
    : [];
  const { today } = viewAt(now);
  return rows.map((row) => {
    const verification = verifications.find(({ method_id: id }) => id === row.id);
    return {
      id: row.id,
      kind: row.kind,
      bankName: row.bank_name,
      accountType: row.account_type,
      last4: row.last4,
      nickname: row.nickname,
      status: row.status,
      isDefault: row.is_default,
      verification: describeVerification(row, verification, today),
      usedBy: uses.get(row.id) ?? [],
    };
  });
}

/**
 * One of the customer's methods as the contract shows it.
 *
 * @throws {@link ProblemError} 404
 */
export async function describeOwn(
  db: Kysely<Database>,
  customerId: string,
  methodId: string,
  now: Date,
): Promise<PaymentMethod> {
  const found = (await listMethods(db, customerId, now)).find(({ id }) => id === methodId);
  if (!found) throw new ProblemError(404, 'not_found');
  return found;
}

/**
 * One method of the customer that was not removed, with nothing said of other people's.
 *
 * @param hold keeps it from being removed until the transaction ends
 */
export function findMethod(
  db: Kysely<Database>,
  customerId: string,
  methodId: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<MethodRow | undefined> {
  return db
    .selectFrom('payment_methods')
    .selectAll()
    .where('id', '=', methodId)
    .where('customer_id', '=', customerId)
    .where('removed_at', 'is', null)
    .$if(hold, (query) => query.forKeyShare())
    .executeTakeFirst();
}

/**
 * Adds a bank account after the bank has checked its number, and has two small deposits sent to it. A
 * card's processor has checked it already. Adding one again gives the method that is there. The first
 * one becomes the default.
 *
 * @throws {@link ProblemError} 422 with a pointer to each number at fault
 */
export async function addMethod(
  { db, bank, mail, now }: Desk,
  customerId: string,
  input: PaymentMethodInput,
): Promise<PaymentMethod> {
  const check = await bank.check(input);
  if (Array.isArray(check)) {
    const errors = check.map((code) => ({ pointer: pointers[code], code }));
    throw new ProblemError(422, check[0] ?? 'method_rejected', { errors });
  }
  return db.transaction().execute(async (trx) => {
    // One at a time per customer, so that two first methods cannot both be the default.
    await lockCustomer(trx, customerId);
    const methods = await presentMethods(trx, customerId);
    const known = methods.find((method) => method.bank_token === check.token);
    const row =
      known ?? newMethod(input, check, { customerId, now, isDefault: methods.length === 0 });
    if (!known) {
      await trx.insertInto('payment_methods').values(row).execute();
      if (row.status === 'unverified') await orderDeposits(trx, row, now);
      const data = { bank: row.bank_name, last4: row.last4, at: now };
      const added = await describeOwn(trx, customerId, row.id, now);
      const depositsBy = added.verification?.depositsBy ?? null;
      await mail.send(trx, { template: 'method_added', customerId, data: { ...data, depositsBy } });
    }
    return describeOwn(trx, customerId, row.id, now);
  });
}

/**
 * Names a method, or makes it the default.
 *
 * @throws {@link ProblemError} 404, or 422 where the default would be one that cannot be paid from
 */
export async function changeMethod(
  { db, now }: Pick<Desk, 'db' | 'now'>,
  { customerId, methodId }: { customerId: string; methodId: string },
  { nickname, isDefault }: PaymentMethodChange,
): Promise<PaymentMethod> {
  return db.transaction().execute(async (trx) => {
    await lockCustomer(trx, customerId);
    const row = await findMethod(trx, customerId, methodId);
    if (!row) throw new ProblemError(404, 'not_found');
    if (isDefault && row.status !== 'verified') throw new ProblemError(422, 'method_unverified');
    if (isDefault) await makeDefault(trx, customerId, methodId);
    if (nickname !== undefined) {
      await trx
        .updateTable('payment_methods')
        .set({ nickname })
        .where('id', '=', methodId)
        .execute();
    }
    return describeOwn(trx, customerId, methodId, now);
  });
}

/**
 * Removes a method that nothing depends on. It stays for the payments that refer to it.
 *
 * @throws {@link ProblemError} 404, or 422 while automatic or scheduled payments use it
 */
export async function removeMethod(
  { db, mail, now }: Pick<Desk, 'db' | 'mail' | 'now'>,
  { customerId, methodId }: { customerId: string; methodId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockCustomer(trx, customerId);
    // Whoever makes a payment from it holds it meanwhile, so what is scheduled is seen below.
    const held = await trx
      .selectFrom('payment_methods')
      .select('id')
      .where('id', '=', methodId)
      .where('customer_id', '=', customerId)
      .forUpdate()
      .executeTakeFirst();
    const row = held && (await findMethod(trx, customerId, methodId));
    if (!row) throw new ProblemError(404, 'not_found');
    const uses = (await findUses(trx, [methodId])).get(methodId) ?? [];
    if (uses.length > 0) throw new ProblemError(422, 'method_in_use');
    await trx
      .updateTable('payment_methods')
      .set({ removed_at: now, is_default: false })
      .where('id', '=', methodId)
      .execute();
    const rest = await presentMethods(trx, customerId);
    const heir = rest.find(({ status }) => status === 'verified') ?? rest[0];
    if (row.is_default && heir) await makeDefault(trx, customerId, heir.id);
    const data = { bank: row.bank_name, last4: row.last4, at: now };
    await mail.send(trx, { template: 'method_removed', customerId, data });
  });
}

/** Marks a method as the customer's own. False if there is no such method. */
export async function verifyMethod(db: Db, methodId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('payment_methods')
    .set({ status: 'verified' })
    .where('id', '=', methodId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const pointers = {
  routing_number_invalid: '/routingNumber',
  account_number_invalid: '/accountNumber',
  iban_invalid: '/iban',
  card_token_invalid: '/token',
} as const;

function presentMethods(db: Kysely<Database>, customerId: string): Promise<MethodRow[]> {
  return db
    .selectFrom('payment_methods')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('removed_at', 'is', null)
    .orderBy('is_default', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

async function lockCustomer(trx: Trx, customerId: string): Promise<void> {
  await trx
    .selectFrom('customers')
    .select('id')
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

async function makeDefault(trx: Trx, customerId: string, methodId: string): Promise<void> {
  await trx
    .updateTable('payment_methods')
    .set({ is_default: false })
    .where('customer_id', '=', customerId)
    .where('is_default', '=', true)
    .execute();
  await trx
    .updateTable('payment_methods')
    .set({ is_default: true })
    .where('id', '=', methodId)
    .execute();
}

function newMethod(
  input: PaymentMethodInput,
  check: AccountCheck,
  owner: { customerId: string; now: Date; isDefault: boolean },
): MethodRow {
  return {
    id: newId('pm'),
    customer_id: owner.customerId,
    kind: input.kind,
    bank_token: check.token,
    bank_name: check.bankName,
    account_type: input.kind === 'us_bank_account' ? input.accountType : null,
    last4: check.last4,
    nickname: input.nickname ?? null,
    // Whose account it is, is still to be shown; of a card the processor has made sure.
    status: input.kind === 'card' ? 'verified' : 'unverified',
    is_default: owner.isDefault,
    created_at: owner.now,
    removed_at: null,
  };
}
