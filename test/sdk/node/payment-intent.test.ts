import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PaymentIntentState } from '../../../sdk/index.ts';
import { amounts, fates, ModelLender, type Fate } from './payment-intent/lender.ts';
import { ModelClock, ModelTab, settle, type StorageMode } from './payment-intent/tab.ts';

/** How many are tried; INTENTS=100000 takes some minutes. */
const runs = Number(process.env['INTENTS'] ?? 1_000);
const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

type Account = 'acc_a1' | 'acc_a2' | 'acc_b';

/** Something that happens; `tab` counts round. */
type Step =
  | { do: 'confirm'; tab: number; account: Account; amount: keyof typeof amounts; presses: number }
  | { do: 'network'; fate: Fate }
  | { do: 'sign-in'; tab: number; customer: 'a' | 'b'; shared: boolean; soon: boolean }
  | { do: 'reload'; tab: number; soon: boolean }
  | { do: 'turn'; tab: number; account: Account }
  | { do: 'storage'; tab: number; mode: StorageMode }
  | { do: 'time'; milliseconds: number }
  | { do: 'clock'; milliseconds: number }
  | { do: 'lender' | 'bank' | 'elsewhere' }
  | {
      do: 'sign-out' | 'load' | 'reset' | 'take-back' | 'cancel' | 'check-now' | 'hold' | 'let-go';
      tab: number;
    };

const tab = fc.nat(1);
const account = fc.constantFrom<Account[]>('acc_a1', 'acc_a1', 'acc_a1', 'acc_a2', 'acc_b');
const amount = fc.constantFrom<(keyof typeof amounts)[]>(
  'fine',
  'fine',
  'scheduled',
  'tooMuch',
  'declinedByBank',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      tab,
      account,
      amount,
      presses: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('network' as const), fate: fc.constantFrom(...fates) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'sign-out' as const,
        'load' as const,
        'load' as const,
        'reset' as const,
        'take-back' as const,
        'cancel' as const,
        'check-now' as const,
        'hold' as const,
        'let-go' as const,
      ),
      tab,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('sign-in' as const),
      tab,
      customer: fc.constantFrom('a' as const, 'a' as const, 'b' as const),
      shared: fc.boolean(),
      soon: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reload' as const), tab, soon: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('turn' as const), tab, account }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('storage' as const),
      tab,
      mode: fc.constantFrom<StorageMode[]>('kept', 'full', 'denied'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('time' as const),
      milliseconds: fc.constantFrom(1_000, 5_000, 60_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      milliseconds: fc.constantFrom(-86_400_000, 86_400_000, 31_536_000_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lender' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('bank' as const, 'elsewhere' as const) }),
  },
);

const owns = { a: ['acc_a1', 'acc_a2'], b: ['acc_b'] };

const inputOf = (amount: keyof typeof amounts) => ({
  amount: { amount: amounts[amount], currency: 'USD' },
  methodId: 'pm',
  date: '2026-11-27',
});

/** What this test knows of a tab on its own account: payments it confirmed and has no answer to. */
interface Notes {
  /** By account: the key, and whether the page that made it has been left since. */
  pending: Map<Account, { key: string; left: boolean; shared: boolean }>;
  /** What the page shows; nothing until the customer's accounts are there. */
  shown: Account | undefined;
}

class World {
  readonly clock = new ModelClock();
  readonly lender = new ModelLender(this.clock);
  readonly tabs = [0, 1].map(() => new ModelTab(this.lender, this.clock));
  readonly notes: Notes[] = [0, 1].map(() => ({ pending: new Map(), shown: 'acc_a1' }));
  readonly keys = new Set<string>();
  /** What a page has told its customer for good; looked up again to the end, when all that was late has arrived. */
  readonly claims: Extract<PaymentIntentState, { status: 'settled' | 'declined' | 'cancelled' }>[] =
    [];
  confirmations = 0;

  async take(one: Step): Promise<void> {
    switch (one.do) {
      case 'network':
        this.lender.fate = one.fate;
        break;
      case 'lender':
        this.lender.catchUp();
        break;
      case 'bank':
        this.lender.decide();
        break;
      case 'elsewhere':
        this.lender.cancelElsewhere();
        break;
      case 'time':
        await this.clock.pass(one.milliseconds);
        break;
      case 'clock':
        clockIsOff += one.milliseconds;
        break;
      default:
        this.#inTab(one, this.tabs[one.tab]!, this.notes[one.tab]!);
    }
    await settle();
    this.inspect();
  }

  #inTab(one: Extract<Step, { tab: number }>, at: ModelTab, notes: Notes): void {
    const { intent, session } = at;
    switch (one.do) {
      case 'confirm':
        this.#confirm(one, at, notes);
        break;
      case 'sign-in':
        session.become(one.customer, one.shared);
        notes.shown = undefined;
        if (one.soon) this.#load(at, notes);
        break;
      case 'load':
        this.#load(at, notes);
        break;
      case 'turn':
        if (!this.#mayShow(at, one.account)) break;
        notes.shown = one.account;
        void intent.resume(one.account);
        break;
      case 'sign-out':
        if (session.shared) this.#forget(at, notes);
        session.become(undefined);
        break;
      case 'reload':
        this.#reload(at, notes, one.soon);
        break;
      case 'storage':
        at.mode = one.mode;
        break;
      case 'reset': {
        const { unanswered } = intent;
        intent.reset();
        assert.equal(intent.unanswered, unanswered, 'put away without an answer');
        break;
      }
      case 'take-back':
        intent.cancel();
        break;
      case 'check-now':
        intent.checkNow();
        break;
      case 'hold':
        session.held = true;
        break;
      case 'let-go':
        session.letGo();
        break;
      case 'cancel': {
        const { state } = intent;
        const gone = state.status === 'settled' && this.lender.cancel(state.payment.id);
        if (gone) intent.update(gone);
        break;
      }
    }
  }

  #confirm(one: Extract<Step, { do: 'confirm' }>, at: ModelTab, notes: Notes): void {
    // Only what is on screen can be confirmed, by who is signed in.
    if (!this.#mayShow(at, one.account) || notes.shown !== one.account) return;
    const input = inputOf(one.amount);
    const before = at.intent.state.status;
    const remembered = this.#remembers(at, notes, one.account);
    for (let press = 0; press < one.presses; press += 1) {
      void at.intent.confirm(one.account, input);
    }
    const { state } = at.intent;
    if (state.status === 'drafted' || this.keys.has(state.confirmed.key)) return;
    const { key } = state.confirmed;
    assert.equal(before, 'drafted', 'a key was made before there was an answer');
    assert.ok(!remembered, 'a second key for what has no answer');
    const kept = [...at.storage.values()].some((text) => text.includes(key));
    assert.equal(kept, at.mode === 'kept' && !at.session.shared, 'kept where it should be');
    this.confirmations += 1;
    this.keys.add(key);
    notes.pending.set(one.account, { key, left: false, shared: at.session.shared });
  }

  /** The customer's accounts have come, and the page goes on with what the first has without an answer. */
  #load({ intent, session }: ModelTab, notes: Notes): void {
    if (session.customer === undefined) return;
    const [first] = owns[session.customer as 'a' | 'b'] as [Account];
    notes.shown = this.#mayShow({ session }, notes.shown) ? notes.shown : first;
    if (notes.shown) void intent.resume(notes.shown);
  }

  /** What a shared computer forgets at sign-out: what was confirmed on it, and what is being asked about. */
  #forget({ intent: { state, unanswered }, mode }: ModelTab, { pending }: Notes): void {
    for (const [name, note] of pending) {
      const current = unanswered && 'confirmed' in state && state.confirmed.key === note.key;
      if (note.shared || current) {
        pending.delete(name);
        // What the browser does not let go of cannot be helped.
        if (note.shared || mode !== 'denied') this.lender.forgotten.add(note.key);
      } else {
        note.left = true;
      }
    }
  }

  #reload(at: ModelTab, notes: Notes, soon: boolean): void {
    at.reload();
    for (const [name, note] of notes.pending) {
      if (note.shared) notes.pending.delete(name);
      else note.left = true;
    }
    // A page may also let its customer confirm before it has looked for what was left.
    if (soon) this.#load(at, notes);
  }

  #mayShow({ session }: Pick<ModelTab, 'session'>, name: Account | undefined): boolean {
    if (!name) return false;
    return owns[session.customer as 'a' | 'b']?.includes(name) ?? false;
  }

  /** Whether this tab can know that a payment on the account has no answer yet. */
  #remembers(at: ModelTab, notes: Notes, name: Account): boolean {
    const note = notes.pending.get(name);
    if (!note) return false;
    const kept = [...at.storage.values()].some((text) => text.includes(note.key));
    return !note.left || (kept && at.mode !== 'denied');
  }

  /** What holds at any time: what a page says is true of the ledger. */
  inspect(): void {
    this.tabs.forEach((at, index) => {
      for (const state of at.told.splice(0)) {
        if (state.status === 'drafted') continue;
        const { confirmed } = state;
        this.keys.add(confirmed.key);
        if (!['settled', 'declined', 'cancelled'].includes(state.status)) continue;
        this.claims.push(state as World['claims'][number]);
        const { pending } = this.notes[index]!;
        for (const [name, { key }] of pending) if (key === confirmed.key) pending.delete(name);
      }
    });
    for (const { intent } of this.tabs) {
      const { state } = intent;
      if (state.status !== 'confirming') continue;
      assert.ok(!this.lender.senders.has(state.confirmed.key), 'confirming, but sent');
    }
    for (const claim of this.claims) this.#check(claim);
    assert.ok(this.keys.size <= this.confirmations, 'more keys than confirmations');
    assert.deepEqual(this.lender.remembered, [], 'a shared computer remembers');
    const paid = this.lender.ledger.map(({ key }) => key);
    assert.equal(new Set(paid).size, paid.length, 'two payments of one intent');
    for (const [key, senders] of this.lender.senders) {
      assert.ok(this.keys.has(key), 'a key that nobody confirmed');
      assert.equal(senders.size, 1, 'one customer’s payment was sent for another');
    }
  }

  #check(claim: World['claims'][number]): void {
    const payments = this.lender.under(claim.confirmed.key);
    const [payment] = payments;
    const { was } = this.lender.ledger.find(({ key }) => key === claim.confirmed.key) ?? {};
    if ('payment' in claim && claim.payment) {
      assert.equal(payments.length, 1, `${claim.status}, and not in the ledger once`);
      assert.equal(payment?.id, claim.payment.id);
      assert.deepEqual(payment?.amount, claim.confirmed.input.amount);
      assert.ok(was?.has(claim.payment.status), 'what it never was');
      // What is not settled is told for good.
      if (claim.status !== 'settled') assert.equal(payment?.status, claim.payment.status);
      return;
    }
    assert.deepEqual(payments, [], `${claim.status}, but in the ledger`);
    if (claim.status === 'cancelled') assert.ok(!this.lender.senders.has(claim.confirmed.key));
  }

  /** The network heals; every payment that a tab can remember is answered within a minute. */
  async heal(): Promise<void> {
    this.lender.fate = 'answered';
    this.lender.catchUp();
    for (const [index, at] of this.tabs.entries()) {
      const notes = this.notes[index]!;
      at.mode = 'kept';
      // A renewal that hangs does so for as long as its own limit lets it.
      const unlimited = new AbortController().signal;
      const renewed = this.clock.wait(30_000, unlimited).then(() => at.session.letGo());
      await settle();
      this.inspect();
      for (const [name, { key }] of [...notes.pending]) {
        const mine = this.#remembers(at, notes, name);
        if (!mine) continue;
        const customer = name === 'acc_b' ? 'b' : 'a';
        if (at.session.customer !== customer) at.session.become(customer);
        // What is being asked about already is asked about to the end; an impatient customer may press.
        const { state: before } = at.intent;
        const asking = at.intent.unanswered && before.status !== 'paused' && 'confirmed' in before;
        if (!asking || before.confirmed.key !== key) void at.intent.resume(name);
        else if (index === 1) at.intent.checkNow();
        // The rest of the minute is for the answer's own way.
        await this.clock.pass(answerIn);
        await settle();
        this.inspect();
        const { state } = at.intent;
        assert.ok(
          this.claims.some(({ confirmed }) => confirmed.key === key),
          `still ${state.status} a minute after the network healed`,
        );
        this.#checkShown(at);
      }
      await this.clock.pass(60_000);
      await renewed;
      await settle();
      this.inspect();
    }
    // Whoever still looks at a payment, or comes back to it, is shown what has become of it.
    this.lender.decide();
    for (const { intent } of this.tabs) {
      const { state } = intent;
      if ('payment' in state) void intent.resume(state.confirmed.accountId);
    }
    await settle();
    this.inspect();
    for (const at of this.tabs) this.#checkShown(at);
  }

  /** What is shown is so now, not only when it was first answered. */
  #checkShown({ intent: { state } }: ModelTab): void {
    if (!('payment' in state) || !state.payment) return;
    const [payment] = this.lender.under(state.confirmed.key);
    assert.equal(state.payment.status, payment?.status, 'shown as it was once');
  }
}

/** Milliseconds after which an intent is answered once the network is mended. */
const answerIn = 55_000;

/** The device's clock is off by so much. */
let clockIsOff = 0;
const realNow = Date.now;

test(`${String(runs)} histories of payment intents tell the truth (seed ${String(seed)})`, async () => {
  const ends: Record<string, number> = {};
  Date.now = () => realNow() + clockIsOff;
  try {
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
      async (steps) => {
        clockIsOff = 0;
        const world = new World();
        for (const one of steps) await world.take(one);
        await world.heal();
        for (const at of world.tabs) at.intent.close();
        for (const { status } of world.claims) ends[status] = (ends[status] ?? 0) + 1;
      },
    );
    await fc.assert(property, { numRuns: runs, seed, includeErrorInReport: true });
  } finally {
    Date.now = realNow;
  }
  console.log(`ends: ${JSON.stringify(ends)}`);
  if (runs < 1_000) return;
  for (const end of ['settled', 'declined', 'cancelled']) assert.ok(ends[end], `never ${end}`);
});

test('what hangs while the network is mended is given up, and answered within a minute', async () => {
  for (const hanging of ['payment', 'renewal', 'payment after a renewal'] as const) {
    const clock = new ModelClock();
    const lender = new ModelLender(clock);
    const { intent, session } = new ModelTab(lender, clock);
    lender.fate = 'lost-before';
    void intent.confirm('acc_a1', inputOf('fine'));
    await settle();
    await clock.pass(60_000);
    lender.fate = 'stalled-after';
    session.held = hanging !== 'payment';
    // The next attempt begins, and hangs.
    await clock.pass(30_000);
    const unlimited = new AbortController().signal;
    void clock.wait(hanging === 'renewal' ? 30_000 : 1_000, unlimited).then(() => session.letGo());
    await clock.pass(1_000);
    assert.equal(intent.state.status, 'unknown');
    lender.fate = 'answered';

    await clock.pass(answerIn);

    assert.equal(intent.state.status, 'settled', hanging);
    assert.equal(lender.ledger.length, 1);
    intent.close();
  }
});

test('what the bank declines after the answer is told, here and after a reload', async () => {
  for (const reloaded of [false, true]) {
    const clock = new ModelClock();
    const lender = new ModelLender(clock);
    const at = new ModelTab(lender, clock);
    lender.fate = reloaded ? 'lost-after' : 'answered';
    void at.intent.confirm('acc_a1', inputOf('declinedByBank'));
    await settle();
    if (!reloaded) assert.equal(at.intent.state.status, 'settled');
    lender.decide();
    lender.fate = 'answered';
    if (reloaded) {
      at.reload();
      void at.intent.resume('acc_a1');
    }

    await clock.pass(reloaded ? 0 : 2_000);
    await settle();

    assert.equal(at.intent.state.status, 'declined');
    assert.equal(lender.ledger.length, 1);
    at.intent.close();
  }
});

test('a customer who asks now does not wait for an attempt that hangs', async () => {
  const clock = new ModelClock();
  const lender = new ModelLender(clock);
  const { intent } = new ModelTab(lender, clock);
  lender.fate = 'lost-before';
  void intent.confirm('acc_a1', inputOf('fine'));
  await settle();
  await clock.pass(60_000);
  lender.fate = 'stalled-after';
  await clock.pass(31_000);
  lender.fate = '503-before';
  intent.checkNow();
  await settle();
  lender.fate = 'answered';

  // The pauses begin anew, too.
  await clock.pass(1_000);

  assert.equal(intent.state.status, 'settled');
  assert.equal(lender.ledger.length, 1);
  intent.close();
});

test('what the browser does not let go of is not taken back', async () => {
  const clock = new ModelClock();
  const lender = new ModelLender(clock);
  const at = new ModelTab(lender, clock);
  at.session.held = true;
  void at.intent.confirm('acc_a1', inputOf('fine'));
  at.mode = 'denied';

  at.intent.cancel();

  at.mode = 'kept';
  at.reload();
  await at.intent.resume('acc_a1');
  assert.equal(lender.ledger.length, 1);
  assert.ok(
    !at.told.some(({ status }) => status === 'cancelled'),
    'paid, but said to be cancelled',
  );
  at.intent.close();
});
