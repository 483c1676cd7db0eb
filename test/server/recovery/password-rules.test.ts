import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passwordFaults } from '../../../demo/server/recovery/password-rules.ts';

const personal = ['alex.current', 'Alex Winterbourne', 'alex.current@mail.example'];
const faultsOf = (password: string, minimumLength = 15) =>
  passwordFaults(password, { minimumLength, personal });

describe('the rules for passwords', () => {
  const good = [
    'sandbox-passphrase-2026',
    'three quiet herons at noon',
    'lowercaseonlyanddull',
    'my uncle alex keeps bees in april',
    'ein Grüßlein aus Köln',
    '山の上で静かに眠る三匹の猫たちよ',
    '🦤🦩🦜🐧🦉🦆🦢🐓🦃🦚🐦🦅🕊🪿🐔',
    'x7#kQ9$mW2!pL5@z',
    '  c  e  l  l  a  r  d  o  o  r  ',
    '493027561840275',
  ];
  for (const password of good) {
    it(`takes "${password}"`, async () => {
      assert.deepEqual(await faultsOf(password), []);
    });
  }

  const refused: readonly [string, string][] = [
    ['fourteen chars', 'too_short'],
    ['passwordpassword', 'breached'],
    ['Qwerty123456789', 'breached'],
    ['1qaz2wsx-3edc4rfv', 'breached'],
    ['football!!!!2026', 'common'],
    ['20262026football', 'common'],
    ['dragondragondragon', 'common'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['                    ', 'common'],
    ['abcabcabcabcabcabc', 'common'],
    ['abcdefghijklmnopq', 'common'],
    ['zyxwvutsrqponmlkj', 'common'],
    ['asdfghjklzxcvbnm', 'common'],
    ['901234567890123', 'common'],
    ['alex.current2026', 'personal'],
    ['WinterbourneAlex!', 'personal'],
    ['alexwinterbourne.alex', 'personal'],
  ];
  for (const [password, fault] of refused) {
    it(`refuses "${password}" as ${fault}`, async () => {
      assert.deepEqual(await faultsOf(password), [fault]);
    });
  }

  it('counts characters as they are after NFKC, not bytes or halves of pairs', async () => {
    const fourteen = '🦤🦩🦜🐧🦉🦆🦢🐓🦃🦚🐦🦅🕊🪿';

    assert.deepEqual(await faultsOf(fourteen), ['too_short']);
    assert.deepEqual(await faultsOf(`${'e\u0301'.repeat(14)}`), ['too_short']);
    assert.deepEqual(await faultsOf(`${fourteen}🐔`), []);
  });

  it('takes 128 characters and not one more', async () => {
    const long = 'three quiet herons at noon, '.repeat(5);

    assert.deepEqual(await faultsOf(long.slice(0, 128)), []);
    assert.deepEqual(await faultsOf(long.slice(0, 129)), ['too_long']);
  });

  it('asks for fewer characters where it is told so', async () => {
    assert.deepEqual(await faultsOf('qu1et-hr', 8), []);
    assert.deepEqual(await faultsOf('qu1et-h', 8), ['too_short']);
    assert.deepEqual(await faultsOf('password1', 8), ['breached']);
  });
});
