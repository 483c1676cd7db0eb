import { expect } from 'chai';
import { embed } from '../../src/controllers/embedding.ts';
import '../../src/define.ts';
import {
  type PreferencesState,
  preferencesStates,
} from '../../src/elements/preferences/preferences.states.ts';
import type { FsPreferences } from '../../src/elements/preferences/preferences.ts';
import { toE164 } from '../../src/elements/preferences/consent.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { focused, pressKey, startBefore, tabTo } from './by-keyboard.ts';
import { byRole, field, type } from './by-role.ts';
import { type Mounted, mount, until } from './fixture.ts';
import {
  changeElsewhere,
  drawn,
  enterCode,
  goPaperless,
  openHours,
  preferencesFixtures,
  press,
  pressButton,
  sendCode,
  setHours,
  there,
} from './preferences.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: PreferencesState) => mount('fs-preferences', preferencesFixtures[state]);

const text = ({ element }: Mounted<FsPreferences>) =>
  (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');

const isOn = ({ element }: Mounted<FsPreferences>, id: string) =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)?.checked;

const patches = ({ mocks }: Mounted<FsPreferences>) =>
  mocks.requests
    .filter(({ operation }) => operation === 'updatePreferences')
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>);

const known = async ({ client }: Mounted<FsPreferences>) => client!.preferences.get();

const announced = ({ element }: Mounted<FsPreferences>) =>
  [...element.shadowRoot!.querySelectorAll('[role=status]')].at(-1)?.textContent ?? '';

const question = () =>
  [...document.body.children].find(
    (one): one is HTMLElement => one.shadowRoot?.querySelector('dialog.dialog') != null,
  );

describe('fs-preferences', () => {
  holdsInEveryState('fs-preferences', preferencesStates, preferencesFixtures);

  it('shows a choice at once, saves it, says so, and takes it back', async () => {
    const mounted = await show('ready');
    await press(mounted, 'support-email');
    expect(isOn(mounted, 'support-email')).to.equal(false);
    await there(mounted, '#undo');

    expect((await known(mounted)).topics['support']?.['email']).to.equal(false);
    expect(announced(mounted)).to.equal('Saved: Answers to your messages by e-mail: off.');
    const control = byRole(mounted.element, 'switch', 'Answers to your messages E-mail');
    const described = control.getAttribute('aria-describedby') ?? '';
    expect(mounted.element.shadowRoot!.getElementById(described)?.textContent.trim()).to.equal(
      'Saved',
    );

    await pressButton(mounted, 'Undo');
    expect(isOn(mounted, 'support-email')).to.equal(true);
    await until(() => patches(mounted).length === 2 && announced(mounted).includes(': on.'));
    expect((await known(mounted)).topics['support']?.['email']).to.equal(true);
  });

  it('leaves a switch as it was where it could not be saved, and tries again', async () => {
    const mounted = await show('failed');
    expect(isOn(mounted, 'support-email')).to.equal(true);
    expect(announced(mounted)).to.equal('Not saved: Answers to your messages by e-mail: off.');
    mounted.mocks.override('updatePreferences', {});

    await pressButton(mounted, 'Try again');
    await there(mounted, '#undo');

    expect((await known(mounted)).topics['support']?.['email']).to.equal(false);
  });

  it('finds out whether a change without an answer was made', async () => {
    const mounted = await show('ready');
    mounted.mocks.override('updatePreferences', { network: 'after', times: 1 });

    await press(mounted, 'support-email');
    await there(mounted, '#undo');

    expect(patches(mounted)).to.have.lengthOf(1);
    expect(isOn(mounted, 'support-email')).to.equal(false);
  });

  it('saves what is pressed in a hurry, the last of each switch', async () => {
    const mounted = await show('ready');
    for (let times = 0; times < 5; times += 1) await press(mounted, 'support-email');
    await press(mounted, 'statements-email');

    await until(() => mounted.element.shadowRoot!.querySelectorAll('.state.saved').length === 2);
    const { topics } = await known(mounted);
    expect([topics['support']?.['email'], topics['statements']?.['email']]).to.deep.equal([
      false,
      false,
    ]);
  });

  it('keeps what another tab changed elsewhere, makes its own change on top, and says so', async () => {
    const mounted = await show('changed-elsewhere');
    await until(() => mounted.element.shadowRoot!.querySelector('#undo'));

    expect(isOn(mounted, 'statements-email')).to.equal(false);
    expect(text(mounted)).to.include('Statements and tax papers by e-mail: off');
    const { topics } = await known(mounted);
    expect([topics['statements']?.['email'], topics['support']?.['email']]).to.deep.equal([
      false,
      false,
    ]);
  });

  for (const [choice, hours] of [
    ['Mine: 9:00 PM to 8:00 AM', { from: '21:00', until: '08:00' }],
    ['From elsewhere: 10:00 PM to 6:00 AM', { from: '22:00', until: '06:00' }],
  ] as const) {
    it(`lets the customer choose where both changed the same: ${choice}`, async () => {
      const mounted = await show('conflict');
      expect((await known(mounted)).quietHours?.from, 'nothing is overwritten').to.equal('22:00');

      const name = new RegExp(choice.replaceAll(' ', '\\s'));
      byRole(mounted.element, 'button', name).click();
      await until(() => !mounted.element.shadowRoot!.querySelector('[id^="conflict-"]'));
      const deadline = performance.now() + 5000;
      while ((await known(mounted)).quietHours?.from !== hours.from) {
        if (performance.now() > deadline) throw new Error('The choice was not saved.');
      }
      expect((await known(mounted)).quietHours).to.deep.equal(hours);
    });
  }

  it('asks as well where it heard of the other change before its own was saved', async () => {
    const mounted = await show('ready');
    await openHours(mounted);
    await changeElsewhere(mounted.mocks, { quietHours: { from: '22:00', until: '06:00' } });
    // Any other change brings the news.
    await press(mounted, 'support-email');
    await there(mounted, '#elsewhere');

    await pressButton(mounted, 'Save');
    await there(mounted, '[id^="conflict-"]');

    expect((await known(mounted)).quietHours).to.deep.equal({ from: '22:00', until: '06:00' });
  });

  it('tells the other tabs of what it saved', async () => {
    const mounted = await show('ready');
    const again = () =>
      mounted.mocks.requests.filter(({ operation }) => operation === 'getPreferences').length;
    const before = again();
    const other = document.createElement('fs-preferences');
    other.client = mounted.client!;
    document.body.append(other);
    await until(() => other.shadowRoot?.querySelector('.topics'));
    expect(again()).to.equal(before + 1);

    await press(mounted, 'support-email');

    await until(
      () => other.shadowRoot?.querySelector<HTMLInputElement>('#support-email')?.checked === false,
    );
  });

  it('switches nothing that a law or safety asks for, and says why', async () => {
    const mounted = await show('ready');
    const control = byRole(mounted.element, 'switch', 'Security E-mail');
    control.click();
    await mounted.element.updateComplete;

    expect(isOn(mounted, 'security-email')).to.equal(true);
    expect(control.getAttribute('aria-disabled')).to.equal('true');
    const reason = mounted.element.shadowRoot!.getElementById('fixed-security')?.textContent;
    expect(reason).to.match(/To keep your account safe/);
    expect(control.getAttribute('aria-describedby')).to.include('fixed-security');
    expect(patches(mounted)).to.have.lengthOf(0);
  });

  it('says which channels are not in use, and not so of one that a law has the lender use', async () => {
    expect(text(await show('ready'))).to.include('Not in use at present: App.');
    document.body.replaceChildren();
    const free = await mount('fs-preferences', {
      signedInAs: 'alex.current',
      overrides: { getPreferences: { set: { fixed: [] } } },
      arrive: drawn,
    });
    expect(text(free)).to.include('Not in use at present: App and Post.');
  });

  it('asks for a phone before a text is switched on', async () => {
    const mounted = await show('ready');
    await press(mounted, 'payments-sms');
    await there(mounted, '#phone-needed');

    expect(isOn(mounted, 'payments-sms')).to.equal(false);
    expect(mounted.element.shadowRoot!.activeElement?.id).to.equal('add-phone');
    expect(patches(mounted)).to.have.lengthOf(0);
  });

  it('takes a phone after its code, and then texts', async () => {
    const mounted = await show('ready');
    await sendCode(mounted);
    await enterCode(mounted, '999999');
    await there(mounted, '#code-error');
    expect(text(mounted)).to.include('That’s not the code. 4 tries are left.');
    expect(mounted.element.shadowRoot!.activeElement?.id).to.equal('code');

    await enterCode(mounted, '123456');
    await there(mounted, '.done');
    await press(mounted, 'payments-sms');
    await there(mounted, '#undo');

    expect((await known(mounted)).topics['payments']?.['sms']).to.equal(true);
    await pressButton(mounted, 'Stop all texts');
    await until(() => isOn(mounted, 'payments-sms') === false);
    expect((await known(mounted)).phone).to.equal(null);
  });

  it('sends no code without a number or without consent', async () => {
    const mounted = await show('phone');
    await pressButton(mounted, 'Text me a code');
    await there(mounted, '#phone-error');
    const { client } = mounted;

    expect((await client!.preferences.get()).phone).to.equal(null);
    expect(mounted.mocks.requests.some(({ operation }) => operation === 'checkPhone')).to.equal(
      false,
    );
  });

  it('goes paperless after the test document, and back', async () => {
    const mounted = await show('ready');
    await goPaperless(mounted);
    await there(mounted, '.done');
    expect((await known(mounted)).paperless?.version).to.equal('paperless-2026-11.en');
    expect(isOn(mounted, 'statements-post')).to.equal(false);

    (await there(mounted, '#begin-withdraw')).click();
    await there(mounted, '.consent');
    await pressButton(mounted, 'Withdraw');
    await until(() => isOn(mounted, 'statements-post') === true);

    expect((await known(mounted)).paperless).to.equal(null);
  });

  it('says in somebody else’s page where the test document is to be had, should it be kept back', async () => {
    const portal = 'https://lender.example/?client_id=a-dealer';
    const mounted = await show('paperless');
    embed({ host: 'https://host.example', page: 'p', portal, lenderName: 'Prairie Lane' });
    await pressButton(mounted, 'Get the test document (PDF)');

    const hint = await there(mounted, '.consent a[target=_top]');
    embed({ host: location.origin, page: undefined });

    expect((hint as HTMLAnchorElement).href).to.equal(portal);
    expect(hint.textContent).to.match(/Prairie Lane/);
  });

  it('offers the papers that there are of each account, and sends the one that is chosen', async () => {
    const mounted = await mount('fs-preferences', { signedInAs: 'frankie.two', arrive: drawn });
    const { mocks, element } = mounted;
    const shown = () => {
      const kind = element.shadowRoot!.querySelector<HTMLSelectElement>('#copy-kind')!;
      return [kind.value, [...kind.options].map(({ value }) => value)] as const;
    };
    const choose = async (id: string, value: string) => {
      const field = element.shadowRoot!.querySelector<HTMLSelectElement>(`#${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event('change'));
      await element.updateComplete;
    };
    (await there(mounted, '#begin-copy')).click();
    await there(mounted, '#copy-account');
    expect(byRole(element, 'combobox', 'Which vehicle?').textContent).to.include('ending in');
    expect(shown()).to.deep.equal(['statement', ['statement', 'contract']]);

    await choose('copy-kind', 'contract');
    await choose('copy-account', 'acct-frankie-2');
    expect(shown()).to.deep.equal(['contract', ['statement', 'tax', 'contract']]);
    await choose('copy-account', 'acct-frankie-1');
    expect(shown()).to.deep.equal(['contract', ['statement', 'contract']]);
    await choose('copy-account', 'acct-frankie-2');
    await choose('copy-kind', 'tax');
    await choose('copy-account', 'acct-frankie-1');
    expect(shown()).to.deep.equal(['statement', ['statement', 'contract']]);
    await choose('copy-account', 'acct-frankie-2');
    await choose('copy-kind', 'tax');
    await pressButton(mounted, 'Send it to me');
    await there(mounted, '.done');

    const sent = mocks.requests.filter(({ operation }) => operation === 'orderPaperCopy');
    expect(sent.map(({ body }) => JSON.parse(body) as unknown)).to.deep.equal([
      { kind: 'tax', accountId: 'acct-frankie-2' },
    ]);
  });

  it('says on which day consent was given where the customer is', async () => {
    // Eight in the evening in Chicago, and tomorrow by UTC.
    const late = { version: 'paperless-2026-11.en', consentedAt: '2026-11-18T02:00:00Z' };
    const mounted = await mount('fs-preferences', {
      signedInAs: 'alex.current',
      overrides: {
        getPreferences: { set: { paperless: late, phone: { ...late, number: '•••• 0123' } } },
      },
      arrive: drawn,
    });

    expect(text(mounted)).to.include('electronically, with your consent of November 17, 2026.');
    expect(text(mounted)).to.include('0123, with your consent of November 17, 2026.');
    expect(text(mounted)).to.include('Central Time, Chicago');
  });

  it('asks for a second factor before a code is sent, and goes on by itself then', async () => {
    const mounted = await show('ready');
    mounted.mocks.override('checkPhone', { status: 401, code: 'step_up_required', times: 1 });
    await sendCode(mounted);
    const dialog = await until(question);
    await until(() => dialog.shadowRoot!.querySelector('#answer'));
    type(field(dialog, 'Code'), '123456');
    byRole(dialog, 'button', 'Continue').click();

    await there(mounted, '#code');
    expect(Boolean(question())).to.equal(false);
  });

  it('changes nothing where the second factor is declined', async () => {
    const mounted = await show('phone-on');
    mounted.mocks.override('removePhone', { status: 401, code: 'step_up_required' });
    await pressButton(mounted, 'Stop all texts');
    byRole(await until(question), 'button', 'Cancel').click();
    await until(() => !question());

    expect((await known(mounted)).phone?.number).to.include('0123');
    expect(Boolean(mounted.element.shadowRoot!.querySelector('.notice'))).to.equal(false);

    await until(() => mounted.element.shadowRoot!.activeElement?.id === 'add-phone');
    await pressButton(mounted, 'Stop all texts');
    await until(question);
    mounted.element.remove();
    await until(() => !question());
  });

  it('takes no quiet hours of more than half a day', async () => {
    const mounted = await show('ready');
    await setHours(mounted, '09:00', '21:01');
    await there(mounted, '#quiet-error');

    expect(text(mounted)).to.include('Choose 12 hours at most.');
    expect(patches(mounted)).to.have.lengthOf(0);
  });

  it('keeps nothing of a customer who has signed out', async () => {
    const mounted = await show('phone-on');
    await mounted.client!.auth.signOut();
    await until(() => !mounted.element.shadowRoot!.querySelector('.topics'));

    expect(text(mounted)).to.not.include('0123');
  });

  it('is worked by the keyboard alone, and never loses it', async () => {
    const mounted = await mount('fs-preferences', { signedInAs: 'alex.current', arrive: drawn });
    const at = (id: string) => until(() => focused()?.id === id);
    startBefore(mounted.element);
    await tabTo('#support-email');
    await pressKey(' ');
    await there(mounted, '#undo');
    await at('support-email');
    for (const [stop, then] of [
      ['#add-phone', 'consent-title'],
      ['.consent .button.quiet', 'add-phone'],
      ['#quiet-edit', 'quiet-from'],
      ['.part .actions .button.quiet', 'quiet-edit'],
      ['#begin-paperless', 'consent-title'],
      ['.consent .button.quiet', 'begin-paperless'],
      ['#undo', 'topics-title'],
    ] as const) {
      await tabTo(stop);
      await pressKey('Enter');
      await at(then);
    }

    expect(isOn(mounted, 'support-email')).to.equal(true);
  });

  it('keeps the keyboard where what failed is tried again, and where news are closed', async () => {
    const mounted = await mount('fs-preferences', {
      signedInAs: 'alex.current',
      overrides: { updatePreferences: { status: 503, code: 'unavailable', times: 1 } },
      arrive: drawn,
    });
    await press(mounted, 'support-email');
    await there(mounted, '.notice.error');
    byRole(mounted.element, 'button', 'Try again').focus();
    await pressKey('Enter');
    await until(() => focused()?.id === 'topics-title');
    await there(mounted, '#undo');

    await changeElsewhere(mounted.mocks, { topics: { offers: { email: true } } });
    await press(mounted, 'support-email');
    await there(mounted, '#elsewhere');
    byRole(mounted.element, 'button', 'Close').focus();
    await pressKey('Enter');

    await until(() => focused()?.id === 'topics-title');
  });

  it('speaks Spanish, and its targets are large enough for a thumb', async () => {
    const mounted = await mount('fs-preferences', {
      signedInAs: 'alex.current',
      attributes: { locale: 'es-US' },
      arrive: drawn,
    });

    expect(text(mounted)).to.include('Recibos de pago').and.include('Horas de silencio');
    const targets = mounted.element.shadowRoot!.querySelectorAll('.switch, button, select');
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.textContent).to.be.at.least(44);
    }
  });
});

describe('toE164', () => {
  const cases: [typed: string, sent: string | undefined][] = [
    ['(312) 555-0123', '+13125550123'],
    ['1 312 555 0123', '+13125550123'],
    ['+44 20 7946 0000', '+442079460000'],
    ['555-0123', undefined],
    ['0125550123', undefined],
    ['', undefined],
  ];
  for (const [typed, sent] of cases) {
    it(`takes "${typed}" for ${String(sent)}`, () => {
      expect(toE164(typed)).to.equal(sent);
    });
  }
});
