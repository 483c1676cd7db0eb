import { type Kysely, sql } from 'kysely';

/** Mails of locks that no end of the process loses, counters of wrong codes, and how much a password carries. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Counters of wrong codes beside those of wrong passwords.
  `alter table sign_in_failures add column second_factor boolean not null default false`,

  // A lock that its owner is still to be told of, in real time; nobody's are looked at as well. No
  // foreign key: checking it would be work that only a customer's failure makes.
  `alter table sign_in_failures add column notice_due timestamptz`,
  `alter table sign_in_failures add column notice_for text`,
  `create index sign_in_failures_noticed on sign_in_failures (notice_due) where notice_due is not null`,

  // Whether the password may stand alone. Of those who had a second factor nobody knows: it may have
  // been let be shorter.
  `alter table customers add column password_stands_alone boolean not null default false`,
  `update customers set password_stands_alone = second_factor is null and not exists (
    select from authenticators where customer_id = customers.id and confirm_by is null)`,
];
