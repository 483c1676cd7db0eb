import { expect } from 'chai';
import { type IdleLimits, idleLimits, IdleTimer } from '../../src/controllers/idle.ts';
import { until } from './fixture.ts';

const minute = 60_000;
const limits: IdleLimits = { idle: 15 * minute, warning: minute, atLeast: 20_000, extensions: 10 };

/** A clock that the test sets. */
class Clock {
  time = Date.UTC(2026, 10, 22, 12);
  readonly now = () => this.time;
  pass(milliseconds: number) {
    this.time += milliseconds;
  }
}

/** Channels that hand messages on at once, to all but the sender; a frozen page gets its own late. */
class Ether {
  readonly #listeners = new Map<object, (event: MessageEvent) => void>();
  readonly #held: (() => void)[] = [];
  frozen: object | undefined;

  open() {
    const channel = {
      postMessage: (data: unknown) => {
        for (const [other, listener] of this.#listeners) {
          if (other === channel) continue;
          const deliver = () => listener(new MessageEvent('message', { data }));
          if (other === this.frozen) this.#held.push(deliver);
          else deliver();
        }
      },
      addEventListener: (_: string, listener: (event: MessageEvent) => void) =>
        this.#listeners.set(channel, listener),
    };
    return channel as unknown as Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  }

  thaw() {
    this.frozen = undefined;
    for (const deliver of this.#held.splice(0)) deliver();
  }
}

const alone = (clock: Clock) => new IdleTimer({ limits, now: clock.now });

describe('IdleTimer', () => {
  let clock: Clock;
  beforeEach(() => (clock = new Clock()));

  it('gives a shared computer a third of the time', () => {
    expect(idleLimits(false).idle).to.equal(15 * minute);
    expect(idleLimits(true).idle).to.equal(5 * minute);
  });

  it('warns a minute before the end, and not earlier (WCAG 2.2.1)', () => {
    const timer = alone(clock);

    clock.pass(14 * minute - 1);
    expect(timer.tick().phase).to.equal('quiet');
    clock.pass(1);

    expect(timer.tick()).to.deep.include({ phase: 'warned', cause: 'idle' });
    expect(timer.secondsLeft).to.equal(60);
  });

  it('ends the session when nothing is done', () => {
    const timer = alone(clock);

    clock.pass(14 * minute);
    timer.tick();
    clock.pass(minute - 1);
    expect(timer.tick().phase).to.equal('warned');
    clock.pass(1);

    expect(timer.tick().phase).to.equal('over');
  });

  it('begins anew with everything that is done', () => {
    const timer = alone(clock);

    for (let times = 0; times < 20; times += 1) {
      clock.pass(13 * minute);
      timer.active();
    }

    expect(timer.tick().phase).to.equal('quiet');
  });

  it('can be put off ten times in a row, and no more (WCAG 2.2.1)', () => {
    const timer = alone(clock);
    for (let times = 0; times < 10; times += 1) {
      clock.pass(14 * minute);
      expect(timer.tick(), `time ${times}`).to.deep.include({ phase: 'warned', cause: 'idle' });
      timer.extend();
      expect(timer.state.phase, `time ${times}`).to.equal('quiet');
    }

    clock.pass(14 * minute);
    expect(timer.tick()).to.deep.include({ phase: 'warned', cause: 'spent' });
    timer.extend();
    expect(timer.state.phase).to.equal('warned');
    clock.pass(minute);

    expect(timer.tick().phase).to.equal('over');
  });

  it('counts extensions from none again once something is done', () => {
    const timer = alone(clock);
    clock.pass(14 * minute);
    timer.tick();
    timer.extend();
    expect(timer.extensionsLeft).to.equal(9);

    timer.active();

    expect(timer.extensionsLeft).to.equal(10);
  });

  it('gives 20 seconds where the browser woke the page late (WCAG 2.2.1)', () => {
    const timer = alone(clock);

    clock.pass(15 * minute + 30_000);
    expect(timer.tick().phase).to.equal('warned');
    expect(timer.secondsLeft).to.equal(20);
    clock.pass(20_000);

    expect(timer.tick().phase).to.equal('over');
  });

  it('ends at once after a night asleep, and no click brings the session back', () => {
    const timer = alone(clock);

    clock.pass(8 * 60 * minute);
    timer.active();

    expect(timer.state.phase).to.equal('over');
  });

  it('ends at once where the device slept through the warning', () => {
    const timer = alone(clock);
    clock.pass(14 * minute);
    timer.tick();

    clock.pass(60 * minute);

    expect(timer.tick().phase).to.equal('over');
  });

  it('warns of the end that the lender has set, and cannot put that one off', () => {
    const timer = alone(clock);
    timer.age = clock.time + 10 * minute;

    clock.pass(9 * minute);
    timer.active();
    expect(timer.tick()).to.deep.include({ phase: 'warned', cause: 'age' });
    timer.extend();
    expect(timer.state.phase).to.equal('quiet');
    clock.pass(minute);

    expect(timer.tick().phase).to.equal('over');
  });

  it('says every new state once', () => {
    const timer = alone(clock);
    const heard: string[] = [];
    timer.addEventListener('change', () => heard.push(timer.state.phase));

    for (let second = 0; second <= 15 * 60; second += 1) {
      timer.tick();
      clock.pass(1_000);
    }

    expect(heard).to.deep.equal(['warned', 'over']);
  });

  describe('in two tabs', () => {
    let ether: Ether;
    let tabs: [IdleTimer, IdleTimer];
    let channels: ReturnType<Ether['open']>[];
    beforeEach(() => {
      ether = new Ether();
      channels = [ether.open(), ether.open()];
      const [one, other] = channels.map(
        (channel) => new IdleTimer({ limits, channel, now: clock.now }),
      );
      tabs = [one!, other!];
    });

    it('counts what is done in one for both', () => {
      clock.pass(14 * minute);
      tabs.forEach((tab) => tab.tick());
      expect(tabs.map((tab) => tab.state.phase)).to.deep.equal(['warned', 'warned']);

      tabs[0].active();

      expect(tabs.map((tab) => tab.state.phase)).to.deep.equal(['quiet', 'quiet']);
    });

    it('counts an extension for both', () => {
      clock.pass(14 * minute);
      tabs.forEach((tab) => tab.tick());

      tabs[1].extend();

      expect(tabs.map((tab) => tab.state.phase)).to.deep.equal(['quiet', 'quiet']);
      expect(tabs.map((tab) => tab.extensionsLeft)).to.deep.equal([9, 9]);
    });

    it('ends both when nothing is done in either', async () => {
      clock.pass(14 * minute);
      tabs.forEach((tab) => tab.tick());
      clock.pass(minute);
      tabs.forEach((tab) => tab.tick());

      await until(() => tabs.every((tab) => tab.state.phase === 'over'));
    });

    it('is not ended by a tab that was frozen while somebody worked in the other', async () => {
      ether.frozen = channels[1];
      for (let times = 0; times < 30; times += 1) {
        clock.pass(minute);
        tabs[0].active();
      }

      // It wakes, and looks at the clock before it gets its post.
      expect(tabs[1].tick().phase).to.equal('quiet');
      ether.thaw();
      await new Promise((resolve) => setTimeout(resolve, 500));

      expect(tabs[1].tick().phase).to.equal('quiet');
    });

    it('believes no activity from the future, and nothing that is not news', () => {
      clock.pass(14 * minute);
      tabs.forEach((tab) => tab.tick());
      const forged = [
        undefined,
        'active',
        { type: 'active' },
        { type: 'active', at: clock.time + minute, extensions: 0 },
        { type: 'active', at: Infinity, extensions: 0 },
        { type: 'active', at: Number.NaN, extensions: 0 },
        { type: 'active', at: String(clock.time), extensions: 0 },
      ];

      for (const message of forged) ether.open().postMessage(message);

      expect(tabs.map((tab) => tab.state.phase)).to.deep.equal(['warned', 'warned']);
    });
  });
});
