import { hkdfSync, timingSafeEqual } from 'node:crypto';

const stepSeconds = 60;
/** Steps around the present whose nonces are accepted, the next one to hand out among them. */
const acceptedSteps = [-2, -1, 0, 1, 2];

/** Seconds for which one nonce can be accepted, so that a proof must be remembered as long. */
export const nonceWindow = stepSeconds * acceptedSteps.length;

/** DPoP nonces that need no storage. */
export interface Nonces {
  /** The nonce to use next. */
  next(): string;
  accepts(nonce: string): boolean;
}

/**
 * Makes the server's DPoP nonces (RFC 9449, section 8). The derivation is that of oidc-provider's
 * `lib/helpers/challenge.js`, so with the same secret a nonce from the token endpoint is good at
 * `/v1` and the other way round; a test carries nonces across and fails should it ever change.
 *
 * @param secret 32 bytes, shared by all processes of a deployment
 */
export function createNonces(secret: Buffer): Nonces {
  const present = () => Math.floor(Date.now() / 1000 / stepSeconds);
  const nonceOf = (step: number) => {
    const salt = Buffer.alloc(8);
    salt.writeBigUInt64BE(BigInt(step));
    return Buffer.from(hkdfSync('sha256', secret, salt, 'DPoP', 32)).toString('base64url');
  };
  return {
    next: () => nonceOf(present() + 1),
    accepts(nonce) {
      const step = present();
      return acceptedSteps.some((offset) => equal(nonceOf(step + offset), nonce));
    },
  };
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
