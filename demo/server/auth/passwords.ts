import { hash, type Options, verify } from '@node-rs/argon2';

/** Hashes and checks passwords with Argon2id. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /**
   * Checks a password.
   *
   * @param stored the hash kept for the customer; where there is none, as much work is done on a
   *   hash that nothing matches, so that time does not tell who is a customer
   */
  verify(stored: string | null | undefined, password: string): Promise<boolean>;
}

/** The part of Argon2 that is used; tests count the calls. */
export interface Argon2 {
  hash(password: string, options: Options): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
}

// OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane.
const costs = {
  normal: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  test: { memoryCost: 64, timeCost: 1, parallelism: 1 },
} as const satisfies Record<string, Options>;

/**
 * Makes the password hasher.
 *
 * @param cost `test` is fast and weak
 */
export async function createPasswords(
  cost: keyof typeof costs,
  argon2: Argon2 = { hash, verify },
): Promise<Passwords> {
  const options = costs[cost];
  const nobody = await argon2.hash(crypto.randomUUID(), options);
  return {
    hash: (password) => argon2.hash(normalise(password), options),
    async verify(stored, password) {
      const matches = await argon2.verify(stored ?? nobody, normalise(password));
      return matches && typeof stored === 'string';
    },
  };
}

// Keyboards differ in how they write the same letter (NIST SP 800-63B, 5.1.1.2).
function normalise(password: string): string {
  return password.normalize('NFKC');
}
