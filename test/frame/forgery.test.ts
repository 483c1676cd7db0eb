import { expect } from 'chai';
import type * as connections from '../../src/controllers/connection.ts';
import { protocolVersion } from '../../src/frame/protocol.ts';
import { Forger } from '../shell/forger.ts';
import { closeAll, elsewhere, frameOf, unanswered, type Host } from './support/host.ts';

const { runs, seed } = (await (await fetch('/test/random')).json()) as Record<string, number>;

afterEach(closeAll);

/** Everything that a message could change. */
function standing(host: Host) {
  const { document, sessionStorage, localStorage, location } = host.inside;
  const { documentElement: root } = document;
  return {
    // No locale is the browser's own, and one without words is English.
    page: root.outerHTML.replaceAll(/(lang|locale)="en(-\w+)?"/g, '$1="en"'),
    element: document.querySelector('fs-login')?.shadowRoot?.innerHTML,
    sheets: document.adoptedStyleSheets.map(({ cssRules }) =>
      Array.from(cssRules, ({ cssText }) => cssText).join('\n'),
    ),
    stored: [...Object.entries(sessionStorage), ...Object.entries(localStorage)],
    address: location.href,
    said: host.said.length,
    hellos: host.hellos.length,
  };
}

/** Notes what is thrown in the frame from now on. */
function watch({ inside }: Host) {
  const thrown: string[] = [];
  inside.addEventListener('error', ({ message }) => thrown.push(message));
  inside.addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)));
  return thrown;
}

/** Resolves when every message that was posted to the frame before has been handed out. */
function delivered({ inside }: Host) {
  return new Promise<void>((resolve) => {
    const last = crypto.randomUUID();
    inside.addEventListener('message', function listener({ data }: MessageEvent) {
      if (data !== last) return;
      inside.removeEventListener('message', listener);
      resolve();
    });
    inside.postMessage(last, location.origin);
  });
}

/** Makes window messages that a guest must not take, and what a shell must not say. */
class HostForger extends Forger {
  readonly #other = document.createElement('iframe').contentWindow;

  /** A welcome that is wrong somewhere, or comes from somebody else. */
  event(host: Host): MessageEvent {
    const right = host.welcome({ locale: 'es', direction: 'rtl' });
    const sender = this.pick(['right', 'source', 'origin', 'both']);
    const data =
      sender === 'right' ? this.#spoiltWelcome(right) : this.pick([right, this.rubbish()]);
    return new host.inside.MessageEvent('message', {
      data,
      ports: this.pick([[new MessageChannel().port2], []]),
      source: /source|both/.test(sender) ? this.pick([host.inside, this.#other, null]) : window,
      origin: /origin|both/.test(sender)
        ? this.pick([elsewhere, '', 'null', `${location.origin}.example`, location.host])
        : location.origin,
    });
  }

  #spoiltWelcome(right: object): unknown {
    const name = this.pick(['fs', 'version', 'nonce', 'page', 'settings']);
    const wrong: Record<string, unknown[]> = {
      fs: ['hello', 'Welcome', 7, undefined],
      version: [protocolVersion + 1, String(protocolVersion), undefined, NaN],
      nonce: [crypto.randomUUID(), '', undefined, [], 'x'.repeat(36)],
      page: ['', 'short', 'x'.repeat(65), undefined, 1e20],
      settings: [undefined, null, 'locale', 7],
    };
    return this.pick([{ ...right, [name]: this.pick(wrong[name]!) }, this.rubbish()]);
  }

  /** What no shell says over its port, or says of nothing that the guest knows. */
  order(): unknown {
    const tokens = [
      '--fs-color-text',
      '--fs-font',
      '--fs-font-size',
      '--_text',
      'color',
      'constructor',
    ];
    const values = [
      'url(//evil.example)',
      'var(--x)',
      '400px',
      'red;}',
      '}',
      'expression(1)',
      '\u0000',
    ];
    const wrong = () =>
      this.pick<unknown>([
        7,
        null,
        {},
        [],
        true,
        'tlh',
        'en--',
        '../../x',
        '\u202e',
        NaN,
        new Map(),
      ]);
    return this.pick<() => unknown>([
      () => this.rubbish(),
      () => this.saying(),
      () => ({ type: 'settings', settings: this.pick<unknown>([null, undefined, 7, 'x', true]) }),
      () => ({ type: this.rubbish(), settings: { locale: 'es', direction: 'rtl' } }),
      () => ({
        type: 'settings',
        settings: {
          [this.pick(['locale', 'direction', 'scheme', 'accountId', 'theme', '__proto__'])]:
            wrong(),
          theme: { [this.pick(tokens)]: this.pick<unknown>([...values, wrong()]) },
          lender: 'https://evil.example',
          supportPhone: '(900) 555-0199',
        },
      }),
    ])();
  }
}

describe(`forged messages to a guest (seed ${seed}, ${runs} of each kind)`, function () {
  this.timeout(240_000);

  for (const answered of [false, true]) {
    it(`change nothing in one that ${answered ? 'has been answered' : 'waits'}`, async () => {
      const host = await (answered ? frameOf : unanswered)({
        settings: {},
        before: 'stopped-clock',
      });
      if (answered) await quiet(host);
      const thrown = watch(host);
      const before = standing(host);
      const forger = new HostForger(seed!);

      for (let run = 0; run < runs!; run += 1) {
        const posted = forger.pick([() => forger.rubbish(), () => forger.saying()])();
        if (forger.random() < 0.3) host.inside.postMessage(posted, location.origin);
        else host.inside.dispatchEvent(forger.event(host));
        if (run % 500 === 499) await delivered(host);
      }
      await delivered(host);

      expect(standing(host)).to.deep.equal(before);
      expect(thrown).to.deep.equal([]);
      if (answered) return;
      // It still waits, for the right one.
      host.use(host.answer());
      await host.shown();
    });
  }

  it('change nothing over the port, either', async () => {
    const host = await frameOf({ settings: {} });
    await quiet(host);
    const thrown = watch(host);
    const before = standing(host);
    const forger = new HostForger(seed! + 1);

    for (let run = 0; run < runs!; run += 1) {
      host.port?.postMessage(forger.order());
      if (run % 500 === 499) await turned(host);
    }
    await turned(host);

    expect(standing(host)).to.deep.equal(before);
    expect(thrown).to.deep.equal([]);
  });
});

/** Waits until the form is ready and nothing more comes of its own. */
async function quiet(host: Host) {
  const element = host.element as HTMLElementTagNameMap['fs-login'];
  const { connect } = await host.import<typeof connections>('/src/controllers/connection.ts');
  await connect(location.origin, 'northside-motors')?.load();
  await element.updateComplete;
  await delivered(host);
}

/** Turns the text and back, after everything that was said before. */
async function turned(host: Host) {
  const { documentElement: root } = host.inside.document;
  await host.change({ direction: 'rtl' }, () => root.dir === 'rtl');
  await host.change({ direction: 'ltr' }, () => root.dir === 'ltr');
}
