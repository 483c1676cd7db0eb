import { expect } from 'chai';
import {
  ApiError,
  ContractError,
  NetworkError,
  SignedOutError,
  TimeoutError,
  type Payment,
  type PaymentInput,
} from '../../sdk/index.ts';
import {
  PaymentIntentController,
  type PaymentIntentState,
  type SendPayment,
} from '../../src/controllers/payment-intent.ts';
import { paymentIntentStore } from '../../src/controllers/payment-intent-store.ts';

const scope = { lender: 'https://lender.example', clientId: 'portal' };
const input: PaymentInput = {
  amount: { amount: 41_250, currency: 'USD' },
  methodId: 'pm_1',
  date: '2026-11-23',
};
const payment = { id: 'pay_1', accountId: 'acc_1', status: 'processing' } as Payment;

const problem = (status: number, code: string) => new ApiError({ status, code });

/** A controller whose lender answers as told and whose pauses end at once, or when told. */
function setUp(answers: (Error | 'never' | Payment)[], { patient = false } = {}) {
  const keys: string[] = [];
  const bodies: PaymentInput[] = [];
  const pauses: number[] = [];
  const told: string[] = [];
  const states: PaymentIntentState['phase'][] = [];
  const host = {
    isConnected: true,
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => states.push(controller.state.phase),
    updateComplete: Promise.resolve(true),
  };
  const send: SendPayment = (_accountId, body, { idempotencyKey, signal }) => {
    keys.push(idempotencyKey);
    bodies.push(body);
    const answer = answers.shift();
    if (answer === undefined || answer === 'never') {
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    }
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const setting = { signedIn: true };
  const controller = new PaymentIntentController(host, {
    send: () => (setting.signedIn ? send : undefined),
    store: () => paymentIntentStore(scope),
    onSettled: () => told.push('settled'),
    onRefused: () => told.push('refused'),
    wait: (milliseconds, signal) => {
      pauses.push(milliseconds);
      if (!patient) return Promise.resolve();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  });
  controller.hostConnected();
  return { controller, host, keys, bodies, pauses, told, states, setting };
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const stored = () => paymentIntentStore(scope).read('acc_1');

describe('a payment intent', () => {
  afterEach(() => {
    paymentIntentStore(scope).clear('acc_1');
    sessionStorage.clear();
  });

  it('mints one key at confirmation and forgets it when there is an answer', async () => {
    const { controller, keys, told, states } = setUp([payment]);

    controller.confirm('acc_1', input);
    expect(stored()?.key).to.equal(keys[0]);
    await settle();

    expect(controller.state).to.include({ phase: 'settled', payment });
    expect(states).to.deep.equal(['sending', 'settled']);
    expect(told).to.deep.equal(['settled']);
    expect(stored()).to.equal(undefined);
  });

  it('writes the key down before the first byte leaves', () => {
    const seen: unknown[] = [];
    const { controller } = setUp(['never']);
    const original = controller.confirm.bind(controller);

    original('acc_1', input);
    seen.push(stored()?.input);

    expect(seen).to.deep.equal([input]);
  });

  it('pays once however often it is confirmed', async () => {
    const { controller, keys } = setUp(['never']);

    for (let press = 0; press < 20; press += 1) controller.confirm('acc_1', input);
    await settle();

    expect(keys).to.have.lengthOf(1);
  });

  const unanswered: [string, Error][] = [
    ['the connection fails', new NetworkError()],
    ['time runs out', new TimeoutError(30_000)],
    ['the answer cannot be read', new ContractError({ path: '', reason: 'not JSON' })],
    ['the answer lacks a field', new ContractError({ path: 'status', reason: 'missing' })],
    ['the server fails', problem(500, 'internal')],
    ['a proxy stands in for the server', problem(502, 'internal')],
    ['the server is unavailable', problem(503, 'unavailable')],
    ['it is asked too often', problem(429, 'rate_limited')],
    ['the first attempt is still in flight', problem(409, 'idempotency_in_flight')],
    ['something unheard of is thrown', new Error('?')],
  ];
  for (const [event, error] of unanswered) {
    it(`asks again with the same key and body when ${event}`, async () => {
      const { controller, keys, bodies, told, states } = setUp([error, error, payment]);

      controller.confirm('acc_1', input);
      await settle();

      expect(new Set(keys)).to.have.property('size', 1);
      expect(keys).to.have.lengthOf(3);
      expect(bodies).to.deep.equal([input, input, input]);
      expect(states).to.deep.equal(['sending', 'checking', 'checking', 'settled']);
      expect(told).to.deep.equal(['settled']);
    });
  }

  const refusals: [number, string][] = [
    [422, 'amount_over_payoff'],
    [422, 'cutoff_passed'],
    [422, 'method_unverified'],
    [422, 'payment_declined'],
    [422, 'idempotency_key_reused'],
    [400, 'invalid_request'],
    [403, 'forbidden'],
    [404, 'not_found'],
  ];
  for (const [status, code] of refusals) {
    it(`takes ${status} ${code} for an answer`, async () => {
      const { controller, keys, told } = setUp([problem(status, code)]);

      controller.confirm('acc_1', input);
      await settle();

      expect(controller.state.phase).to.equal('refused');
      expect(controller.unanswered).to.equal(false);
      expect(keys).to.have.lengthOf(1);
      expect(told).to.deep.equal(['refused']);
      expect(stored()).to.equal(undefined);
    });
  }

  it('mints a new key only for a new confirmation after an answer', async () => {
    const { controller, keys } = setUp([problem(422, 'cutoff_passed'), payment]);

    controller.confirm('acc_1', input);
    await settle();
    controller.confirm('acc_1', input);
    await settle();

    expect(new Set(keys)).to.have.property('size', 2);
  });

  it('cannot be put away, nor confirmed again, while there is no answer', async () => {
    const { controller, keys } = setUp([new NetworkError()], { patient: true });

    controller.confirm('acc_1', input);
    await settle();
    controller.reset();
    controller.confirm('acc_1', { ...input, date: '2026-11-24' });
    await settle();

    expect(controller.state.phase).to.equal('checking');
    expect(keys).to.have.lengthOf(1);
    expect(stored()?.key).to.equal(keys[0]);
  });

  it('waits longer from time to time, but never for more than half a minute', async () => {
    const failures = Array.from({ length: 9 }, () => new NetworkError());
    const { controller, pauses } = setUp([...failures, payment]);

    controller.confirm('acc_1', input);
    await settle();

    expect(pauses).to.deep.equal([1, 2, 4, 8, 15, 30, 30, 30, 30].map((second) => second * 1000));
  });

  it('asks at once when told to, and when the connection is back', async () => {
    const { controller, keys } = setUp([new NetworkError(), new NetworkError(), payment], {
      patient: true,
    });
    controller.confirm('acc_1', input);
    await settle();

    controller.checkNow();
    await settle();
    expect(keys).to.have.lengthOf(2);
    dispatchEvent(new Event('online'));
    await settle();

    expect(keys).to.have.lengthOf(3);
    expect(controller.state.phase).to.equal('settled');
  });

  it('takes up after a reload with the same key and body', async () => {
    const before = setUp(['never']);
    before.controller.confirm('acc_1', input);
    before.controller.hostDisconnected();

    const after = setUp([payment]);
    after.controller.attend('acc_1');
    expect(after.controller.state.phase).to.equal('checking');
    await settle();

    expect(after.keys).to.deep.equal(before.keys);
    expect(after.bodies).to.deep.equal([input]);
    expect(after.controller.state.phase).to.equal('settled');
  });

  it('leaves the intent of another account alone', async () => {
    const before = setUp(['never']);
    before.controller.confirm('acc_1', input);

    const { controller, keys } = setUp([payment]);
    controller.attend('acc_2');
    await settle();

    expect(controller.state.phase).to.equal('none');
    expect(keys).to.have.lengthOf(0);
    expect(stored()?.key).to.equal(before.keys[0]);
  });

  it('pauses while nobody is signed in and goes on with the same key', async () => {
    const { controller, keys, told } = setUp([
      new NetworkError(),
      new SignedOutError(true),
      payment,
    ]);

    controller.confirm('acc_1', input);
    await settle();
    expect(controller.state.phase).to.equal('paused');
    expect(controller.unanswered).to.equal(true);
    expect(stored()?.key).to.equal(keys[0]);
    controller.attend('acc_1');
    await settle();

    expect(new Set(keys)).to.have.property('size', 1);
    expect(told).to.deep.equal(['settled']);
  });

  it('does not send while there is nobody to send with', async () => {
    const { controller, keys, setting } = setUp([payment]);
    setting.signedIn = false;

    controller.confirm('acc_1', input);
    await settle();

    expect(controller.state.phase).to.equal('paused');
    expect(keys).to.have.lengthOf(0);
  });

  it('goes on when its element is moved, and waits no more when it is removed', async () => {
    const { controller, host, keys } = setUp(['never', payment]);
    controller.confirm('acc_1', input);

    controller.hostDisconnected();
    controller.hostConnected();
    await settle();
    expect(controller.state.phase).to.equal('sending');
    host.isConnected = false;
    controller.hostDisconnected();
    await settle();
    expect(stored()?.key).to.equal(keys[0]);
    host.isConnected = true;
    controller.hostConnected();
    await settle();

    expect(keys).to.have.lengthOf(2);
    expect(new Set(keys)).to.have.property('size', 1);
    expect(controller.state.phase).to.equal('settled');
  });

  it('keeps the key in memory where the tab has no room', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      setUp(['never']).controller.confirm('acc_1', input);
    } finally {
      Storage.prototype.setItem = setItem;
    }

    expect(stored()?.input).to.deep.equal(input);
  });

  it('ignores what it did not write itself', () => {
    setUp(['never']).controller.confirm('acc_1', input);
    const [name] = Object.keys(sessionStorage);
    const texts = ['', '{', 'null', '{"key":1}', '{"key":"k","accountId":"acc_1","confirmedAt":1}'];

    const found = texts.map((text) => {
      sessionStorage.setItem(name!, text);
      return stored();
    });

    expect(found).to.deep.equal(texts.map(() => undefined));
  });

  it('keeps no name, number or token', () => {
    setUp(['never']).controller.confirm('acc_1', input);

    const fields = Object.keys(JSON.parse(Object.values<string>(sessionStorage)[0]!) as object);

    expect(fields.sort()).to.deep.equal(['accountId', 'confirmedAt', 'input', 'key']);
  });

  it('keeps the intents of two clients apart', () => {
    setUp(['never']).controller.confirm('acc_1', input);

    expect(paymentIntentStore({ ...scope, clientId: 'other' }).read('acc_1')).to.equal(undefined);
    expect(
      paymentIntentStore({ ...scope, lender: 'https://other.example' }).read('acc_1'),
    ).to.equal(undefined);
  });

  it('is written to no storage on a computer that others use', () => {
    const before = sessionStorage.length;
    const store = paymentIntentStore(scope, true);
    const intent = { key: 'k', accountId: 'acc_shared', input, confirmedAt: 0 };

    store.write(intent);

    expect(sessionStorage.length).to.equal(before);
    expect(store.read('acc_shared')).to.deep.equal(intent);
    store.clear('acc_shared');
    expect(store.read('acc_shared')).to.equal(undefined);
  });

  it('forgets an unanswered payment when told to, with its key', async () => {
    const { controller, keys } = setUp(['never']);
    controller.confirm('acc_1', input);
    await settle();
    expect(stored()?.key).to.equal(keys[0]);

    controller.forget();

    expect(controller.state.phase).to.equal('none');
    expect(stored()).to.equal(undefined);
  });
});
