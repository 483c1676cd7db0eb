import { type Kysely, sql } from 'kysely';

/** Co-borrowers are customers of their own, who sign in to sign. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table accounts drop column co_borrower`,
  `alter table accounts add column co_borrower_id text references customers
    check (co_borrower_id <> customer_id)`,

  `alter table plan_signers drop column secret_hash`,
  `alter table plan_signers add column customer_id text references customers`,
  // Until now nobody but the customer could sign.
  `update plan_signers set customer_id = accounts.customer_id
    from plan_changes join accounts on accounts.id = plan_changes.account_id
    where plan_changes.id = plan_signers.plan_change_id`,
  `alter table plan_signers alter column customer_id set not null`,
  `create index plan_signers_by_customer on plan_signers (customer_id) where role = 'co_borrower'`,
];
