import { createHmac } from 'node:crypto';

const seconds = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * An authenticator app (RFC 6238: SHA-1, six digits, 30 s). The lender takes each time step once and the next one
 * early, so nobody here waits for a new code: each call gives that of a later step.
 */
export class AuthenticatorApp {
  readonly #key: Buffer;
  #used = 0;

  /** @param secret in base32, blanks ignored, as the page shows it */
  constructor(secret: string) {
    const bits = [...secret.replace(/\s/g, '')]
      .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
      .join('');
    const bytes = bits.match(/.{8}/g) ?? [];
    this.#key = Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
  }

  /** A code that has not been used: the present one, or the next. Two can be had within one step. */
  code(): string {
    const present = Math.floor(Date.now() / 1000 / seconds);
    this.#used = Math.max(present, this.#used + 1);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.#used));
    const digest = createHmac('sha1', this.#key).update(counter).digest();
    const at = (digest.at(-1) ?? 0) & 0xf;
    return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }

  /** A code that does not match, and uses none up. */
  wrongCode(): string {
    const right = this.code();
    this.#used -= 1;
    return String((Number(right) + 1) % 1_000_000).padStart(6, '0');
  }
}
