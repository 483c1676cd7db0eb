import type { SignInChallenge } from '../../../../sdk/contract/index.ts';
import type { Db } from '../../db/open.ts';
import type { SendMail } from '../mail.ts';
import { createEmailCodes } from './email-codes.ts';
import { type Asked, type Factor, type FactorKind, factorKinds } from './factor.ts';

export type { Asked, FactorKind } from './factor.ts';

/** All second factors of the customers. */
export interface SecondFactors {
  /** What a customer has, the preferred first; recovery codes are nothing by themselves. */
  kindsOf(customerId: string): Promise<FactorKind[]>;
  /**
   * Asks a customer for one. Who has none is asked for a code by e-mail.
   *
   * @param wanted which one; the preferred if left out
   * @param again after a wrong answer
   * @returns undefined where the customer does not have it
   */
  ask(
    who: Asked,
    wanted?: string,
    again?: boolean,
  ): Promise<
    | {
        readonly kind: FactorKind;
        readonly challenge: SignInChallenge;
        readonly data: Record<string, unknown>;
      }
    | undefined
  >;
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
  readonly sendMail: SendMail;
}): SecondFactors {
  const { db } = options;
  const factors: Partial<Record<FactorKind, Factor>> = {
    email_code: createEmailCodes(options),
  };

  async function kindsOf(customerId: string): Promise<FactorKind[]> {
    const customer = await db
      .selectFrom('customers')
      .select('second_factor')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow();
    return factorKinds.filter((kind) => kind === customer.second_factor);
  }

  return {
    kindsOf,

    async ask(who, wanted, again = false) {
      const enrolled = await kindsOf(who.customerId);
      const kinds: readonly FactorKind[] = enrolled.length > 0 ? enrolled : ['email_code'];
      const kind = wanted === undefined ? kinds[0] : kinds.find((one) => one === wanted);
      const factor = kind && factors[kind];
      if (!factor) return undefined;
      const { challenge, data } = await factor.ask(who, again);
      const others = kinds.filter((one) => one !== kind);
      return {
        kind,
        challenge: { kind, ...challenge, ...(others.length > 0 && { others }) },
        data,
      };
    },

    check: async (who, kind, answer, data) =>
      (await factors[kind]?.check(who, answer, data)) ?? false,
  };
}
