import { expect } from 'chai';
import { allows, mendedDirective, parsePolicies } from '../../src/shell/diagnose/content-policy.ts';

const page = 'https://dealer.example';
const lender = 'https://pay.lender.example';
const frame = `${lender}/embed/frames/fs-login`;

const policyOf = (text: string) => parsePolicies(text, 'header')[0]!.directives;

describe('a content policy, as diagnose() reads it', () => {
  const cases: [policy: string, allowed: boolean][] = [
    [`img-src 'none'`, true],
    [`default-src 'none'`, false],
    [`default-src ${lender}`, true],
    [`default-src ${lender}; child-src 'self'`, false],
    [`default-src 'none'; child-src ${lender}`, true],
    [`default-src ${lender}; child-src ${lender}; frame-src 'self'`, false],
    [`default-src 'none'; frame-src ${lender}; frame-src 'none'`, true],
    [`FRAME-SRC ${lender.toUpperCase()}`, true],
    [`frame-src`, false],
    [`frame-src *`, true],
    [`frame-src https:`, true],
    [`frame-src http:`, true],
    [`frame-src data:`, false],
    [`frame-src pay.lender.example`, true],
    [`frame-src lender.example`, false],
    [`frame-src *.lender.example`, true],
    [`frame-src *.pay.lender.example`, false],
    [`frame-src *.example`, true],
    [`frame-src http://pay.lender.example`, true],
    [`frame-src http://pay.lender.example:80`, true],
    [`frame-src ${lender}:443`, true],
    [`frame-src ${lender}:8443`, false],
    [`frame-src ${lender}:*`, true],
    [`frame-src ${lender}/`, true],
    [`frame-src ${lender}/embed/`, true],
    [`frame-src ${lender}/embed`, false],
    [`frame-src ${lender}/embed/frames/fs-login`, true],
    [`frame-src 'nonce-abc' 'strict-dynamic'`, false],
    [`frame-src https://pay.lender.example.evil`, false],
  ];
  for (const [policy, allowed] of cases) {
    it(`${allowed ? 'allows' : 'forbids'} the frame by ${policy}`, () => {
      expect(allows(policyOf(policy), 'frame-src', frame, page)).to.equal(allowed);
    });
  }

  it('takes self for the page’s own origin alone', () => {
    const policy = policyOf(`frame-src 'self'`);

    expect(allows(policy, 'frame-src', `${page}/a`, page)).to.equal(true);
    expect(allows(policy, 'frame-src', frame, page)).to.equal(false);
  });

  it('reads every policy of a header that holds several', () => {
    const policies = parsePolicies(`default-src 'self', frame-src *;, `, 'header');

    expect(policies.map(({ directives }) => Object.keys(directives))).to.deep.equal([
      ['default-src'],
      ['frame-src'],
    ]);
  });

  const mends: [policy: string, line: string][] = [
    [`frame-src 'none'`, `frame-src ${lender}`],
    [`frame-src 'self' https://maps.example`, `frame-src 'self' https://maps.example ${lender}`],
    [`child-src 'self'`, `frame-src 'self' ${lender}`],
    [
      `default-src 'self' https: 'unsafe-inline' 'nonce-abc' 'strict-dynamic'`,
      `frame-src 'self' https: ${lender}`,
    ],
  ];
  for (const [policy, line] of mends) {
    it(`mends ${policy}, so that the lender is let in and nobody is put out`, () => {
      expect(mendedDirective(policyOf(policy), 'frame-src', lender)).to.equal(line);
      expect(allows(policyOf(line), 'frame-src', frame, page)).to.equal(true);
    });
  }
});
