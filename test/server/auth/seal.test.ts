import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSeal } from '../../../demo/server/auth/seal.ts';

const [old, present] = ['o'.repeat(32), 'p'.repeat(32)];

describe('a seal', () => {
  it('opens what it closed, never the same way twice', () => {
    const seal = createSeal(present);

    const [first, second] = [seal.close('JBSWY3DP', 'auth-1'), seal.close('JBSWY3DP', 'auth-1')];

    assert.notEqual(first, second);
    assert.ok(!first.includes('JBSWY3DP'));
    assert.equal(seal.open(first, 'auth-1'), 'JBSWY3DP');
  });

  it('opens nothing at another place, with another key, or altered', () => {
    const sealed = createSeal(present).close('JBSWY3DP', 'auth-1');
    const altered = sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));

    assert.throws(() => createSeal(present).open(sealed, 'auth-2'), /SEALING_SECRET/);
    assert.throws(() => createSeal(old).open(sealed, 'auth-1'), /SEALING_SECRET/);
    assert.throws(() => createSeal(present).open(altered, 'auth-1'), /SEALING_SECRET/);
  });

  it('opens what an older key closed, and what was stored before there was one', () => {
    const sealed = createSeal(old).close('JBSWY3DP', 'auth-1');

    assert.equal(createSeal(present, old).open(sealed, 'auth-1'), 'JBSWY3DP');
    assert.equal(createSeal(present).open('JBSWY3DP', 'auth-1'), 'JBSWY3DP');
  });
});
