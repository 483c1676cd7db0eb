import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { type Auth, type AuthOptions, createAuth } from '../../../demo/server/auth/index.ts';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import type { MailOrder } from '../../../demo/server/mail/index.ts';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import type { AppEnv } from '../../../demo/server/http/env.ts';
import { ProblemError, problemResponse } from '../../../demo/server/http/problem.ts';
import { signInRoutes } from '../../../demo/server/http/sign-in.ts';

/** Password of everybody here. */
export const password = 'sandbox-passphrase-2026';

/** A clock that stands where it is put. */
export class TestClock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}

/** The authorization server alone, on a port of its own. */
export interface Harness {
  readonly origin: string;
  readonly dealerOrigin: string;
  readonly auth: Auth;
  readonly clock: TestClock;
  readonly db: Db;
  /** What was mailed, the latest last. */
  readonly mails: MailOrder[];
  /** Forgets sign-ins, failures, mails and all that was enrolled; the customers stay. */
  reset(): Promise<void>;
  /** Puts a new one in its place, which knows only what the database kept. */
  restart(): Promise<void>;
  /** The same, without an end: what the old one was still going to do comes to nothing. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it with new data and these customers: `alex`, `blake`, `drew` (locked), `morgan` (second factor), `gale` (not registered). */
export async function start(
  options: Partial<AuthOptions> = {},
  policy: AuthOptions['config']['secondFactor'] = 'risk',
): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'fs-auth-'));
  const db = await openDatabase(await layEmptyDatabase(folder));
  const server = createServer();
  const { port } = await listen(server);
  const origin = `http://localhost:${port}`;
  const dealerOrigin = `http://127.0.0.1:${port + 1}`;
  const clock = new TestClock();
  const mails: MailOrder[] = [];
  let life = 0;
  const create = (of = life) =>
    createAuth({
      db,
      config: { origin, dealerOrigin, argon2Cost: 'test', secondFactor: policy },
      sendMail(_db, order) {
        if (of !== life) return Promise.reject(new Error('It is dead.'));
        mails.push(order);
        return Promise.resolve();
      },
      clock,
      logger: pino({ level: 'silent' }),
      ...options,
    });
  let auth = await create();
  let listener = listenerFor(auth, origin, options.rates?.pages);
  await addCustomers(db, auth, clock);
  server.on('request', (request, response) => {
    const isProviders = /^\/(oauth\/(?!challenge)|\.well-known\/)/.test(request.url ?? '');
    if (isProviders) auth.handler(request, response);
    else void listener(request, response);
  });

  return {
    origin,
    dealerOrigin,
    clock,
    db,
    mails,
    get auth() {
      return auth;
    },
    async reset() {
      for (const table of kept) await db.deleteFrom(table).execute();
      // Last: what was written meanwhile was written before its table was emptied.
      mails.length = 0;
      await db
        .updateTable('customers')
        .set((eb) => ({
          second_factor: eb.case().when('id', '=', 'morgan').then('email_code').end(),
          password_stands_alone: true,
        }))
        .execute();
    },
    async restart() {
      await auth.close();
      auth = await create();
      listener = listenerFor(auth, origin, options.rates?.pages);
    },
    async crash() {
      life += 1;
      const dead = auth;
      auth = await create();
      listener = listenerFor(auth, origin, options.rates?.pages);
      await dead.close();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await auth.close();
      await db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const kept = [
  'sign_in_steps',
  'sign_in_failures',
  'auth_sessions',
  'known_devices',
  'email_codes',
  'authenticators',
  'recovery_codes',
] as const;

/** The routes as the server mounts them, one that tells who asks, and one that not every token may use. */
function listenerFor(
  auth: Auth,
  origin: string,
  rate: NonNullable<AuthOptions['rates']>['pages'],
): ReturnType<typeof getRequestListener> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    c.set('logger', pino({ level: 'silent' }));
    await next();
  });
  app.route('/', auth.challengeRoute);
  for (const routes of auth.securityRoutes) app.route('/', routes);
  app.route('/', signInRoutes({ auth, site: { origin }, ...(rate && { rate }) }));
  app.post('/v1/pay', auth.authorize('payments'), (c) => c.body(null, 204));
  app.get('/v1/who', auth.authenticate, (c) => c.json(c.get('session')));
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(c, error);
    throw error;
  });
  return getRequestListener(app.fetch);
}

async function listen(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return server.address() as AddressInfo;
}

async function addCustomers(db: Db, auth: Auth, clock: TestClock): Promise<void> {
  const hash = await auth.passwords.hash(password);
  const tomorrow = new Date(clock.now().getTime() + 24 * 60 * 60 * 1000);
  const customer = (id: string, more: object = {}) => ({
    id,
    user_id: `${id}.test`,
    name: id,
    email: `${id}@mail.example`,
    zone: 'America/Chicago',
    locale: 'en-US',
    password_hash: hash,
    locked_until: null,
    second_factor: null,
    password_stands_alone: true,
    ...more,
  });
  await db
    .insertInto('customers')
    .values([
      customer('alex'),
      customer('blake'),
      customer('drew', { locked_until: tomorrow }),
      customer('morgan', { second_factor: 'email_code' }),
      customer('gale', { password_hash: null }),
    ])
    .execute();
}
