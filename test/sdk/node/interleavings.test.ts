import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

/** How many are tried; INTERLEAVINGS=100000 takes some three minutes of a core. */
const runs = Number(process.env['INTERLEAVINGS'] ?? 2_000);
const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

const program = new URL('interleavings/program.ts', import.meta.url).pathname;
const atOnce = runs > 5_000 ? availableParallelism() : 1;

/** In programs of their own: the test runner follows each promise, which takes eight times as long. */
describe('interleavings of tabs', { concurrency: atOnce }, () => {
  for (let index = 0; index < atOnce; index += 1) {
    const share = Math.ceil((runs - index) / atOnce);
    const own = seed + index;
    it(`end well, ${String(share)} of them (seed ${String(own)})`, async () => {
      const input = [program, String(share), String(own)];

      const { stdout } = await promisify(execFile)(process.execPath, input);

      assert.equal(stdout.trim(), `${String(share)} ended well`);
    });
  }
});
