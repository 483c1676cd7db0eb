/**
 * Starts the lender at one address, a dealer's site at another, a bank of their own, and
 * customers to sign in as.
 *
 * @module
 */
import { flushCompileCache } from 'node:module';
import { BankUnavailableError } from './bank/client.ts';
import { OtherBankError } from './bank/one-bank.ts';
import { ConfigError, readConfig } from './config.ts';
import { FolderLockedError } from './db/folder-lock.ts';
import { createServer, type RunningServer } from './server.ts';
import { personaPassword } from './seed.ts';

const shows: readonly (readonly [userId: string, what: string])[] = [
  ['alex.current', 'loan in good standing'],
  ['bailey.pastdue', '40 days behind, late fee'],
  ['casey.lease', 'lease with mileage'],
  ['drew.locked', 'locked out until a stated time'],
  ['emery.final', 'one payment left, autopay on'],
  ['frankie.two', 'two vehicles'],
  ['gale.invited', 'not registered yet; the invitation is at /outbox'],
  ['harper.history', '10,000 transactions'],
  ['jamie.joint', 'a loan with a co-borrower'],
  ['robin.cosigner', 'that co-borrower'],
  ['morgan.mfa', 'second factor by e-mail'],
];

// The books hold people's affairs, and PGlite writes files that anybody may read and change.
process.umask(0o077);

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const server = await createServer(config);
  stopOnSignals(server);
  console.log(welcome(server, config.smtpUrl === undefined));
  // Not at the end alone: a server that is killed has none.
  flushCompileCache();
} catch (error) {
  const expected = [ConfigError, FolderLockedError, OtherBankError, BankUnavailableError].some(
    (kind) => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}

/** @param catches whether mails stay here */
function welcome({ origin, dealerOrigin }: RunningServer, catches: boolean): string {
  const width = Math.max(...shows.map(([userId]) => userId.length));
  return [
    '',
    'FS Central. Sandbox, no real money.',
    '',
    `  Lender  ${origin}`,
    `  Dealer  ${dealerOrigin}`,
    ...(catches ? [`  Mails   ${origin}/outbox`] : []),
    '',
    `Sign in as one of these; the password is ${personaPassword}`,
    '',
    ...shows.map(([userId, what]) => `  ${userId.padEnd(width)}  ${what}`),
    '',
  ].join('\n');
}

function stopOnSignals(server: RunningServer): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Asked twice, there is no more patience.
      if (stopping) process.exit(1);
      stopping = true;
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
