import { sql } from 'kysely';
import { appendEntries } from './accounts/ledger.ts';
import { lockAccount, type Trx } from './accounts/store.ts';
import type { Passwords } from './auth/index.ts';
import type { Bank } from './bank/client.ts';
import type { AccountCheck } from './bank/protocol.ts';
import type { Db } from './db/open.ts';
import { seedDocuments } from './documents/seed.ts';
import { newConfirmationNumber, newId } from './ids.ts';
import { lender, startOf, viewAt } from './lender.ts';
import { addDays, cutoffAt, type IsoDate } from './lending/index.ts';
import { recurringAuthorization } from './payments/autopay/text.ts';
import { singleAuthorization } from './payments/authorization.ts';
import { findMethod, type MethodRow } from './payments/methods.ts';
import { orderDeposits } from './payments/verification.ts';
import {
  buildPersonas,
  type Persona,
  type PersonaAccount,
  type ReturnedPayment,
} from './personas/index.ts';
import { vehicleRecord } from './personas/vehicles.ts';
import type { Recovery } from './recovery/index.ts';

/** The password of every persona. */
export const personaPassword = 'sandbox-passphrase-2026';

/** A persona with what had to be asked of others before the transaction. */
interface Prepared {
  readonly persona: Persona;
  readonly customerId: string;
  readonly passwordHash: string | null;
  readonly checks: ReadonlyMap<string, AccountCheck>;
}

/**
 * Fills an empty database with the personas, all in one transaction: a start that is cut short
 * begins again. Does nothing where there are customers.
 *
 * @returns whether there was anything to do
 */
export async function seed(options: {
  db: Db;
  bank: Bank;
  passwords: Passwords;
  invitations: Recovery['invitations'];
  now: Date;
}): Promise<boolean> {
  const { db, now } = options;
  if (await isSeeded(db)) return false;
  const { today } = viewAt(now);
  const personas = buildPersonas(today, now.toISOString());
  const prepared = await Promise.all(personas.map((persona) => prepare(persona, options)));
  return db.transaction().execute(async (trx) => {
    // Of two servers that start at once on one database, the second finds the work done.
    await sql`lock table customers in exclusive mode`.execute(trx);
    if (await isSeeded(trx)) return false;
    // A contract may name a co-borrower, who is a customer, too.
    for (const one of prepared) await insertCustomer(trx, one, now);
    for (const one of prepared) {
      if (one.persona.invitation) await options.invitations.send(trx, one.customerId);
      for (const [at, account] of one.persona.accounts.entries()) {
        await insertAccount(trx, one, account, { position: at, today, now });
      }
    }
    return true;
  });
}

async function isSeeded(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom('customers').select('id').limit(1).executeTakeFirst()) !== undefined;
}

const customerIdOf = (userId: string) => `cus-${userId}`;

async function prepare(
  persona: Persona,
  { bank, passwords }: { bank: Bank; passwords: Passwords },
): Promise<Prepared> {
  const checks = new Map<string, AccountCheck>();
  for (const method of persona.methods) {
    const check = await bank.check(method);
    if (Array.isArray(check))
      throw new Error(`The bank does not know the account of ${method.id}.`);
    checks.set(method.id, check);
  }
  return {
    persona,
    customerId: customerIdOf(persona.userId),
    passwordHash: persona.invitation ? null : await passwords.hash(personaPassword),
    checks,
  };
}

async function insertCustomer(trx: Trx, prepared: Prepared, now: Date): Promise<void> {
  const { persona, customerId, passwordHash, checks } = prepared;
  await trx
    .insertInto('customers')
    .values({
      id: customerId,
      user_id: persona.userId,
      name: persona.name,
      email: persona.email,
      zone: persona.zone,
      locale: persona.locale,
      password_hash: passwordHash,
      password_stands_alone: passwordHash !== null,
      locked_until: persona.lockedUntil ?? null,
      second_factor: persona.secondFactor ?? null,
      birth_date: persona.birthDate ?? null,
      created_at: now,
    })
    .execute();
  for (const [at, method] of persona.methods.entries()) {
    const check = checks.get(method.id);
    if (!check) continue;
    const row: MethodRow = {
      id: method.id,
      customer_id: customerId,
      kind: method.kind,
      bank_token: check.token,
      bank_name: check.bankName,
      account_type: method.accountType,
      last4: check.last4,
      nickname: method.nickname,
      status: method.status,
      is_default: method.isDefault,
      // Lists show the oldest first.
      created_at: new Date(now.getTime() - (persona.methods.length - at) * 1_000),
      removed_at: null,
    };
    await trx.insertInto('payment_methods').values(row).execute();
    if (row.status === 'unverified') await orderDeposits(trx, row, now);
  }
}

async function insertAccount(
  trx: Trx,
  { persona, customerId, checks }: Prepared,
  account: PersonaAccount,
  { position, today, now }: { position: number; today: IsoDate; now: Date },
): Promise<void> {
  await trx
    .insertInto('accounts')
    .values({
      id: account.id,
      customer_id: customerId,
      position,
      contract_number: account.contractNumber,
      vin: account.vin,
      vehicle: JSON.stringify(account.vehicle),
      currency: account.terms.currency,
      terms: JSON.stringify(account.terms),
      state: JSON.stringify(account.state),
      co_borrower_id: account.coBorrower ? customerIdOf(account.coBorrower) : null,
      lease: account.lease ? JSON.stringify(account.lease) : null,
      opened_on: account.terms.originatedOn,
      // Today is still to be done, by the same run as every other day.
      run_through: addDays(today, -1),
    })
    .execute();
  await insertVehicle(trx, account, today);
  await appendEntries(
    trx,
    account.entries.map((entry, at) => ({
      accountId: account.id,
      entry,
      recordedAt: recordedAt(entry.date, now),
      ...(isReturned(account, at) ? { paymentId: account.returned.id } : {}),
    })),
  );
  await insertReturned(trx, customerId, account, now);
  await seedDocuments(trx, account.id, account.letters ?? [], today);
  const method = persona.methods.find(({ id }) => id === account.autopay?.methodId);
  if (!method) return;
  await trx
    .insertInto('autopay')
    .values({
      id: newId('apy'),
      account_id: account.id,
      method_id: method.id,
      amount_kind: 'due',
      given_on: account.terms.originatedOn,
      authorization_text: recurringAuthorization(
        {
          contract_number: account.contractNumber,
          currency: account.terms.currency,
          state: account.state,
        },
        {
          bank_name: checks.get(method.id)?.bankName ?? null,
          last4: method.accountNumber.slice(-4),
        },
        { amount_kind: 'due', amount: null, day: null },
        persona.locale,
      ),
      created_at: startOf(account.terms.originatedOn),
    })
    .execute();
}

async function insertVehicle(trx: Trx, account: PersonaAccount, today: IsoDate): Promise<void> {
  const record = vehicleRecord(account, today);
  await trx
    .insertInto('vehicles')
    .values({
      account_id: account.id,
      color: record.color,
      distance_unit: account.lease?.distanceUnit ?? 'mi',
      odometer: record.odometer,
      odometer_read_on: record.readOn,
      electric: record.electric,
      in_service_on: record.inServiceOn,
      services: JSON.stringify(record.services),
      recalls: JSON.stringify(record.recalls),
    })
    .execute();
}

type WithReturned = PersonaAccount & { returned: ReturnedPayment };

/** Whether the entry at a place is of the payment that the bank returned. */
function isReturned(account: PersonaAccount, at: number): account is WithReturned {
  return account.returned?.payment === at || account.returned?.reversal === at;
}

/** The payment of a history that the bank returned, as the customer had made it here. */
async function insertReturned(
  trx: Trx,
  customerId: string,
  { id: accountId, entries, returned }: PersonaAccount,
  now: Date,
): Promise<void> {
  const account = await lockAccount(trx, accountId);
  const method = returned && (await findMethod(trx, customerId, returned.methodId));
  const entry = returned && entries[returned.payment];
  const reversal = returned && entries[returned.reversal];
  if (!account || !method || !entry || !reversal) return;
  const { date, amount, allocation } = entry;
  const order = { amount: { amount, currency: account.currency }, date };
  await trx
    .insertInto('payments')
    .values({
      id: returned.id,
      account_id: accountId,
      customer_id: customerId,
      method_id: method.id,
      origin: 'customer',
      confirmation_number: newConfirmationNumber(),
      idempotency_key: `history:${returned.id}`,
      amount,
      currency: account.currency,
      date,
      status: 'returned',
      returned_reason: 'insufficient_funds',
      returned_on: reversal.date,
      returned_fee: 0,
      ...allocation,
      authorization_text: singleAuthorization(account, method, order, {
        asOf: date,
        locale: 'en-US',
      }),
      created_at: recordedAt(date, now),
      settled_at: recordedAt(reversal.date, now),
    })
    .execute();
}

/** Mid-morning at the lender's; what is dated ahead of the present was written just now. */
function recordedAt(date: IsoDate, now: Date): Date {
  const morning = new Date(cutoffAt(date, lender.zone, 10));
  return morning < now ? morning : now;
}
