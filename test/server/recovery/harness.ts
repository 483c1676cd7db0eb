import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { type Auth, createAuth } from '../../../demo/server/auth/index.ts';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import type { AppEnv } from '../../../demo/server/http/env.ts';
import { problemResponse } from '../../../demo/server/http/problem.ts';
import { toProblem } from '../../../demo/server/http/to-problem.ts';
import type { MailOrder } from '../../../demo/server/mail/index.ts';
import { createRecovery, type Recovery } from '../../../demo/server/recovery/index.ts';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import { TestClock } from '../auth/harness.ts';

/** Password of everybody who is registered. */
export const oldPassword = 'sandbox-passphrase-2026';

/** Recovery alone, on a port of its own, with a letterbox in place of the mail. */
export interface Harness {
  readonly origin: string;
  readonly db: Db;
  /** Whether a row can be locked by somebody else: the embedded database has a single connection. */
  readonly shared: boolean;
  readonly auth: Auth;
  readonly recovery: Recovery;
  /** Business time. */
  readonly clock: TestClock;
  /** Mails in the order they were written. */
  readonly mails: MailOrder[];
  /** Invites somebody new, and gives the secret of the link. */
  invite(id: string, more?: { birthDate?: string | null }): Promise<string>;
  /** Secrets of the links of a kind that somebody was sent, the newest last. */
  secretsOf(id: string, template: 'password_reset' | 'invitation'): string[];
  /** Asks for a new password and gives the secret of the link. */
  askForReset(id: string): Promise<string>;
  /** Whether a password is somebody's. */
  isPasswordOf(id: string, password: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts it with new data and these customers: `alex`, `blake`, `morgan` (second factor), `newcomer` (not registered). */
export async function start(): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'fs-recovery-'));
  const location = await layEmptyDatabase(folder);
  const db = await openDatabase(location);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const clock = new TestClock();
  const logger = pino({ level: 'silent' });
  const mails: MailOrder[] = [];
  const mail = {
    send: (_: unknown, order: MailOrder) => Promise.resolve(void mails.push(order)),
  };
  const config = {
    origin,
    dealerOrigin: 'http://127.0.0.1:1',
    argon2Cost: 'test',
    secondFactor: 'risk',
  } as const;
  const auth = await createAuth({ db, config, clock, logger, sendMail: mail.send });
  const recovery = await createRecovery({ db, auth, mail, clock, origin, config, logger });
  const hash = await auth.passwords.hash(oldPassword);

  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    c.set('logger', logger);
    await next();
  });
  app.onError((error, c) => problemResponse(c, toProblem(error, logger)));
  app.route('/', recovery.routes);
  const listener = getRequestListener(app.fetch);
  server.on('request', (request, response) => void listener(request, response));

  async function addCustomer(id: string, more: object = {}): Promise<void> {
    await db
      .insertInto('customers')
      .values({
        id,
        user_id: `${id}.test`,
        name: `${id} Winterbourne`,
        email: `${id}@mail.example`,
        zone: 'America/Chicago',
        locale: 'en-US',
        password_hash: hash,
        ...more,
      })
      .execute();
  }
  await addCustomer('alex');
  await addCustomer('blake');
  await addCustomer('morgan', { second_factor: 'email_code' });
  await addCustomer('newcomer', { password_hash: null });

  const secretsOf: Harness['secretsOf'] = (id, template) =>
    mails
      .filter((order) => order.customerId === id && order.template === template)
      .map((order) => (order.data as { token: string }).token);

  return {
    origin,
    db,
    shared: location.databaseUrl !== undefined,
    auth,
    recovery,
    clock,
    mails,
    secretsOf,

    async invite(id, { birthDate = '1991-04-17' } = {}) {
      await addCustomer(id, { password_hash: null, birth_date: birthDate });
      await addAccount(db, id);
      await db.transaction().execute((trx) => recovery.invitations.send(trx, id));
      return newest(secretsOf(id, 'invitation'));
    },

    async askForReset(id) {
      await fetch(`${origin}/v1/password-resets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId: `${id}.test` }),
      });
      await recovery.flush();
      return newest(secretsOf(id, 'password_reset'));
    },

    async isPasswordOf(id, password) {
      const { password_hash: stored } = await db
        .selectFrom('customers')
        .select('password_hash')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return auth.passwords.verify(stored, password);
    },

    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await recovery.close();
      await auth.close();
      await db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A contract that ends in 3875, of a vehicle whose number ends in 020903. */
async function addAccount(db: Db, customerId: string): Promise<void> {
  await db
    .insertInto('accounts')
    .values({
      id: `acct-${customerId}`,
      customer_id: customerId,
      contract_number: `SBX-${customerId}-3875`,
      vin: 'GZ9ST2GX0TF020903',
      vehicle: '{}',
      currency: 'USD',
      terms: '{}',
      state: '{}',
      lease: null,
      opened_on: '2026-11-01',
      run_through: '2026-11-01',
    })
    .execute();
}

function newest(secrets: readonly string[]): string {
  const secret = secrets.at(-1);
  if (secret === undefined) throw new Error('There is no such mail.');
  return secret;
}
