import { expect } from 'chai';
import { FsCentral } from '../../src/elements/central/central.ts';
import type { FsElement } from '../../src/elements/element.ts';
import { FsLogin } from '../../src/elements/login/login.ts';
import { define } from '../../src/elements/define.ts';
import { createClient } from '../../sdk/index.ts';
import { createMocks } from '../../sdk/mocks/index.ts';
import { byRole } from './by-role.ts';
import { until } from './fixture.ts';

const lender = 'http://localhost:4400';

function render(html: string): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = html;
  document.body.append(place);
  return place;
}

/** Waits until the element is drawn and the lender has said that this page is its own. */
async function drawn(element: FsElement) {
  await element.updateComplete;
  await until(() => !element.shadowRoot?.querySelector('[aria-busy=true]'));
}

const heading = (element: FsElement) => byRole(element, 'heading').textContent;

afterEach(() => document.body.replaceChildren());

describe('fs-central', () => {
  it('answers elements that were there before it was defined', async () => {
    define('fs-login', FsLogin);
    const place = render(
      `<fs-central lender="${lender}" client-id="portal"><fs-login></fs-login></fs-central>`,
    );
    const login = place.querySelector('fs-login')!;
    await drawn(login);
    expect(login.shadowRoot?.textContent.trim()).to.equal('');

    define('fs-central', FsCentral);

    await until(() => login.shadowRoot?.querySelector('form'));
  });

  it('gives all elements inside it one client', async () => {
    const place = render(
      `<fs-central lender="${lender}" client-id="portal">
        <fs-login></fs-login><p><fs-login></fs-login></p>
      </fs-central>`,
    );
    const [first, second] = [...place.querySelectorAll('fs-login')];

    const client = await place.querySelector('fs-central')!.load();

    expect(client.clientId).to.equal('portal');
    expect(first?.client).to.equal(client);
    expect(second?.client).to.equal(client);
  });

  it('shares the client with an element elsewhere that names the same lender and client id', async () => {
    const place = render(
      `<fs-central lender="${lender}/" client-id="portal"></fs-central>
      <fs-login lender="${lender}" client-id="portal"></fs-login>
      <fs-login lender="${lender}" client-id="another"></fs-login>`,
    );
    const [same, other] = [...place.querySelectorAll('fs-login')];

    const client = await place.querySelector('fs-central')!.load();

    expect(same?.client).to.equal(client);
    expect(other?.client).to.not.equal(client);
  });

  it('lets an element name another client id than the one around it', async () => {
    const place = render(
      `<fs-central lender="${lender}" client-id="portal">
        <fs-login client-id="northside-motors"></fs-login>
      </fs-central>`,
    );
    const login = place.querySelector('fs-login')!;

    const client = await until(() => login.client);

    expect([client.lender, client.clientId]).to.deep.equal([lender, 'northside-motors']);
  });

  it('uses a client that the page made itself', async () => {
    const mocks = createMocks();
    const client = createClient({
      lender: mocks.lender,
      clientId: 'portal',
      storage: 'memory',
      fetch: mocks.fetch,
    });
    const place = render('<fs-central><fs-login></fs-login></fs-central>');

    place.querySelector('fs-central')!.client = client;
    const login = place.querySelector('fs-login')!;

    await until(() => login.client === client);
    expect(await place.querySelector('fs-central')!.load()).to.equal(client);
  });

  it('lets two providers on a page speak different languages', async () => {
    const place = render(
      `<fs-central lender="${lender}" client-id="portal" locale="es"><fs-login></fs-login></fs-central>
      <fs-central lender="${lender}" client-id="portal" locale="en"><fs-login></fs-login></fs-central>`,
    );
    const [spanish, english] = [...place.querySelectorAll('fs-login')];
    await Promise.all([drawn(spanish!), drawn(english!)]);

    expect([heading(spanish!), heading(english!)]).to.deep.equal(['Iniciar sesión', 'Sign in']);
  });

  it('changes the language of what is already drawn', async () => {
    const place = render(
      `<fs-central lender="${lender}" client-id="portal"><fs-login></fs-login></fs-central>`,
    );
    const login = place.querySelector('fs-login')!;
    await drawn(login);

    place.querySelector('fs-central')!.locale = 'es-MX';

    await until(() => heading(login) === 'Iniciar sesión');
  });

  it('follows the language of the page where none is named', async () => {
    const place = render(
      `<section lang="es"><fs-login lender="${lender}" client-id="portal"></fs-login></section>`,
    );
    const login = place.querySelector('fs-login')!;
    await drawn(login);

    expect(heading(login)).to.equal('Iniciar sesión');
  });

  it('takes part in no layout and hides what is inside when it is hidden', () => {
    const place = render('<fs-central><p>Inside</p></fs-central>');
    const central = place.querySelector('fs-central')!;
    const inside = place.querySelector('p')!;

    expect(getComputedStyle(central).display).to.equal('contents');
    expect(inside.checkVisibility()).to.equal(true);
    central.hidden = true;

    expect(inside.checkVisibility()).to.equal(false);
  });

  it('hands the phone number down', async () => {
    const place = render(
      `<fs-central lender="${lender}" client-id="portal" support-phone="(312) 555-0142">
        <fs-login></fs-login>
      </fs-central>`,
    );
    const login = place.querySelector('fs-login')!;
    await drawn(login);

    byRole(login, 'button', 'Forgot password?').click();

    const call = await until(() => login.shadowRoot?.querySelector<HTMLAnchorElement>('a'));
    expect(call.href).to.equal('tel:3125550142');
  });

  it('refuses to load where lender or client id is missing', async () => {
    const place = render('<fs-central client-id="portal"></fs-central>');

    const outcome = await place
      .querySelector('fs-central')!
      .load()
      .catch((error: unknown) => error);

    expect(outcome).to.be.an.instanceof(TypeError);
  });

  it('takes properties set before it was defined', async () => {
    class Late extends FsCentral {}
    const element = document.createElement('fs-late-central') as FsCentral;
    element.lender = lender;
    element.clientId = 'portal';
    document.body.append(element);

    define('fs-late-central', Late);
    await element.updateComplete;

    expect(element.getAttribute('client-id')).to.equal('portal');
    expect((await element.load()).lender).to.equal(lender);
  });
});

describe('define', () => {
  it('leaves a tag alone that another script has taken', () => {
    class Theirs extends HTMLElement {}
    class Ours extends HTMLElement {}
    customElements.define('fs-taken', Theirs);

    expect(define('fs-taken', Ours)).to.equal(false);
    expect(customElements.get('fs-taken')).to.equal(Theirs);
  });

  it('may run twice', () => {
    class Ours extends HTMLElement {}

    expect([define('fs-twice', Ours), define('fs-twice', Ours)]).to.deep.equal([true, true]);
  });
});
