import type { Kysely, Selectable } from 'kysely';
import type { PaymentMethod, PaymentMethodInput } from '../../../sdk/contract/index.ts';
import type { Bank } from '../bank/client.ts';
import type { AccountCheck } from '../bank/protocol.ts';
import type { Db } from '../db/open.ts';
import type { Database, PaymentMethodsTable } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';

/** A payment method as it is stored; the number is the bank's. */
export type MethodRow = Selectable<PaymentMethodsTable>;

/** The customer's methods, the default first, then the oldest first. */
export async function listMethods(db: Db, customerId: string): Promise<PaymentMethod[]> {
  const rows = await db
    .selectFrom('payment_methods')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('is_default', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(describeMethod);
}

/** One method of the customer, with nothing said of other people's. */
export function findMethod(
  db: Kysely<Database>,
  customerId: string,
  methodId: string,
): Promise<MethodRow | undefined> {
  return db
    .selectFrom('payment_methods')
    .selectAll()
    .where('id', '=', methodId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
}

/**
 * Adds a bank account after the bank has checked its number. Adding one again gives the method
 * that is there. The first one becomes the default.
 *
 * @throws {@link ProblemError} 422 with a pointer to each number at fault
 */
export async function addMethod(
  { db, bank, now }: { db: Db; bank: Bank; now: Date },
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
    await trx
      .selectFrom('customers')
      .select('id')
      .where('id', '=', customerId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const methods = await trx
      .selectFrom('payment_methods')
      .selectAll()
      .where('customer_id', '=', customerId)
      .execute();
    const known = methods.find((method) => method.bank_token === check.token);
    if (known) return describeMethod(known);
    const row = newMethod(input, check, { customerId, now, isDefault: methods.length === 0 });
    await trx.insertInto('payment_methods').values(row).execute();
    return describeMethod(row);
  });
}

const pointers = {
  routing_number_invalid: '/routingNumber',
  account_number_invalid: '/accountNumber',
  iban_invalid: '/iban',
} as const;

/** Marks a method as the customer's own. False if there is no such method. */
export async function verifyMethod(db: Db, methodId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('payment_methods')
    .set({ status: 'verified' })
    .where('id', '=', methodId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
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
    // Whose account it is, is still to be shown.
    status: 'unverified',
    is_default: owner.isDefault,
    created_at: owner.now,
  };
}

function describeMethod(row: MethodRow): PaymentMethod {
  return {
    id: row.id,
    kind: row.kind,
    bankName: row.bank_name,
    accountType: row.account_type,
    last4: row.last4,
    nickname: row.nickname,
    status: row.status,
    isDefault: row.is_default,
  };
}
