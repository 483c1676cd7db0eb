import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import { createMail, type Mail } from '../../../demo/server/mail/index.ts';
import { layEmptyDatabase } from '../../support/empty-database.ts';

/** The lender's origin in these tests. */
export const origin = 'http://localhost:4400';

/** Mail over a database of its own, with one customer who reads Spanish and two who read English. */
export class MailHarness {
  readonly db: Db;
  /** Whether a row can be locked by somebody else: the embedded database has a single connection. */
  readonly shared: boolean;
  /** What was logged, a line each. */
  readonly log: string[] = [];
  readonly #folder: string;
  readonly #open: Mail[] = [];

  private constructor(folder: string, db: Db, shared: boolean) {
    this.#folder = folder;
    this.shared = shared;
    this.db = db;
  }

  static async create(): Promise<MailHarness> {
    const folder = await mkdtemp(join(tmpdir(), 'fs-mail-'));
    const location = await layEmptyDatabase(folder);
    const db = await openDatabase(location);
    const harness = new MailHarness(folder, db, location.databaseUrl !== undefined);
    await harness.db
      .insertInto('customers')
      .values([
        customer('alex', 'en-US', 'America/Chicago'),
        customer('luz', 'es-US', 'America/Los_Angeles'),
        customer('maud', 'fr-CA', 'America/Toronto'),
      ])
      .execute();
    return harness;
  }

  /** Mail as the server starts it; to the sandbox's own server if no other is named. */
  async start(options: { smtpUrl?: string; origin?: string } = {}): Promise<Mail> {
    const mail = await createMail({
      db: this.db,
      site: { origin: options.origin ?? origin, smtpUrl: options.smtpUrl },
      logger: pino({ level: 'trace' }, { write: (line) => void this.log.push(line) }),
    });
    this.#open.push(mail);
    return mail;
  }

  /** How a mail of the outbox stands, and what is left of it. */
  outbox() {
    return this.db
      .selectFrom('mail_outbox')
      .select(['to_address', 'template', 'data', 'attempts', 'outcome'])
      .orderBy('seq')
      .execute();
  }

  /** Forgets every mail. */
  async clear(): Promise<void> {
    await this.db.deleteFrom('mail_outbox').execute();
    await this.db.deleteFrom('caught_mails').execute();
    this.log.length = 0;
  }

  /** Ends what was started. */
  async stop(): Promise<void> {
    for (const mail of this.#open.splice(0)) await mail.close();
  }

  async dispose(): Promise<void> {
    await this.stop();
    await this.db.destroy();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function customer(id: string, locale: string, zone: string) {
  return {
    id: `cus-${id}`,
    user_id: id,
    name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Ferrow`,
    email: `${id}@mail.example`,
    zone,
    locale,
  };
}
