import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { addDays, formatMoney } from '../../sdk/index.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import '../../src/define.ts';
import type { FsPaymentPanel } from '../../src/elements/payment-panel/payment-panel.ts';
import { allByRole, byRole, field, type } from './by-role.ts';
import { mount, type Mounted, until } from './fixture.ts';
import {
  drawn,
  enter,
  enterAmount,
  has,
  openEntry,
  part,
  paymentPanelFixtures,
  press,
  review,
} from './payment-panel.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

type Panel = Mounted<FsPaymentPanel>;

const show = (state: keyof typeof paymentPanelFixtures = 'edit') =>
  mount('fs-payment-panel', paymentPanelFixtures[state]);

const { account } = loadPersona('alex.current').accounts[0]!;
const dollars = (amount: number) => formatMoney({ amount, currency: 'USD' }, 'en-US');

const text = ({ element }: Panel) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const focused = ({ element }: Panel) => element.shadowRoot?.activeElement as HTMLElement | null;

/** Counts what is asked of the SDK: a request given up at once never reaches the lender. */
function countPreviews({ client }: Panel): () => number {
  let calls = 0;
  const { payments } = client!;
  const preview = payments.preview.bind(payments);
  payments.preview = (...call) => {
    calls += 1;
    return preview(...call);
  };
  return () => calls;
}

/** Rows of the split by their label. */
const split = (panel: Panel) =>
  Object.fromEntries(
    [...(panel.element.shadowRoot?.querySelectorAll('.summary .row') ?? [])].map((row) => [
      row.querySelector('dt')!.textContent.trim(),
      row.querySelector('dd')!.textContent.trim(),
    ]),
  );

function describedBy(panel: Panel, element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  const root = panel.element.shadowRoot!;
  return ids.map((id) => root.getElementById(id)?.textContent.trim()).join(' ');
}

describe('fs-payment-panel, while a payment is put together', () => {
  it('begins with the amount due, the default account and the earliest date', async () => {
    const panel = await show();

    const amount = byRole<HTMLInputElement>(
      panel.element,
      'radio',
      `Amount due ${dollars(account.amountDue.amount)}`,
    );
    expect(amount.checked).to.equal(true);
    expect(part<HTMLInputElement>(panel, '#method input:checked')?.id).to.equal(
      `method-${loadPersona('alex.current').methods[0]!.id}`,
    );
    expect(field(panel.element, 'Payment date').value).to.equal(account.asOf);
    expect(field(panel.element, 'Payment date').min).to.equal(account.asOf);
  });

  it('offers the past due amount by name, with what it does', async () => {
    const panel = await show('past-due');
    const { pastDue, amountDue } = loadPersona('bailey.pastdue').accounts[0]!.account;

    const names = allByRole(panel.element, 'radio', /due/).map(({ id }) => id);
    expect(names).to.deep.equal(['amount-due', 'amount-past-due']);
    expect(text(panel)).to.include(formatMoney(pastDue, 'en-US'));
    expect(text(panel)).to.include(formatMoney(amountDue, 'en-US'));
    expect(text(panel)).to.match(/Brings you up to date. \d+ days late./);
  });

  it('offers the next payment where nothing is due', async () => {
    const panel = await show('nothing-due');

    const next = byRole<HTMLInputElement>(panel.element, 'radio', /^Next payment/);
    expect(next.checked).to.equal(true);
    expect(describedBy(panel, next)).to.match(/^Nothing is due now/);
  });

  it('never lets a bank account be chosen that is not verified', async () => {
    const panel = await show();
    const { methods } = loadPersona('alex.current');
    const waiting = methods.filter(({ status }) => status === 'unverified');
    expect(waiting).to.not.have.lengthOf(0);

    for (const { id } of waiting) {
      const choice = part<HTMLInputElement>(panel, `#method-${id}`)!;
      expect(choice.disabled).to.equal(true);
      expect(describedBy(panel, choice)).to.include('Waiting to be verified');
    }
  });

  const accepted: [typed: string, minor: number, tidy: string][] = [
    ['1,250.5', 125_050, '1,250.50'],
    ['$412.50', 41_250, '412.50'],
    ['١٢', 1_200, '12.00'],
    [' 7 ', 700, '7.00'],
    ['0.01', 1, '0.01'],
  ];
  for (const [typed, minor, tidy] of accepted) {
    it(`reads "${typed}" as ${dollars(minor)} and shows it so`, async () => {
      const panel = await show();

      await enterAmount(panel, typed);
      field(panel.element, 'Amount to pay').dispatchEvent(new Event('change'));
      await panel.element.updateComplete;
      expect(field(panel.element, 'Amount to pay').value).to.equal(tidy);
      await review(panel);

      expect(part(panel, '[part=amount]')?.textContent).to.equal(dollars(minor));
    });
  }

  const refused: [typed: string, words: RegExp][] = [
    ['', /Enter the amount you want to pay/],
    ['$0', /above zero/],
    ['0.00', /above zero/],
    ['-5', /without a minus sign/],
    ['1e9', /Write the amount out/],
    ['12.345', /at most two decimals/],
    ['twelve', /in numbers/],
    ['12,50', /in numbers/],
    ['99999999999999999', /more than you owe/],
  ];
  for (const [typed, words] of refused) {
    it(`says what is wrong with "${typed}" and stays at the field`, async () => {
      const panel = await show();

      await enterAmount(panel, typed);
      await press(panel, 'Review payment');
      await panel.element.updateComplete;

      const amount = field(panel.element, 'Amount to pay');
      expect(describedBy(panel, amount)).to.match(words);
      expect(amount.ariaInvalid).to.equal('true');
      expect(focused(panel)).to.equal(amount);
      expect(amount.value).to.equal(typed);
    });
  }

  it('names the most that can be paid as soon as more is typed', async () => {
    const panel = await show('over-payoff');

    expect(describedBy(panel, field(panel.element, 'Amount to pay'))).to.include(
      `The most you can pay is ${dollars(account.payoff.amount.amount)}`,
    );
  });

  it('takes the complaint away while the amount is typed anew', async () => {
    const panel = await show('invalid');

    await enter(panel, '#amount-other', '25');

    expect(field(panel.element, 'Amount to pay').ariaInvalid).to.equal(null);
    expect(field(panel.element, 'Payment date').ariaInvalid).to.equal('true');
  });

  const dates: [string, () => string, RegExp][] = [
    ['none', () => '', /Pick the day/],
    ['yesterday', () => addDays(account.asOf, -1), /or later/],
    ['a Saturday', () => weekday(6), /Banks are closed that day/],
    ['a Sunday', () => weekday(0), /Banks are closed that day/],
  ];
  for (const [day, date, words] of dates) {
    it(`explains why ${day} will not do as a date`, async () => {
      const panel = await show();

      await enter(panel, '#date', date());
      await press(panel, 'Review payment');
      await panel.element.updateComplete;

      const input = field(panel.element, 'Payment date');
      expect(describedBy(panel, input)).to.match(words);
      expect(focused(panel)).to.equal(input);
    });
  }

  it('leaves the rest of a date alone while one part of it is typed anew', async () => {
    const panel = await show();
    const input = field(panel.element, 'Payment date');

    input.focus();
    await sendKeys({ press: 'Backspace' });
    await until(() => input.value === '');
    await press(panel, 'Review payment');
    await panel.element.updateComplete;
    expect(describedBy(panel, input)).to.match(/Pick the day/);
    await sendKeys({ type: '12' });

    expect(input.value).to.equal(`${account.asOf.slice(0, 5)}12${account.asOf.slice(7)}`);
  });

  const codes: [code: string, label: string, words: RegExp][] = [
    ['amount_too_small', 'Amount to pay', /less than we can take/],
    ['amount_over_payoff', 'Amount to pay', /more than you owe/],
    ['currency_mismatch', 'Amount to pay', /another currency/],
    ['date_too_early', 'Payment date', /or later/],
    ['date_too_late', 'Payment date', /too far ahead/],
    ['date_not_business_day', 'Payment date', /The next one is/],
    ['cutoff_passed', 'Payment date', /past today’s cut-off/],
  ];
  for (const [code, label, words] of codes) {
    it(`takes ${code} to the field at fault`, async () => {
      const panel = await show('other-amount');
      panel.mocks.override('previewPayment', { status: 422, code });

      await press(panel, 'Review payment');
      const input = field(panel.element, label);
      await until(() => input.ariaInvalid === 'true' && focused(panel) === input);

      expect(describedBy(panel, input)).to.match(words);
      expect(field(panel.element, 'Amount to pay').value).to.match(/^250/);
    });
  }

  for (const code of ['method_not_found', 'method_unverified', 'method_rejected']) {
    it(`takes ${code} to the bank accounts`, async () => {
      const panel = await show();
      panel.mocks.override('previewPayment', { status: 422, code });

      await press(panel, 'Review payment');
      await until(() => part(panel, '#method-problem'));

      expect(describedBy(panel, part(panel, '#method')!)).to.match(/Choose another/);
      await until(() => focused(panel)?.matches('#method input'));
    });
  }

  it('finds the field by pointer where the code is a general one', async () => {
    const panel = await show();
    const errors = [{ pointer: '/date', code: 'required' }];
    panel.mocks.override('previewPayment', {
      status: 400,
      code: 'invalid_request',
      members: { errors },
    });

    await press(panel, 'Review payment');

    await until(() => field(panel.element, 'Payment date').ariaInvalid === 'true');
  });

  it('shows where the amount goes, in parts that add up', async () => {
    const panel = await show();
    const rows = split(panel);
    const minor = (label: string) => Math.round(Number(rows[label]!.replace(/[$,]/g, '')) * 100);

    expect(minor('Interest') + minor('Principal')).to.equal(account.amountDue.amount);
    expect(rows['Payment']).to.equal(dollars(account.amountDue.amount));
    expect(rows['Still due after']).to.equal('$0.00');
  });

  it('asks for the split once when an amount is typed, not at every key', async () => {
    const panel = await show();
    const previews = countPreviews(panel);

    part<HTMLInputElement>(panel, '#amount-choice-other')!.click();
    for (const typed of ['1', '12', '123', '123.', '123.4', '123.45']) {
      await enter(panel, '#amount-other', typed);
    }
    await until(() => split(panel)['Payment'] === '$123.45');

    expect(previews()).to.equal(1);
  });

  it('moves nothing while the split is on its way', async () => {
    const panel = await show('other-amount');
    await until(() => split(panel)['Payment'] === '$250.00');
    const height = part(panel, '.card')!.offsetHeight;
    panel.mocks.override('previewPayment', { delay: 'infinite' });

    await enter(panel, '#amount-other', '300');
    await until(() => part(panel, '.allocation[aria-busy=true]'));

    expect(part(panel, '.card')!.offsetHeight).to.equal(height);
    expect(split(panel)['Payment']).to.equal('$250.00');
  });

  it('still lets a payment be reviewed where the split cannot be had at first', async () => {
    const panel = await mount('fs-payment-panel', {
      ...paymentPanelFixtures.edit,
      overrides: { previewPayment: { status: 404, code: 'not_found', times: 1 } },
    });
    expect(text(panel)).to.include('You’ll see it before you pay');

    await review(panel);

    expect(byRole(panel.element, 'button', /^Pay \$/)).to.be.an.instanceof(HTMLButtonElement);
  });

  it('says what happened where the check fails, and keeps everything', async () => {
    const panel = await show('review-failed');

    expect(text(panel)).to.match(/briefly unavailable.*Reference/);
    expect(focused(panel)?.id).to.equal('refusal');
    panel.mocks.restore();
    await review(panel);
    expect(has(panel, '#confirm')).to.equal(true);
  });

  it('opens the form of a bank account where there is none to pay from', async () => {
    const panel = await show('no-method');

    expect(field(panel.element, 'Routing number').form?.id).to.equal('bank-form');
    await press(panel, 'Review payment');
    await panel.element.updateComplete;
    expect(text(panel)).to.include('Choose a bank account, or add one.');
    expect(focused(panel)).to.equal(field(panel.element, 'Routing number'));
  });

  const numbers: [routing: string, number: string, words: [string, RegExp]][] = [
    ['', '12345678', ['Routing number', /Enter the routing number/]],
    ['12345678', '12345678', ['Routing number', /Check the nine digits/]],
    ['123456789', '12345678', ['Routing number', /Check the nine digits/]],
    ['000000000', '12345678', ['Routing number', /Check the nine digits/]],
    ['021000021', '', ['Account number', /Enter the account number/]],
    ['021000021', '123', ['Account number', /4 to 17 digits/]],
    ['021000021', '12345678x', ['Account number', /4 to 17 digits/]],
  ];
  for (const [routing, number, [label, words]] of numbers) {
    it(`checks routing "${routing}" and account "${number}" before they travel`, async () => {
      const panel = await show('adding-method');

      type(field(panel.element, 'Routing number'), routing);
      type(field(panel.element, 'Account number'), number);
      await press(panel, 'Add account');
      await panel.element.updateComplete;

      expect(describedBy(panel, field(panel.element, label))).to.match(words);
      expect(focused(panel)).to.equal(field(panel.element, label));
      expect(panel.mocks.requests.map(({ operation }) => operation)).to.not.include(
        'addPaymentMethod',
      );
    });
  }

  it('can be sent again after a removal from the page has given the request up', async () => {
    const panel = await show('adding-method');
    panel.mocks.override('addPaymentMethod', { delay: 'infinite' });
    await enter(panel, '#routingNumber', '011000015');
    await enter(panel, '#accountNumber', '000123456789');
    await press(panel, 'Add account');
    expect(byRole(panel.element, 'button', 'Adding…')).to.exist;

    panel.element.remove();
    panel.mocks.restore();
    document.body.append(panel.element);
    await panel.element.updateComplete;
    await press(panel, 'Add account');

    await until(() => !part(panel, '.entry'));
  });

  it('takes a refusal by the lender to the number at fault', async () => {
    const panel = await show('adding-method');
    const errors = [{ pointer: '/accountNumber', code: 'account_number_invalid' }];
    panel.mocks.override('addPaymentMethod', {
      status: 422,
      code: 'account_number_invalid',
      members: { errors },
    });

    type(field(panel.element, 'Routing number'), '021000021');
    type(field(panel.element, 'Account number'), '12345678');
    await press(panel, 'Add account');

    await until(() => field(panel.element, 'Account number').ariaInvalid === 'true');
  });

  it('adds a bank account with Enter, says so and keeps no number', async () => {
    const panel = await show('adding-method');

    type(field(panel.element, 'Routing number'), '0210 0002 1');
    type(field(panel.element, 'Account number'), '0012345678');
    field(panel.element, 'Account number').form!.requestSubmit();
    await until(() => !part(panel, '.entry'));

    expect(text(panel)).to.include('•••• 5678');
    expect(byRole(panel.element, 'status').textContent).to.match(/5678 was added/);
    expect(has(panel, '#confirm')).to.equal(false);
    await openEntry(panel);
    expect(field(panel.element, 'Account number').value).to.equal('');
  });

  it('puts the bank account away and gives the focus back', async () => {
    const panel = await show('adding-method');

    await press(panel, 'Cancel');
    await panel.element.updateComplete;

    expect(has(panel, '.entry')).to.equal(false);
    await until(() => focused(panel)?.id === 'add-method');
  });

  it('sets the two numbers of a bank account on one line, however long their help is', async () => {
    const column = document.body.appendChild(document.createElement('div'));
    column.style.inlineSize = '1000px';
    const panel = await mount('fs-payment-panel', paymentPanelFixtures['adding-method'], column);
    const [routing, number] = ['#routingNumber', '#accountNumber'].map((id) => part(panel, id)!);

    // Beside what Lit keeps there: without that it could draw no more.
    part(panel, '#routingNumber-help')!.append('long '.repeat(60));

    const boxes = [routing!, number!].map((input) => input.getBoundingClientRect());
    expect(boxes[0]!.right).to.be.lessThan(boxes[1]!.left);
    expect(boxes[0]!.top).to.equal(boxes[1]!.top);
    expect(boxes[0]!.height).to.equal(boxes[1]!.height);
  });

  it('lays nothing over anything else at twice the text size in 320 px', async () => {
    const column = document.body.appendChild(document.createElement('div'));
    column.style.inlineSize = '320px';
    column.style.setProperty('--fs-font-size', '32px');

    const panel = await mount('fs-payment-panel', paymentPanelFixtures['adding-method'], column);

    const options = [...panel.element.shadowRoot!.querySelectorAll('.option')];
    expect(overlaps(options)).to.equal(0);
    for (const option of options) expect(overlaps([...option.children])).to.equal(0);
  });

  it('shows what is scheduled already', async () => {
    const panel = await show('already-scheduled');

    expect(byRole(panel.element, 'heading', 'Already scheduled')).to.be.an.instanceof(HTMLElement);
    expect(text(panel)).to.include(`${dollars(account.amountDue.amount)} on `);
  });

  it('pays the account that it is told to', async () => {
    const [, second] = loadPersona('frankie.two').accounts.map((one) => one.account);

    const panel = await mount('fs-payment-panel', {
      signedInAs: 'frankie.two',
      attributes: { 'account-id': second!.id },
      arrive: async (mounted) => void (await drawn(mounted)),
    });

    expect(text(panel)).to.include(second!.numberLast4);
  });

  it('speaks Spanish where the page does', async () => {
    const panel = await mount('fs-payment-panel', {
      ...paymentPanelFixtures.edit,
      attributes: { locale: 'es-US' },
    });

    expect(byRole(panel.element, 'heading', 'Hacer un pago')).to.be.an.instanceof(HTMLElement);
    expect(field(panel.element, 'Fecha del pago').value).to.equal(account.asOf);
  });
});

/** How many pairs of these are drawn over one another, letters outside their box counted. */
function overlaps(elements: Element[]): number {
  const boxes = elements.map((element) => {
    const range = document.createRange();
    range.selectNode(element);
    return element.childElementCount > 0 || element.textContent === ''
      ? element.getBoundingClientRect()
      : range.getBoundingClientRect();
  });
  const pairs = boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other]));
  return pairs.filter(
    ([one, other]) =>
      one!.left < other!.right - 1 &&
      other!.left < one!.right - 1 &&
      one!.top < other!.bottom - 1 &&
      other!.top < one!.bottom - 1,
  ).length;
}

/** A day of the week, ten to sixteen days after the earliest date. */
function weekday(day: number): string {
  const days = Array.from({ length: 7 }, (_, ahead) => addDays(account.asOf, 10 + ahead));
  return days.find((date) => new Date(date).getUTCDay() === day)!;
}
