import { addDays, assessFees, type IsoDate } from '../lending/index.ts';
import { runAutopay } from '../payments/autopay.ts';
import { postScheduled } from '../payments/scheduled.ts';
import { appendEntries } from './ledger.ts';
import { type AccountRow, saveState, type Trx } from './store.ts';

/**
 * Does what the days since the last run ask for, one after the other: late fees, payments whose
 * date has come, automatic payments. The account must be locked; running it again changes nothing.
 *
 * @param today the last day to do
 * @param now recorded as the time of what is written
 */
export async function catchUp(
  trx: Trx,
  account: AccountRow,
  { today, now }: { today: IsoDate; now: Date },
): Promise<void> {
  if (account.run_through >= today) return;
  for (let day = addDays(account.run_through, 1); day <= today; day = addDays(day, 1)) {
    await chargeFees(trx, account, day, now);
    await postScheduled(trx, account, day, now);
    await runAutopay(trx, account, day, now);
  }
  account.run_through = today;
  await trx
    .updateTable('accounts')
    .set({ run_through: today })
    .where('id', '=', account.id)
    .execute();
}

async function chargeFees(trx: Trx, account: AccountRow, day: IsoDate, now: Date): Promise<void> {
  const { state, entries } = assessFees(account.terms, account.state, day);
  if (entries.length === 0) return;
  await appendEntries(
    trx,
    entries.map((entry) => ({ accountId: account.id, entry, recordedAt: now })),
  );
  await saveState(trx, account, state);
}
