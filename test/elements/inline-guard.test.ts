import { expect } from 'chai';
import '../../src/define.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import { allByRole, byRole, field } from './by-role.ts';
import { mount, until } from './fixture.ts';
import { openEntry, part, paymentPanelFixtures } from './payment-panel.fixtures.ts';
import { answerPolicy, ownSite, policyRequests } from './policy.ts';

const lender = 'https://lender.example';
let clients = 0;
let over: AbortController;

beforeEach(() => {
  over = new AbortController();
});

afterEach(() => {
  over.abort();
  document.body.replaceChildren();
  sessionStorage.clear();
  answerPolicy(ownSite);
});

/** An element of a client that nobody has asked about yet. */
function place(attributes: Record<string, string> = {}): FsLogin {
  const login = document.createElement('fs-login');
  login.lender = lender;
  login.clientId = `client-${String((clients += 1))}`;
  for (const [name, value] of Object.entries(attributes)) login.setAttribute(name, value);
  document.body.append(login);
  return login;
}

const inside = (login: FsLogin, selector: string) => login.shadowRoot?.querySelector(selector);

const words = (login: FsLogin) => login.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';

function errors(): string[] {
  const codes: string[] = [];
  document.body.addEventListener('fs-error', ({ code }) => codes.push(code), {
    signal: over.signal,
  });
  return codes;
}

/** What is written to the console while something runs. */
async function consoleErrors(run: () => Promise<unknown>): Promise<string[]> {
  const { error } = console;
  const lines: string[] = [];
  console.error = (...line: unknown[]) => lines.push(line.join(' '));
  await run().finally(() => (console.error = error));
  return lines;
}

describe('the guard of inline elements', () => {
  it('asks nobody where the page is at the lender’s own origin', async () => {
    answerPolicy(() => Response.json({ host: 'unregistered' }));

    const login = place({ lender: location.origin });
    await login.updateComplete;

    expect(field(login, 'Password').type).to.equal('password');
    expect(policyRequests()).to.deep.equal([]);
  });

  it('shows the fields once the lender has called the page its own, and no sooner', async () => {
    let say = (_answer: Response) => undefined as void;
    answerPolicy(() => new Promise((resolve) => (say = resolve)));
    const ready: Event[] = [];
    document.addEventListener('fs-ready', (event) => ready.push(event), { once: true });

    const login = place();
    await until(() => inside(login, '[aria-busy=true]'));
    expect(Boolean(inside(login, 'input'))).to.equal(false);
    expect(ready).to.have.lengthOf(0);
    say(Response.json({ host: 'own' }));

    await until(() => inside(login, '#password'));
    expect(ready).to.have.lengthOf(1);
  });

  it('asks once for all elements of a lender and client id', async () => {
    const first = place();
    const { clientId } = first;
    const second = place({ 'client-id': clientId! });
    await until(() => inside(first, 'form') && inside(second, 'form'));

    const third = place({ 'client-id': clientId! });
    await third.updateComplete;

    expect(inside(third, 'form')).to.not.equal(null);
    expect(policyRequests()).to.deep.equal([`${lender}/embed/clients/${clientId!}`]);
  });

  it('writes the client id so that it stays one step of the address', async () => {
    const login = place({ 'client-id': '../../oauth/a?b#c' });
    await until(() => inside(login, 'form'));

    expect(policyRequests()).to.deep.equal([`${lender}/embed/clients/..%2F..%2Foauth%2Fa%3Fb%23c`]);
  });

  const foreign: Record<string, () => Response> = {
    'that may frame only': () => Response.json({ host: 'registered' }),
    'that the lender has not heard of': () => Response.json({ host: 'unregistered' }),
    'in words that are yet to be invented': () => Response.json({ host: 'owned' }),
    'of an unknown client': () => Response.json({ code: 'not_found' }, { status: 404 }),
  };
  for (const [site, policy] of Object.entries(foreign)) {
    it(`takes no password on a site ${site}, and says where it is taken`, async () => {
      const codes = errors();
      answerPolicy(policy);

      let login!: FsLogin;
      const lines = await consoleErrors(async () => {
        login = place();
        await until(() => inside(login, '.notice'));
      });

      expect(Boolean(inside(login, 'input'))).to.equal(false);
      expect(Boolean(inside(login, 'form'))).to.equal(false);
      expect(words(login)).to.match(/Don’t type your details here.*taken at lender\.example alone/);
      const link = byRole<HTMLAnchorElement>(login, 'link', 'Go to lender.example');
      expect(link.href).to.equal(`${lender}/?client_id=${login.clientId!}`);
      expect(codes).to.deep.equal(['origin_not_own']);
      expect(lines).to.have.lengthOf(1);
      expect(lines[0]).to.include(location.origin).and.include(`${lender}/embed.js`);
    });
  }

  it('says it in Spanish', async () => {
    answerPolicy(() => Response.json({ host: 'registered' }));
    let login!: FsLogin;

    await consoleErrors(async () => {
      login = place({ locale: 'es-US' });
      await until(() => inside(login, '.notice'));
    });

    expect(words(login)).to.match(/No escriba sus datos aquí.*Ir a lender\.example/);
  });

  const unanswered: Record<string, () => Response | Promise<Response>> = {
    'the network is down': () => Promise.reject(new TypeError('Failed to fetch')),
    'the server stumbles': () => Response.json({ host: 'own' }, { status: 503 }),
    'something else answers': () => new Response('<title>Hotel</title>'),
    'the answer is empty': () => Response.json(null),
    'the answer lacks the site': () => Response.json({ id: 'portal' }),
    'the site is no word': () => Response.json({ host: ['own'] }),
  };
  for (const [event, policy] of Object.entries(unanswered)) {
    it(`offers another try, and no field, when ${event}`, async () => {
      const codes = errors();
      answerPolicy(policy);

      const login = place();
      await until(() => inside(login, '.notice'));

      expect(Boolean(inside(login, 'input'))).to.equal(false);
      expect(codes).to.deep.equal(['policy_unreachable']);
      answerPolicy(ownSite);
      byRole(login, 'button', 'Try again').click();
      await until(() => login.shadowRoot?.activeElement?.id === 'user-id');
    });
  }

  it('asks once more for each try, and keeps the button while it asks', async () => {
    answerPolicy(() => Promise.reject(new TypeError('Failed to fetch')));
    const login = place();
    await until(() => inside(login, '.notice'));
    answerPolicy(() => new Promise(() => undefined));

    byRole(login, 'button', 'Try again').click();
    await until(() => byRole(login, 'button', 'Try again').ariaDisabled === 'true');
    byRole(login, 'button', 'Try again').click();
    await login.updateComplete;

    expect(policyRequests()).to.have.lengthOf(1);
  });

  it('asks again about another client, and forgets what it knew of the first', async () => {
    const login = place();
    await until(() => inside(login, 'form'));
    answerPolicy(() => Response.json({ host: 'registered' }));

    await consoleErrors(async () => {
      login.clientId = 'another-client';
      await until(() => inside(login, '.notice'));
    });

    expect(Boolean(inside(login, 'input'))).to.equal(false);
  });

  it('asks for no bank numbers on such a site either', async () => {
    await consoleErrors(async () => {
      const panel = await mount('fs-payment-panel', {
        ...paymentPanelFixtures.edit,
        policy: () => Response.json({ host: 'registered' }),
      });
      await openEntry(panel);
      await until(() => part(panel, '.entry .notice'));

      expect(Boolean(part(panel, '.entry input'))).to.equal(false);
      expect(allByRole(panel.element, 'button', 'Add account')).to.have.lengthOf(0);
      byRole(panel.element, 'button', 'Cancel').click();
      await panel.element.updateComplete;
      expect(allByRole(panel.element, 'button', 'Add a bank account')).to.have.lengthOf(1);
    });
  });
});
