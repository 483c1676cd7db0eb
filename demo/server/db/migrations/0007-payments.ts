import { type Kysely, sql } from 'kysely';

/** What a payment is meant for, and what a bank said that sent one back. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table payments
    add column kind text not null default 'regular'
      check (kind in ('regular', 'payoff', 'principal_only')),
    add column returned_reason text
      check (returned_reason in ('insufficient_funds', 'account_closed', 'payment_stopped')),
    add column returned_on date,
    add column returned_fee bigint`,
  `alter table outbox add column date date`,
  `create index payments_returned on payments (account_id, seq desc) where status = 'returned'`,
  // What was returned before anybody asked why.
  `update payments set
      returned_reason = 'insufficient_funds',
      returned_on = (select date from entries
        where entries.payment_id = payments.id and entries.kind = 'reversal'),
      returned_fee = 0
    where status = 'returned'`,
];
