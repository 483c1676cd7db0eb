import { resolve } from 'node:path';

/** What the server is told from outside, checked. */
export interface Config {
  /** Port of the lender's site; 0 takes a free one. */
  readonly port: number;
  /** Port of the dealer's site; 0 takes a free one. */
  readonly dealerPort: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** A bank that runs by itself; without it the server starts one of its own. */
  readonly bank: { readonly url: string; readonly secret: string } | undefined;
  /** The lender's origin as browsers know it, where something stands before the server. */
  readonly lenderOrigin: string | undefined;
  readonly smtpUrl: string | undefined;
  /** A JSON file with clients to register beside the sandbox's own. */
  readonly clientsFile: string | undefined;
  /** Where business time begins on new data, RFC 3339; real time if left out. */
  readonly sandboxNow: Date | undefined;
  /** Begin with new data. */
  readonly fresh: boolean;
  /** `test` hashes passwords fast and weakly. */
  readonly argon2Cost: 'normal' | 'test';
  /** When a second factor is asked for: never, by risk of those who have one, always of everybody. */
  readonly secondFactor: 'off' | 'risk' | 'always';
  /** Seals stored secrets of second factors; without it a key from the database does, which only hides them from a glance. */
  readonly sealingSecret: string | undefined;
  readonly logLevel: LogLevel;
}

/** A configuration whose addresses are known, once the ports are taken. */
export interface Site extends Config {
  /** The lender's origin, such as `http://localhost:4400`. */
  readonly origin: string;
  /** The dealer's origin, such as `http://127.0.0.1:4401`: another site to a browser. */
  readonly dealerOrigin: string;
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
/** How much is logged. */
export type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be used; the message says which one and what it may be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration.
 *
 * @param env environment variables, see `docs/guides`
 * @param args command line after the script's name; `--fresh` is the only word it knows
 * @throws {@link ConfigError}
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): Config {
  const unknown = args.find((word) => word !== '--fresh');
  if (unknown !== undefined) {
    throw new ConfigError(`"${unknown}" is not an option; the only one is --fresh.`);
  }
  return {
    port: readPort(env, 'PORT', 4400),
    dealerPort: readPort(env, 'DEALER_PORT', 4401),
    dataDir: resolve(env['DATA_DIR'] || '.data'),
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    bank: readBank(env),
    lenderOrigin: readOrigin(env, 'LENDER_ORIGIN'),
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    clientsFile: env['CLIENTS_FILE'] ? resolve(env['CLIENTS_FILE']) : undefined,
    sandboxNow: readInstant(env, 'SANDBOX_NOW'),
    fresh: args.includes('--fresh'),
    argon2Cost: readChoice(env, 'ARGON2_COST', ['normal', 'test'], 'normal'),
    secondFactor: readChoice(env, 'SECOND_FACTOR', ['off', 'risk', 'always'], 'risk'),
    sealingSecret: readSecret(env, 'SEALING_SECRET', 32),
    logLevel: readChoice(env, 'LOG_LEVEL', logLevels, 'info'),
  };
}

type Env = Readonly<Record<string, string | undefined>>;

function readPort(env: Env, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65535)) {
    throw new ConfigError(`${name} is "${text}"; it must be a port number from 0 to 65535.`);
  }
  return port;
}

function readUrl(env: Env, name: string, protocols: readonly string[]): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  // The value may hold a password, so the message does not repeat it.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new ConfigError(`${name} must be an address that begins with ${protocols[0]}//.`);
  }
  return text;
}

function readBank(env: Env): Config['bank'] {
  const url = readUrl(env, 'BANK_URL', ['http:', 'https:']);
  const secret = env['BANK_SECRET'];
  if (url === undefined && !secret) return undefined;
  if (url === undefined || !secret) {
    throw new ConfigError('BANK_URL and BANK_SECRET belong together: set both, or neither.');
  }
  return { url, secret };
}

function readSecret(env: Env, name: string, least: number): string | undefined {
  const text = env[name] || undefined;
  if (text !== undefined && text.length < least) {
    throw new ConfigError(`${name} has to have at least ${String(least)} characters.`);
  }
  return text;
}

function readOrigin(env: Env, name: string): string | undefined {
  const text = readUrl(env, name, ['https:', 'http:']);
  if (text === undefined) return undefined;
  const { origin, protocol, hostname } = new URL(text);
  const safe = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (text !== origin || !safe) {
    throw new ConfigError(
      `${name} is "${text}"; it must be an origin such as https://lender.example, without a path, and plain http only on this machine.`,
    );
  }
  return origin;
}

function readInstant(env: Env, name: string): Date | undefined {
  const text = env[name];
  if (!text) return undefined;
  // A plain date means that morning at the lender's.
  const instant = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T15:00:00Z` : text);
  if (!/^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/.test(text) || isNaN(instant.getTime())) {
    throw new ConfigError(
      `${name} is "${text}"; it must be a date or a moment such as 2026-03-02T15:00:00Z.`,
    );
  }
  return instant;
}

function readChoice<const T extends string>(
  env: Env,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = env[name];
  if (!text) return fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) {
    throw new ConfigError(`${name} is "${text}"; it must be one of ${choices.join(', ')}.`);
  }
  return choice;
}
