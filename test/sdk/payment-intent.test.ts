import { expect } from 'chai';
import {
  ApiError,
  ContractError,
  NetworkError,
  SignedOutError,
  TimeoutError,
  type AuthState,
  type Payment,
  type PaymentInput,
  type PaymentIntentState,
  type StorageLike,
} from '../../sdk/index.ts';
import { PaymentIntent, type PaymentIntentContext } from '../../sdk/payment-intent.ts';

const scope = 'fs-central/lender/portal/host';
const input: PaymentInput = {
  amount: { amount: 41_250, currency: 'USD' },
  methodId: 'pm_1',
  date: '2026-11-23',
};
const payment = { id: 'pay_1', accountId: 'acc_1', status: 'processing' } as Payment;

/** As the lender refuses: with a problem document. */
const problem = (status: number, code: string) =>
  new ApiError({
    status,
    code,
    problem: { title: code, status, code, requestId: 'req_1' },
  });

/** As something in between answers, with a page of its own. */
const page = (status: number) => new ApiError({ status, code: 'invalid_request' });

interface Settings {
  /** Pauses end when told, not at once. */
  patient?: boolean;
  shared?: boolean;
  scope?: string | undefined;
  storage?: StorageLike;
  /** Renewing the session takes so long. */
  credentials?: Promise<unknown>;
  session?: Session;
}

/** Who is signed in, as far as an intent asks. */
class Session {
  readonly listeners = new Set<(state: AuthState) => void>();
  shared = false;
  credentials: () => Promise<unknown> = () => Promise.resolve();

  subscribe(listener: (state: AuthState) => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(status: 'signed-in' | 'signed-out') {
    for (const listener of this.listeners) listener({ status });
  }
}

/** An intent whose lender answers as told and whose pauses end at once, or when told. */
function setUp(
  answers: (Error | 'never' | Payment)[],
  settings: Settings = {},
  now: (Error | Payment)[] = [],
) {
  const { patient = false, shared = false, credentials, storage } = settings;
  const session = settings.session ?? new Session();
  session.shared = shared;
  if (credentials) session.credentials = () => credentials;
  const keys: string[] = [];
  const bodies: PaymentInput[] = [];
  const pauses: number[] = [];
  const states: PaymentIntentState['status'][] = [];
  const send: PaymentIntentContext['send'] = (_accountId, body, { idempotencyKey, signal }) => {
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
  const looks: string[] = [];
  const get: PaymentIntentContext['get'] = (id) => {
    looks.push(id);
    const found = now.shift() ?? new NetworkError();
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  };
  const name = 'scope' in settings ? settings.scope : scope;
  const intent = new PaymentIntent(
    { session, scope: name, send, get },
    {
      storage,
      onChange: ({ status }) => states.push(status),
      wait: (milliseconds, signal) => {
        const limitsAttempt = milliseconds === 25_000;
        if (!limitsAttempt) pauses.push(milliseconds);
        if (!patient && !limitsAttempt) return Promise.resolve();
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    },
  );
  return { intent, keys, bodies, pauses, states, session, looks };
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const slot = (account = 'acc_1') => `${scope}/payment-intent/${account}`;
const stored = (account?: string) =>
  JSON.parse(sessionStorage.getItem(slot(account)) ?? 'null') as {
    key: string;
    input: PaymentInput;
  } | null;

describe('a payment intent', () => {
  afterEach(() => sessionStorage.clear());

  it('mints one key at confirmation and forgets it when there is an answer', async () => {
    const { intent, keys, states } = setUp([payment]);

    const end = intent.confirm('acc_1', input);
    const { key } = stored()!;

    expect(await end).to.include({ status: 'settled', payment });
    expect(keys).to.deep.equal([key]);
    expect(states).to.deep.equal(['confirming', 'submitted', 'settled']);
    expect(stored()).to.equal(null);
  });

  it('writes the key down before the first byte leaves', () => {
    const { intent, keys } = setUp(['never']);

    void intent.confirm('acc_1', input);

    expect(keys).to.have.lengthOf(0);
    expect(stored()?.input).to.deep.equal(input);
  });

  it('pays once however often it is confirmed', async () => {
    const { intent, keys } = setUp([payment]);

    const ends = Array.from({ length: 20 }, () => intent.confirm('acc_1', input));
    for (const end of ends) expect((await end).status).to.equal('settled');
    await intent.confirm('acc_1', input);

    expect(keys).to.have.lengthOf(1);
  });

  it('takes no second confirmation from another intent of the tab while there is no answer', async () => {
    const first = setUp(['never']);
    const second = setUp([payment], { session: first.session });
    void first.intent.confirm('acc_1', input);

    await second.intent.confirm('acc_1', { ...input, date: '2026-11-24' });

    expect(second.keys).to.deep.equal([...first.keys]);
    expect(second.bodies).to.deep.equal([input]);
  });

  const unanswered: [string, Error][] = [
    ['the connection fails', new NetworkError()],
    ['time runs out', new TimeoutError(30_000)],
    ['the answer cannot be read', new ContractError({ path: '', reason: 'not JSON' })],
    ['the answer lacks a field', new ContractError({ path: 'status', reason: 'missing' })],
    ['the server fails', problem(500, 'internal')],
    ['a proxy stands in for the server', page(502)],
    ['a proxy forbids it', page(403)],
    ['a server that is being replaced does not know the address', page(404)],
    ['the server is unavailable', problem(503, 'unavailable')],
    ['it is asked too often', problem(429, 'rate_limited')],
    ['the proof is not taken', problem(401, 'invalid_dpop_proof')],
    ['the first attempt is still in flight', problem(409, 'idempotency_in_flight')],
    ['something unheard of is thrown', new Error('?')],
  ];
  for (const [event, error] of unanswered) {
    it(`asks again with the same key and body when ${event}`, async () => {
      const { intent, keys, bodies, states } = setUp([error, error, payment]);

      await intent.confirm('acc_1', input);

      expect(new Set(keys)).to.have.property('size', 1);
      expect(keys).to.have.lengthOf(3);
      expect(bodies).to.deep.equal([input, input, input]);
      expect(states).to.deep.equal(['confirming', 'submitted', 'unknown', 'unknown', 'settled']);
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
      const refusal = problem(status, code);
      const { intent, keys } = setUp([refusal]);

      const end = await intent.confirm('acc_1', input);

      expect(end).to.include({ status: 'declined', error: refusal });
      expect(intent.unanswered).to.equal(false);
      expect(keys).to.have.lengthOf(1);
      expect(stored()).to.equal(null);
    });
  }

  const fates: [Payment['status'], PaymentIntentState['status']][] = [
    ['scheduled', 'settled'],
    ['processing', 'settled'],
    ['posted', 'settled'],
    ['declined', 'declined'],
    ['returned', 'declined'],
    ['cancelled', 'cancelled'],
  ];
  for (const [status, end] of fates) {
    it(`is ${end} by a payment that is ${status}, now or later`, async () => {
      const is = { ...payment, status };
      const now = setUp([is]);
      const later = setUp([payment]);

      await now.intent.confirm('acc_1', input);
      await later.intent.confirm('acc_1', input);
      later.intent.update({ ...is, id: 'pay_2' });
      expect(later.intent.state.status).to.equal('settled');
      later.intent.update(is);

      expect(now.intent.state).to.include({ status: end, payment: is });
      expect(later.intent.state).to.include({ status: end, payment: is });
    });
  }

  it('mints a new key only for a new confirmation after an answer', async () => {
    const { intent, keys } = setUp([problem(422, 'cutoff_passed'), payment]);

    await intent.confirm('acc_1', input);
    await intent.confirm('acc_1', input);
    expect(keys).to.have.lengthOf(1);
    intent.reset();
    await intent.confirm('acc_1', input);

    expect(new Set(keys)).to.have.property('size', 2);
  });

  it('cannot be put away, taken back nor confirmed again, while there is no answer', async () => {
    const { intent, keys } = setUp([new NetworkError()], { patient: true });

    void intent.confirm('acc_1', input);
    await settle();
    intent.reset();
    intent.cancel();
    void intent.confirm('acc_1', { ...input, date: '2026-11-24' });
    await settle();

    expect(intent.state.status).to.equal('unknown');
    expect(keys).to.have.lengthOf(1);
    expect(stored()?.key).to.equal(keys[0]);
  });

  it('can be taken back before anything has left', async () => {
    let renewed = () => undefined as unknown;
    const credentials = new Promise((resolve) => (renewed = () => resolve(undefined)));
    const { intent, keys } = setUp([payment], { credentials });

    const end = intent.confirm('acc_1', input);
    intent.cancel();
    renewed();

    expect((await end).status).to.equal('cancelled');
    expect(keys).to.have.lengthOf(0);
    expect(stored()).to.equal(null);
  });

  it('waits longer from time to time, but never for more than twenty seconds', async () => {
    const failures = Array.from({ length: 9 }, () => new NetworkError());
    const { intent, pauses } = setUp([...failures, payment]);

    await intent.confirm('acc_1', input);

    expect(pauses.slice(0, 9)).to.deep.equal(
      [1, 2, 4, 8, 15, 20, 20, 20, 20].map((second) => second * 1000),
    );
  });

  it('asks at once when told to', async () => {
    const { intent, keys } = setUp([new NetworkError(), payment], { patient: true });
    void intent.confirm('acc_1', input);
    await settle();

    intent.checkNow();
    await settle();

    expect(keys).to.have.lengthOf(2);
    expect(intent.state.status).to.equal('settled');
  });

  it('asks at once when the connection is back', async () => {
    const answers = [new NetworkError(), payment];
    const send = () => {
      const answer = answers.shift()!;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
    const get = () => Promise.resolve(payment);
    const intent = new PaymentIntent({ session: new Session(), scope, send, get });
    const began = performance.now();
    const end = intent.confirm('acc_1', input);
    await settle();

    dispatchEvent(new Event('online'));

    expect((await end).status).to.equal('settled');
    expect(performance.now() - began).to.be.lessThan(900);
    intent.close();
  });

  it('takes up after a reload with the same key and body', async () => {
    const before = setUp(['never']);
    void before.intent.confirm('acc_1', input);
    await settle();
    before.intent.close();

    const after = setUp([payment]);
    const end = after.intent.resume('acc_1');
    expect(after.intent.state.status).to.equal('unknown');
    await end;

    expect(after.keys).to.deep.equal(before.keys);
    expect(after.bodies).to.deep.equal([input]);
    expect(after.intent.state.status).to.equal('settled');
  });

  it('leaves the intent of another account alone', async () => {
    const before = setUp(['never']);
    void before.intent.confirm('acc_1', input);
    await settle();

    const { intent, keys } = setUp([payment]);
    await intent.resume('acc_2');

    expect(intent.state.status).to.equal('drafted');
    expect(keys).to.have.lengthOf(0);
    expect(stored()?.key).to.equal(before.keys[0]);
  });

  it('turns from one account to the next and back with the key that it had', async () => {
    const { intent, keys } = setUp(['never', payment]);
    void intent.confirm('acc_1', input);
    await settle();

    await intent.resume('acc_2');
    expect(intent.state.status).to.equal('drafted');
    await intent.resume('acc_1');

    expect(new Set(keys)).to.have.property('size', 1);
    expect(intent.state.status).to.equal('settled');
  });

  it('pauses when the session turns out to be over and goes on with the same key', async () => {
    const { intent, keys } = setUp([new NetworkError(), new SignedOutError(true), payment]);

    expect((await intent.confirm('acc_1', input)).status).to.equal('paused');
    expect(intent.unanswered).to.equal(true);
    expect(stored()?.key).to.equal(keys[0]);
    await intent.resume('acc_1');

    expect(new Set(keys)).to.have.property('size', 1);
    expect(intent.state.status).to.equal('settled');
  });

  it('does not send while there is nobody to send for', async () => {
    const { intent, keys } = setUp([payment], {
      credentials: Promise.reject(new SignedOutError()),
    });

    expect((await intent.confirm('acc_1', input)).status).to.equal('paused');
    expect(keys).to.have.lengthOf(0);
  });

  for (const status of ['signed-out', 'signed-in'] as const) {
    it(`asks no more for who has left when somebody is ${status}`, async () => {
      const { intent, keys, session } = setUp([new NetworkError(), payment], { patient: true });
      void intent.confirm('acc_1', input);
      await settle();

      session.tell(status);
      intent.checkNow();
      await settle();

      expect(intent.state.status).to.equal('paused');
      expect(keys).to.have.lengthOf(1);
      expect(stored()?.key).to.equal(keys[0]);
    });
  }

  it('shows nobody the receipt of the customer before', async () => {
    const { intent, session } = setUp([payment]);
    await intent.confirm('acc_1', input);

    session.tell('signed-out');

    expect(intent.state.status).to.equal('drafted');
  });

  it('hears and sends nothing once it is closed', async () => {
    const { intent, keys, states, session } = setUp([new NetworkError(), payment], {
      patient: true,
    });
    void intent.confirm('acc_1', input);
    await settle();

    intent.close();
    intent.checkNow();
    session.tell('signed-out');
    await settle();

    expect(keys).to.have.lengthOf(1);
    expect(states.at(-1)).to.equal('unknown');
    expect(session.listeners.size).to.equal(0);
  });

  it('tells that the bank has declined what the lender had taken', async () => {
    const declined: Payment = { ...payment, status: 'declined' };
    const { intent, states, looks } = setUp([payment], {}, [payment, new NetworkError(), declined]);

    await intent.confirm('acc_1', input);
    await settle();

    expect(states).to.deep.equal(['confirming', 'submitted', 'settled', 'settled', 'declined']);
    expect(intent.state).to.include({ status: 'declined', payment: declined });
    expect(looks).to.deep.equal(['pay_1', 'pay_1', 'pay_1']);
  });

  it('looks no more once the bank has taken it, nor for more than a minute', async () => {
    const posted = setUp([payment], {}, [{ ...payment, status: 'posted' }]);
    const scheduled = setUp([{ ...payment, status: 'scheduled' }]);
    const undecided = setUp(
      [payment],
      {},
      Array.from({ length: 99 }, () => payment),
    );
    for (const { intent } of [posted, scheduled, undecided]) {
      await intent.confirm('acc_1', input);
      await settle();
    }

    expect([posted, scheduled, undecided].map(({ looks }) => looks.length)).to.deep.equal([
      1, 0, 6,
    ]);
    expect(undecided.pauses.reduce((sum, pause) => sum + pause)).to.be.lessThan(60_000);
  });

  it('shows what has become of a payment since its first answer, which a later attempt gets again', async () => {
    const first: Payment = { ...payment, status: 'scheduled' };
    const before = setUp(['never']);
    void before.intent.confirm('acc_1', input);
    await settle();
    before.intent.close();

    const resumed = setUp([first], {}, [new NetworkError(), { ...first, status: 'cancelled' }]);
    await resumed.intent.resume('acc_1');
    await settle();
    const retried = setUp([new NetworkError(), first], {}, [{ ...first, status: 'posted' }]);
    await retried.intent.confirm('acc_1', input);
    await settle();

    expect(resumed.intent.state.status).to.equal('cancelled');
    expect(retried.intent.state).to.include({ status: 'settled' });
    expect((retried.intent.state as { payment?: Payment }).payment?.status).to.equal('posted');
  });

  it('looks again when it is resumed, and no more once it is put away or closed', async () => {
    const first: Payment = { ...payment, status: 'scheduled' };
    const { intent, looks } = setUp([first], {}, [first, { ...first, status: 'returned' }]);
    await intent.confirm('acc_1', input);
    await intent.resume('acc_1');
    await settle();
    expect(intent.state.status).to.equal('settled');

    await intent.resume('acc_1');
    await settle();

    expect([intent.state.status, looks.length]).to.deep.equal(['declined', 2]);
    for (const end of ['reset', 'close'] as const) {
      const put = setUp([payment], { patient: true }, [{ ...payment, status: 'declined' }]);
      await put.intent.confirm('acc_1', input);
      put.intent[end]();
      await settle();
      expect([end, put.looks.length]).to.deep.equal([end, 0]);
    }
  });

  describe('and where it is kept', () => {
    it('stays in memory where the tab has no room', async () => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      const before = setUp(['never']);
      try {
        void before.intent.confirm('acc_1', input);
        await settle();
      } finally {
        Storage.prototype.setItem = setItem;
      }

      const after = setUp([payment], { session: before.session });
      await after.intent.resume('acc_1');

      expect(after.keys).to.deep.equal(before.keys);
    });

    it('is a storage of the caller’s where there is one', async () => {
      const kept = new Map<string, string>();
      const storage: StorageLike = {
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, value) => void kept.set(name, value),
        removeItem: (name) => void kept.delete(name),
      };
      const before = setUp(['never'], { storage, scope: undefined });
      void before.intent.confirm('acc_1', input);
      await settle();
      expect(kept.size).to.equal(1);

      const after = setUp([payment], { storage, scope: undefined });
      await after.intent.resume('acc_1');

      expect(after.keys).to.deep.equal(before.keys);
      expect([kept.size, sessionStorage.length]).to.deep.equal([0, 0]);
    });

    it('is memory alone for a client that remembers nothing', async () => {
      const { intent, session, keys } = setUp(['never'], { scope: undefined });
      void intent.confirm('acc_1', input);
      await settle();
      expect(sessionStorage.length).to.equal(0);

      const again = setUp([payment], { scope: undefined, session });
      await again.intent.resume('acc_1');
      const stranger = setUp([payment], { scope: undefined });
      await stranger.intent.resume('acc_1');

      expect(again.keys).to.deep.equal(keys);
      expect(stranger.keys).to.deep.equal([]);
    });

    it('ignores what it did not write itself', async () => {
      const texts = [
        '',
        '{',
        'null',
        '1',
        '{"key":1}',
        '{"key":"k","accountId":"acc_1","confirmedAt":1}',
        JSON.stringify({ key: 'k', accountId: 'acc_2', confirmedAt: 1, input }),
        JSON.stringify({
          key: 'k',
          accountId: 'acc_1',
          confirmedAt: 1,
          input: { ...input, amount: { amount: 4.5, currency: 'USD' } },
        }),
      ];

      for (const text of texts) {
        sessionStorage.setItem(slot(), text);
        const { intent, keys } = setUp([payment]);
        await intent.resume('acc_1');
        expect(intent.state.status, text).to.equal('drafted');
        expect(keys, text).to.have.lengthOf(0);
      }
    });

    it('holds no name, number or token', () => {
      void setUp(['never']).intent.confirm('acc_1', input);

      expect(Object.keys(stored()!).sort()).to.deep.equal([
        'accountId',
        'confirmedAt',
        'input',
        'key',
      ]);
    });

    it('keeps the intents of two scopes apart', async () => {
      void setUp(['never']).intent.confirm('acc_1', input);
      const { intent, keys } = setUp([payment], { scope: 'fs-central/lender/other/host' });

      await intent.resume('acc_1');

      expect(keys).to.have.lengthOf(0);
    });

    it('is no storage on a computer that others use, and is forgotten at sign-out', async () => {
      const before = sessionStorage.length;
      const { intent, keys, session } = setUp(['never', payment], { shared: true });
      void intent.confirm('acc_1', input);
      await settle();
      expect(sessionStorage.length).to.equal(before);
      expect(intent.state.status).to.equal('submitted');

      session.shared = false;
      session.tell('signed-out');
      expect(intent.state.status).to.equal('drafted');
      await intent.resume('acc_1');

      expect(intent.state.status).to.equal('drafted');
      expect(keys).to.have.lengthOf(1);
    });

    it('is memory alone for whoever signs in later on a computer that others use', async () => {
      const { intent, session } = setUp(['never']);
      session.shared = true;
      session.tell('signed-in');

      void intent.confirm('acc_1', input);

      expect(sessionStorage.length).to.equal(0);
    });
  });
});
