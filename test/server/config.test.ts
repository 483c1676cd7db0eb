import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigError, readConfig } from '../../demo/server/config.ts';

describe('the configuration', () => {
  it('has a default for everything', () => {
    const config = readConfig({});

    assert.equal(config.port, 4400);
    assert.equal(config.dealerPort, 4401);
    assert.match(config.dataDir, /\.data$/);
    assert.equal(config.fresh, false);
    assert.equal(config.argon2Cost, 'normal');
    assert.equal(config.secondFactor, 'risk');
  });

  it('takes a date to begin with as that morning at the lender', () => {
    const config = readConfig({ SANDBOX_NOW: '2026-03-02' });

    assert.equal(config.sandboxNow?.toISOString(), '2026-03-02T15:00:00.000Z');
  });

  it('takes the path of a file of clients as from where it was started', () => {
    const config = readConfig({ CLIENTS_FILE: 'clients.json' });

    assert.equal(config.clientsFile, resolve('clients.json'));
    assert.equal(readConfig({}).clientsFile, undefined);
  });

  it('knows --fresh', () => {
    assert.equal(readConfig({}, ['--fresh']).fresh, true);
  });

  const refused: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ PORT: 'http' }, /PORT is "http"; it must be a port number/],
    [{ PORT: '65536' }, /PORT/],
    [{ DEALER_PORT: '-1' }, /DEALER_PORT/],
    [{ BANK_URL: 'http://127.0.0.1:1' }, /BANK_URL and BANK_SECRET belong together/],
    [{ SEALING_SECRET: 'short' }, /SEALING_SECRET has to have at least 32 characters/],
    [{ BANK_SECRET: 'secret' }, /BANK_URL and BANK_SECRET belong together/],
    [{ LENDER_ORIGIN: 'https://lender.example/path' }, /LENDER_ORIGIN .* must be an origin/],
    [{ LENDER_ORIGIN: 'http://lender.example' }, /plain http only on this machine/],
    [
      { DATABASE_URL: 'mysql://x' },
      /DATABASE_URL must be an address that begins with postgres:\/\//,
    ],
    [{ SMTP_URL: 'mail' }, /SMTP_URL/],
    [{ SANDBOX_NOW: 'tomorrow' }, /SANDBOX_NOW is "tomorrow"/],
    [{ SANDBOX_NOW: '2026-13-45T00:00:00Z' }, /SANDBOX_NOW/],
    [{ ARGON2_COST: 'cheap' }, /it must be one of normal, test/],
    [{ SECOND_FACTOR: 'sometimes' }, /it must be one of off, risk, always/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  ];
  for (const [env, message] of refused) {
    it(`refuses ${JSON.stringify(env)} and says what it may be`, () => {
      assert.throws(
        () => readConfig(env),
        (error) => error instanceof ConfigError && message.test(error.message),
      );
    });
  }

  it('does not repeat an address that may hold a password', () => {
    assert.throws(
      () => readConfig({ DATABASE_URL: 'mysql://me:hunter2@db' }),
      (error) => error instanceof ConfigError && !error.message.includes('hunter2'),
    );
  });

  it('refuses a word it does not know', () => {
    assert.throws(() => readConfig({}, ['--frsh']), /"--frsh" is not an option/);
  });
});
