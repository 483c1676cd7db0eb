import { createHash } from 'node:crypto';
import type { SignInChallenge } from '../../../sdk/contract/index.ts';

/** Does the work that a captcha asks for, and encodes the answer as the browser does. */
export function solve({ altcha }: SignInChallenge): string {
  if (!altcha) throw new Error('There is nothing to solve.');
  const { algorithm, challenge, salt, signature, maxnumber } = altcha;
  for (let number = 0; number <= maxnumber; number += 1) {
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') === challenge) {
      const payload = { algorithm, challenge, number, salt, signature };
      return Buffer.from(JSON.stringify(payload)).toString('base64');
    }
  }
  throw new Error('It cannot be solved.');
}
