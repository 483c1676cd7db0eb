import assert from 'node:assert/strict';
import { it } from 'node:test';
import { benchLighthouse } from './bench-lighthouse.mjs';

it('finds nothing to say of the portal’s accessibility and practices', async () => {
  const rows = await benchLighthouse();

  console.table(rows);
  for (const { part, faults, accessibility, 'best-practices': practices } of rows) {
    assert.deepEqual([accessibility, practices, faults], [100, 100, ''], part);
  }
});
