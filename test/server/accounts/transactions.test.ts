import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { TransactionFilter } from '../../../sdk/contract/index.ts';
import { transactionsQuery } from '../../../demo/server/accounts/transactions.ts';
import { type Db, openDatabase } from '../../../demo/server/db/open.ts';
import { layEmptyDatabase } from '../../support/empty-database.ts';

const account = 'acct-long';

const filters: [name: string, filter: TransactionFilter][] = [
  ['everything', {}],
  ['payments', { kind: 'payment' }],
  ['a kind that there is none of', { kind: 'reversal' }],
  ['a month long ago', { from: '2020-03-01', to: '2020-03-31' }],
  ['payments of a year', { kind: 'payment', from: '2021-01-01', to: '2021-12-31' }],
];

describe('a page of a long history', () => {
  let db: Db;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-history-'));
    db = await openDatabase(await layEmptyDatabase(folder));
    await db.transaction().execute(async (trx) => {
      // Ten accounts of 10,000 entries; triggers and references would only cost time here.
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`
      insert into entries (id, account_id, kind, date, amount, fees, interest, principal,
                           principal_after, payment_id, recorded_at)
      select 'tx-' || at, case at % 10 when 0 then ${account} else 'acct-' || at % 10 end,
             case when at % 500 = 0 then 'fee' else 'payment' end, date '2020-01-01' + at / 50,
             1, 0, 0, 1, 1, null, now()
      from generate_series(1, 100000) as at`.execute(trx);
    });
    await sql`analyze entries`.execute(db);
  });

  after(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [name, filter] of filters) {
    for (const before of [undefined, 50_000]) {
      it(`of ${name} ${before ? 'further on ' : ''}is found by an index`, async () => {
        const query = transactionsQuery(db, account, { before, limit: 100 }, filter);

        const rows = await query.explain<{ 'QUERY PLAN': string }>(undefined, sql`analyze`);

        const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        assert.doesNotMatch(plan, /Seq Scan/, plan);
        // Not by walking through all that there is of the account.
        const removed = [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)].map(([, n]) =>
          Number(n),
        );
        assert.ok(Math.max(0, ...removed) < 10_000, plan);
      });
    }
  }
});
