import { expect } from 'chai';
import {
  ApiError,
  ContractError,
  FsError,
  isApiError,
  isContractError,
  isFsError,
  isNetworkError,
  isSignedOutError,
  isSignInError,
  isTimeoutError,
  NetworkError,
  SignedOutError,
  SignInError,
  TimeoutError,
} from '../../sdk/index.ts';

const problem = { title: 'No.', status: 422, code: 'amount_over_payoff', requestId: 'req-1' };

const table: [FsError, (error: unknown) => boolean, string][] = [
  [
    new ApiError({ code: problem.code, status: 422, problem, response: new Response('secret') }),
    isApiError,
    'amount_over_payoff',
  ],
  [
    new SignInError({ code: 'invalid_grant', status: 400, body: { error: 'invalid_grant' } }),
    isSignInError,
    'invalid_grant',
  ],
  [
    new ContractError({ path: 'items[0].id', reason: 'invalid_type' }),
    isContractError,
    'contract_error',
  ],
  [new NetworkError(new TypeError('Failed to fetch')), isNetworkError, 'network_error'],
  [new TimeoutError(30_000), isTimeoutError, 'timeout'],
  [new SignedOutError(), isSignedOutError, 'signed_out'],
  [new SignedOutError(true), isSignedOutError, 'session_expired'],
];

describe('errors', () => {
  for (const [error, guard, code] of table) {
    it(`${error.name} (${code}) is told by its guard and by no other`, () => {
      expect(error.code).to.equal(code);
      expect(error).to.be.instanceOf(FsError).and.instanceOf(Error);
      expect(isFsError(error)).to.equal(true);
      const guards = new Set(table.map(([, each]) => each));
      expect([...guards].filter((each) => each(error))).to.deep.equal([guard]);
    });

    it(`${error.name} (${code}) is told across frames, where instanceof fails`, () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const { Error: ForeignError } = frame.contentWindow as Window & typeof globalThis;
      const foreign = Object.assign(new ForeignError(error.message), { name: error.name, code });
      frame.remove();

      expect(foreign).not.to.be.instanceOf(Error);
      expect(guard(foreign)).to.equal(true);
      expect(isFsError(foreign)).to.equal(true);
    });
  }

  it('are not mistaken for the platform’s own of the same name', () => {
    expect(isTimeoutError(new DOMException('late', 'TimeoutError'))).to.equal(false);
    expect(isNetworkError(new DOMException('cut', 'NetworkError'))).to.equal(false);
    for (const value of [undefined, null, 'ApiError', {}, new Error('x')]) {
      expect(isFsError(value)).to.equal(false);
    }
  });

  it('give the problem and the response, but do not show them to a logger', () => {
    const [[error]] = table as [[ApiError, unknown, string]];

    expect(error.problem).to.equal(problem);
    expect(error.response).to.be.instanceOf(Response);
    expect(Object.keys(error)).not.to.include.members(['response']);
    expect(Object.keys(error)).not.to.include.members(['problem']);
    expect(JSON.stringify(error)).not.to.contain('secret');
  });

  it('keep the original as their cause', () => {
    const cause = new TypeError('Failed to fetch');

    expect(new NetworkError(cause).cause).to.equal(cause);
    expect(new SignedOutError(true, cause).cause).to.equal(cause);
    expect(Object.hasOwn(new TimeoutError(1), 'cause')).to.equal(false);
  });
});
