import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Client } from '../../../sdk/index.ts';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { scopeName } from '../../../sdk/session/scope-name.ts';
import { LenderDouble, until } from '../support/lender-double.ts';
import { SessionServer } from '../support/session-server.ts';

const frames = 3;
const host = 'https://dealer.example';

type Step =
  | { do: 'sign-in'; frame: number; sharedComputer: boolean }
  | { do: 'sign-out' | 'call' | 'reload'; frame: number }
  | { do: 'wait'; milliseconds: number };

const frame = fc.nat(frames - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('sign-in' as const), frame, sharedComputer: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('sign-out' as const, 'call' as const, 'reload' as const),
    frame,
  }),
  fc.record({ do: fc.constant('wait' as const), milliseconds: fc.constantFrom(0, 1, 5, 20) }),
);

/** Three frames of a page, a lender that answers after a moment, and what they do at once. */
class Scene {
  readonly lender = new SessionServer();
  readonly clientId = crypto.randomUUID();
  readonly page = crypto.randomUUID();
  readonly clients = Array.from({ length: frames }, () => this.#open());
  /** Ends what a frame has under way when it is loaded anew. */
  readonly #lives = Array.from({ length: frames }, () => new AbortController());
  #busy: Promise<unknown>[] = [];

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.do === 'wait') await pause(step.milliseconds);
      else this.#busy.push(this.#start(step).catch(() => undefined));
    }
    await this.settle();
  }

  /** Waits until nothing is under way. */
  async settle(): Promise<void> {
    await Promise.all(this.#busy);
    await Promise.all(this.clients.map(({ auth }) => auth.ready));
    await pause(40);
  }

  readonly states = (): string[] => this.clients.map(({ auth }) => auth.state.status);

  async end(): Promise<void> {
    for (const client of this.clients) client.close();
    sessionStorage.clear();
    indexedDB.deleteDatabase(this.#scope);
  }

  get #scope(): string {
    return scopeName(LenderDouble.origin, this.clientId, host);
  }

  /** Whether anything of this client is left in storage, where files that ran before may have left theirs. */
  readonly remembers = async (): Promise<boolean> =>
    Object.keys(sessionStorage).some((name) => name.includes(this.clientId)) ||
    (await new KeyStore(this.#scope).find()) !== undefined;

  #open(): Client {
    const { clientId, page } = this;
    return this.lender.client({ clientId, host, page });
  }

  async #start(step: Exclude<Step, { do: 'wait' }>): Promise<unknown> {
    const client = this.clients[step.frame]!;
    switch (step.do) {
      case 'sign-in': {
        const { sharedComputer } = step;
        const { signal } = this.#lives[step.frame]!;
        return client.auth.signIn({ userId: 'a', password: 'b', sharedComputer }, { signal });
      }
      case 'sign-out':
        return client.auth.signOut();
      case 'call':
        return client.accounts.list();
      case 'reload':
        client.close();
        this.#lives[step.frame]!.abort();
        this.#lives[step.frame] = new AbortController();
        this.clients[step.frame] = this.#open();
        return this.clients[step.frame]!.auth.ready;
    }
  }
}

/** Waits until something holds and goes on to hold: messages may still be on their way. */
async function lasting(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  for (let held = 0; held < 8; held += 1) {
    await pause(10);
    if (await condition()) continue;
    held = 0;
    // Thrown, so that the seed and the steps are printed, as a time-out of the whole test would not.
    if (Date.now() > deadline) throw new Error('still not so after 5 s');
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('whatever the frames of a page do at once', () => {
  it('a sign-out is the end of it, and the next sign-in is for all of them', async function () {
    this.timeout(60_000);
    let scene: Scene | undefined;
    const property = fc.asyncProperty(
      fc.array(step, { maxLength: 10 }),
      frame,
      async (steps, at) => {
        scene = new Scene();
        await Promise.all(scene.clients.map(({ auth }) => auth.ready));
        await scene.run(steps);

        await scene.clients[at]!.auth.signOut();
        const { remembers, states } = scene;
        await lasting(
          async () => states().every((status) => status === 'signed-out') && !(await remembers()),
        );
        await scene.clients[at]!.auth.signIn({ userId: 'a', password: 'b', sharedComputer: true });
        await until(() => scene!.states().every((status) => status === 'signed-in'));
        const sessions = [];
        for (const client of scene.clients) sessions.push(await scene.lender.sessionOf(client));
        expect(new Set(sessions).size).to.equal(1);
        expect(sessions[0]).not.to.equal(undefined);
        expect(scene.lender.stolen).to.deep.equal([]);
      },
    );
    await fc.assert(
      property.afterEach(() => scene?.end()),
      { numRuns: 12, includeErrorInReport: true },
    );
  });
});
