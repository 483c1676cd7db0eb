import '../../src/define.ts';
import { expect } from 'chai';
import type { Overrides } from '../../sdk/mocks/index.ts';
import { parseCents } from '../../src/elements/methods/amounts.ts';
import type { FsPaymentPanel } from '../../src/elements/payment-panel/payment-panel.ts';
import { byRole, field, type } from './by-role.ts';
import { type Mounted, mount, until } from './fixture.ts';
import {
  confirm,
  drawn,
  enter,
  has,
  laterDate,
  openAccounts,
  openEntry,
  part,
  paymentPanelFixtures,
  press,
} from './payment-panel.fixtures.ts';
import { SandboxCardField } from './sandbox-card-field.ts';

type Panel = Mounted<FsPaymentPanel>;

customElements.define('sandbox-card-field', SandboxCardField);

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

const opened = async (overrides: Overrides = {}, userId = 'alex.current') => {
  const panel = await mount('fs-payment-panel', { signedInAs: userId, overrides });
  await drawn(panel);
  await openAccounts(panel);
  return panel;
};

/** The row of an account, by the end of its number. */
const account = ({ element }: Panel, last4: string) =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>('.account')].find((one) =>
    one.textContent.includes(last4),
  )!;

/** Presses a button of an account. */
async function pressOf(panel: Panel, last4: string, label: string) {
  const button = await until(() =>
    [...account(panel, last4).querySelectorAll('button')].find(
      (one) => one.textContent.trim() === label,
    ),
  );
  button.click();
  await panel.element.updateComplete;
}

const said = ({ element }: Panel) =>
  element.shadowRoot!.querySelector('[aria-live], [role=status]')?.textContent.trim() ?? '';
const focused = ({ element }: Panel) => element.shadowRoot!.activeElement?.id;

async function verify(panel: Panel, first: string, second: string) {
  await enter(panel, '#first', first);
  await enter(panel, '#second', second);
  await press(panel, 'Verify account');
  await until(() => !has(panel, '.spinner'));
}

describe('the list of bank accounts', () => {
  it('shows them masked, with the default and what is not verified', async () => {
    const panel = await opened();

    expect(account(panel, '4417').textContent).to.contain('Default').and.contain('Everyday');
    expect(account(panel, '6443').textContent).to.contain('Not verified yet');
    expect(account(panel, '6443').textContent).to.match(/by \w+, November 19, 2026/);
    expect(focused(panel)).to.equal('manager-title');
  });

  it('gives an account a name and takes it away again', async () => {
    const panel = await opened();
    await pressOf(panel, '5430', 'Rename');
    await enter(panel, '#name', '  Rainy days ');
    await press(panel, 'Save name');
    await until(() => account(panel, '5430').textContent.includes('Rainy days'));
    expect(said(panel)).to.equal('The name was saved.');
    await pressOf(panel, '5430', 'Rename');
    await enter(panel, '#name', '');
    await press(panel, 'Save name');

    await until(() => !account(panel, '5430').textContent.includes('Rainy days'));
    expect(account(panel, '5430').textContent).to.contain('Harbor & Pine Savings');
  });

  it('takes no account number as a name, and sends nothing', async () => {
    const panel = await opened();
    await pressOf(panel, '5430', 'Rename');
    await enter(panel, '#name', 'Mine 0001 2345 6788');

    await press(panel, 'Save name');

    await until(() => has(panel, '#name[aria-invalid]'));
    expect(
      panel.mocks.requests.some(({ operation }) => operation === 'updatePaymentMethod'),
    ).to.equal(false);
  });

  it('makes another the default, first in its own list and in the form', async () => {
    const panel = await opened();

    await pressOf(panel, '5430', 'Make default');

    await until(() => account(panel, '5430').textContent.includes('Default'));
    expect(account(panel, '4417').textContent).to.not.contain('Default');
    await press(panel, 'Back to the payment');
    await until(() =>
      part(panel, '#method .option')?.textContent.includes('Harbor & Pine Savings'),
    );
    expect(focused(panel)).to.equal('manage-methods');
  });

  it('verifies an account by its two deposits, in either order', async () => {
    const panel = await opened();
    await pressOf(panel, '6443', 'Enter the amounts');

    await verify(panel, '0.45', '32');

    await until(() => !account(panel, '6443').textContent.includes('Not verified yet'));
    expect(said(panel)).to.contain('Wren & Alder Trust ending in 6443 is verified');
    const sent = panel.mocks.requests.find(({ operation }) => operation === 'verifyPaymentMethod');
    expect(JSON.parse(sent!.body)).to.deep.equal({ amounts: [45, 32] });
    await press(panel, 'Back to the payment');
    await until(() => part(panel, '#method-pm-alex-3:not(:disabled)'));
  });

  it('says how many tries are left, and after the third what to do', async () => {
    const panel = await opened();
    await pressOf(panel, '6443', 'Enter the amounts');

    await verify(panel, '11', '12');
    await until(() => part(panel, '.manager form')?.textContent.includes('2 more times'));
    expect(focused(panel)).to.equal('first');
    await verify(panel, '12', '13');
    await until(() => part(panel, '.manager form')?.textContent.includes('once more'));
    await verify(panel, '13', '14');

    await until(() => account(panel, '6443').textContent.includes('can’t be verified any more'));
    expect(account(panel, '6443').textContent).to.contain(
      'Remove it and add it again, or call us.',
    );
    expect(has(panel, '.manager form')).to.equal(false);
  });

  it('sends no amounts that no small deposit has', async () => {
    const panel = await opened();
    await pressOf(panel, '6443', 'Enter the amounts');

    await verify(panel, '4.50', '');

    expect(part(panel, '#first')?.getAttribute('aria-invalid')).to.equal('true');
    expect(part(panel, '#second')?.getAttribute('aria-invalid')).to.equal('true');
    expect(
      panel.mocks.requests.some(({ operation }) => operation === 'verifyPaymentMethod'),
    ).to.equal(false);
  });

  it('removes an account after asking', async () => {
    const panel = await opened();
    await pressOf(panel, '5430', 'Remove');
    expect(focused(panel)).to.equal('ask-title');

    await press(panel, 'Remove account');

    await until(() => !account(panel, '5430'));
    expect(said(panel)).to.equal('Harbor & Pine Savings ending in 5430 was removed.');
    expect(focused(panel)).to.equal('manager-title');
  });

  it('names a scheduled payment that uses an account, and cancels it before the account goes', async () => {
    const panel = await mount('fs-payment-panel', { signedInAs: 'alex.current' });
    await drawn(panel);
    await enter(panel, '#date', laterDate(panel));
    await confirm(panel);
    await until(() => part(panel, '.receipt'));
    await press(panel, 'Make another payment');
    await openAccounts(panel);
    await pressOf(panel, '4417', 'Remove');

    const question = account(panel, '4417').textContent;
    expect(question)
      .to.contain('is still needed')
      .and.match(/\$[\d.,]+ on /);
    expect(question).to.not.contain('Remove account');
    await press(panel, 'Cancel this payment');
    await until(() => account(panel, '4417').textContent.includes('Remove account'));
    await press(panel, 'Remove account');

    await until(() => !account(panel, '4417'));
    const done = panel.mocks.requests.map(({ operation }) => operation);
    expect(done.indexOf('cancelPayment')).to.be.below(done.indexOf('removePaymentMethod'));
  });

  it('says that automatic payments use an account, and offers no way past them', async () => {
    const panel = await opened({}, 'emery.final');

    await pressOf(panel, '7701', 'Remove');

    expect(account(panel, '7701').textContent)
      .to.contain('Automatic payments')
      .and.contain('Choose another account for them, or turn them off');
    expect(account(panel, '7701').textContent).to.not.contain('Remove account');
  });

  it('reads anew what uses an account where that has changed meanwhile', async () => {
    const panel = await opened({
      removePaymentMethod: { status: 422, code: 'method_in_use', times: 1 },
    });
    await pressOf(panel, '5430', 'Remove');
    const before = panel.mocks.requests.length;

    await press(panel, 'Remove account');

    await until(() =>
      panel.mocks.requests
        .slice(before)
        .some(({ operation }) => operation === 'listPaymentMethods'),
    );
    expect(has(panel, '#manager-failure')).to.equal(false);
  });

  it('adds an account and says what comes next', async () => {
    const panel = await opened();
    await openEntry(panel);
    type(field(panel.element, 'Routing number'), '990000013');
    type(field(panel.element, 'Account number'), '000123459999');

    await press(panel, 'Add account');

    await until(() => account(panel, '9999'));
    expect(account(panel, '9999').textContent).to.contain('two small deposits');
  });

  it('can be tried again where it cannot be loaded', async () => {
    const panel = await mount('fs-payment-panel', { signedInAs: 'alex.current' });
    await drawn(panel);
    panel.mocks.override('listPaymentMethods', { status: 500, code: 'internal' });
    await press(panel, 'Manage bank accounts');
    await until(() => part(panel, '#manager-failure'));

    panel.mocks.restore();
    byRole(panel.element, 'button', 'Try again').click();

    await until(() => account(panel, '4417'));
    expect(has(panel, '#manager-failure')).to.equal(false);
  });

  it('is gone once nobody is signed in, with what was typed', async () => {
    const panel = await opened();
    await pressOf(panel, '6443', 'Enter the amounts');
    await enter(panel, '#first', '45');

    await panel.client!.auth.signOut();

    await until(() => !has(panel, '.manager'));
    expect(panel.element.shadowRoot!.textContent).to.not.contain('6443');
  });
});

describe('the form of an IBAN', () => {
  it('says what is wrong with one before it travels, and adds a right one to be verified', async () => {
    const panel = await mount('fs-payment-panel', paymentPanelFixtures.iban);
    const added = () => panel.mocks.requests.filter((one) => one.operation === 'addPaymentMethod');
    const problem = () => part(panel, '.entry .field-error')?.textContent ?? '';

    await press(panel, 'Add account');
    await until(() => problem().includes('Enter the IBAN'));
    await enter(panel, '#iban', 'DE89 3704 0044 0532 0130 01');
    await press(panel, 'Add account');
    await until(() => problem().includes('isn’t a valid IBAN'));
    expect(part(panel, '#iban')!.getAttribute('aria-invalid')).to.equal('true');
    expect(added()).to.deep.equal([]);

    await enter(panel, '#iban', 'DE89 3704 0044 0532 0130 00');
    await press(panel, 'Add account');
    await until(() => !has(panel, '.entry'));
    expect(added().map(({ body }) => JSON.parse(body) as unknown)).to.deep.equal([
      { kind: 'iban', iban: 'DE89 3704 0044 0532 0130 00' },
    ]);
    expect(part(panel, '#method')!.textContent).to.include('•••• 3000');
  });
});

describe('the slot for a card processor’s field', () => {
  const withField = async () => {
    const panel = await mount('fs-payment-panel', { signedInAs: 'alex.current' });
    const card = document.createElement('sandbox-card-field') as SandboxCardField;
    card.slot = 'card';
    panel.element.append(card);
    await drawn(panel);
    await openEntry(panel);
    return { panel, card };
  };

  it('adds the card by its token, ready to be paid from', async () => {
    const { panel, card } = await withField();
    expect(part(panel, '.card-field')?.textContent).to.contain('Or a debit card');

    card.querySelector('button')!.click();

    await until(() => part(panel, '#method .option:has(:checked)')?.textContent.includes('0042'));
    const sent = panel.mocks.requests.find(({ operation }) => operation === 'addPaymentMethod');
    expect(JSON.parse(sent!.body)).to.deep.equal({ kind: 'card', token: 'tok_sandbox_demo_0042' });
  });

  it('sends nothing where a field gives out the number itself', async () => {
    const { panel, card } = await withField();

    card.give('tok_4242424242424242');
    card.give('4242 4242 4242 4242');

    await until(() => part(panel, '.entry .notice'));
    expect(panel.mocks.requests.some(({ operation }) => operation === 'addPaymentMethod')).to.equal(
      false,
    );
    expect(panel.element.shadowRoot!.textContent).to.not.contain('4242');
  });

  it('offers no card where the page has put no field in', async () => {
    const panel = await mount('fs-payment-panel', { signedInAs: 'alex.current' });
    await drawn(panel);

    await openEntry(panel);

    expect(has(panel, '.card-field')).to.equal(false);
  });
});

describe('a small deposit as it is typed', () => {
  for (const [text, cents] of [
    ['7', 7],
    ['07', 7],
    ['0.07', 7],
    ['.45', 45],
    ['0,45', 45],
    ['$ 0.45', 45],
    ['99', 99],
    ['0', undefined],
    ['00', undefined],
    ['0.5', undefined],
    ['4.50', undefined],
    ['100', undefined],
    ['-7', undefined],
    ['1e1', undefined],
    ['', undefined],
  ] as const) {
    it(`is ${cents ?? 'nothing'} for "${text}"`, () => {
      expect(parseCents(text)).to.equal(cents);
    });
  }
});
