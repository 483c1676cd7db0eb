import type { SignInChallenge } from '../../../../sdk/contract/index.ts';
import type { Db } from '../../db/open.ts';
import type { SendMail } from '../mail.ts';
import type { Seal } from '../seal.ts';
import { createEmailCodes } from './email-codes.ts';
import { type Asked, type Factor, type FactorKind, factorKinds } from './factor.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createRecoveryCodes, type RecoveryCodes } from './recovery-codes.ts';
import { createTotp, type Totp } from './totp.ts';

export type { FactorKind } from './factor.ts';

/** What a customer is asked for, and what the answer is checked against. */
interface AskedFactor {
  readonly kind: FactorKind;
  readonly challenge: SignInChallenge;
  readonly data: Record<string, unknown>;
}

/** All second factors of the customers. */
export interface SecondFactors {
  readonly totp: Totp;
  readonly passkeys: Passkeys;
  readonly recoveryCodes: RecoveryCodes;
  /** What a customer has, the preferred first; recovery codes are nothing by themselves. */
  kindsOf(customerId: string): Promise<FactorKind[]>;
  /**
   * Asks a customer for one. Who has none is asked for a code by e-mail.
   *
   * @param wanted which one; the preferred if left out
   * @param again after a wrong answer
   * @returns undefined where the customer does not have it
   */
  ask(who: Asked, wanted?: string, again?: boolean): Promise<AskedFactor | undefined>;
  /** Checks an answer and uses it up. */
  check(
    who: Asked,
    kind: FactorKind,
    answer: string,
    data: Record<string, unknown>,
  ): Promise<boolean>;
}

/** @param secret keys the hashes of what is stored */
export function createSecondFactors(options: {
  readonly db: Db;
  readonly secret: Buffer;
  /** For secrets that have to be read again. */
  readonly seal: Seal;
  readonly sendMail: SendMail;
  readonly site: Parameters<typeof createPasskeys>[1];
}): SecondFactors {
  const { db, secret } = options;
  const totp = createTotp(db, options.seal);
  const passkeys = createPasskeys(db, options.site);
  const recoveryCodes = createRecoveryCodes(db, secret);
  const factors: Readonly<Record<FactorKind, Factor>> = {
    passkey: passkeys,
    totp,
    email_code: createEmailCodes(options),
    recovery_code: recoveryCodes,
  };

  async function kindsOf(customerId: string): Promise<FactorKind[]> {
    const rows = await db
      .selectFrom('customers')
      .leftJoin('authenticators', (join) =>
        join
          .onRef('authenticators.customer_id', '=', 'customers.id')
          .on('authenticators.kind', '!=', 'email_code')
          .on('authenticators.confirm_by', 'is', null),
      )
      .select(['customers.second_factor', 'authenticators.kind'])
      .where('customers.id', '=', customerId)
      .execute();
    const has = new Set<string | null>(rows.flatMap((row) => [row.second_factor, row.kind]));
    return factorKinds.filter((kind) => has.has(kind));
  }

  /** Every way there is for a customer, the preferred first. */
  async function waysOf(customerId: string): Promise<readonly FactorKind[]> {
    const kinds = await kindsOf(customerId);
    if (kinds.length === 0) return ['email_code'];
    const left = await recoveryCodes.left(customerId);
    return left > 0 ? [...kinds, 'recovery_code'] : kinds;
  }

  return {
    totp,
    passkeys,
    recoveryCodes,
    kindsOf,

    async ask(who, wanted, again = false) {
      const ways = await waysOf(who.customerId);
      const kind = wanted === undefined ? ways[0] : ways.find((one) => one === wanted);
      if (!kind) return undefined;
      const { challenge, data } = await factors[kind].ask(who, again);
      const others = ways.filter((one) => one !== kind);
      return {
        kind,
        data,
        challenge: { kind, ...challenge, ...(others.length > 0 && { others }) },
      };
    },

    check: (who, kind, answer, data) => factors[kind].check(who, answer, data),
  };
}
