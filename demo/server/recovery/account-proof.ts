import type { AccountProof } from '../../../sdk/contract/index.ts';
import type { Db } from '../db/open.ts';
import { ProblemError } from '../http/problem.ts';
import { type LiveInvitation, proofsAllowed } from './invitations.ts';
import { linkRefused } from './links.ts';

/**
 * Checks that who holds the invitation holds the contract, too. Wrong proofs are counted with the
 * invitation held, so that a hundred sent at once are still five.
 *
 * @throws {@link ProblemError} 422 `proof_refused`, or 410 where that was the last try
 */
export async function checkProof(
  db: Db,
  { id, customerId }: LiveInvitation,
  proof: AccountProof,
): Promise<void> {
  const wrongProofs = await db.transaction().execute(async (trx) => {
    const { wrong_proofs: before } = await trx
      .selectFrom('invitations')
      .select('wrong_proofs')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before >= proofsAllowed) return before;
    if (await isRight(trx, customerId, proof)) return 0;
    await trx
      .updateTable('invitations')
      .set({ wrong_proofs: before + 1 })
      .where('id', '=', id)
      .execute();
    return before + 1;
  });
  if (wrongProofs >= proofsAllowed) throw linkRefused('link_ended');
  if (wrongProofs > 0) {
    throw new ProblemError(422, 'proof_refused', {
      errors: [{ pointer: '/proof', code: 'proof_refused' }],
    });
  }
}

/** The contract's end, and the vehicle's or the birth date; what is given must all be right. */
async function isRight(trx: Db, customerId: string, proof: AccountProof): Promise<boolean> {
  const { contractLast4, vinLast6, birthDate } = proof;
  if (vinLast6 === undefined && birthDate === undefined) return false;
  const accounts = await trx
    .selectFrom('accounts')
    .innerJoin('customers', 'customers.id', 'accounts.customer_id')
    .select(['contract_number', 'vin', 'birth_date'])
    .where('customer_id', '=', customerId)
    .execute();
  return accounts.some(
    (account) =>
      tail(account.contract_number, 4) === plain(contractLast4) &&
      (vinLast6 === undefined || tail(account.vin, 6) === plain(vinLast6)) &&
      (birthDate === undefined || account.birth_date === birthDate),
  );
}

function tail(text: string, length: number): string {
  return plain(text).slice(-length);
}

/** As it is printed or typed, without blanks and dashes. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
}
