/**
 * Shows what customers read of dates, over a lender in memory, and tells what stands there.
 *
 * @module
 */
import '../../src/define.ts';
import type { Overrides } from '../../sdk/mocks/index.ts';
import { mount, until } from '../elements/fixture.ts';

/** One day to show. */
export interface ShownDay {
  readonly date: string;
  /** The cut-off of that day, RFC 3339 UTC. */
  readonly cutoffAt: string;
  /** When the payment of the receipt was made, RFC 3339 UTC. */
  readonly madeAt: string;
}

const text = (node: Element | null | undefined) =>
  (node?.textContent ?? '').replace(/[\s\u202f]+/g, ' ').trim();

const money = (cents: number) => ({ amount: cents, currency: 'USD' });
const amount = money(412_50);
const authorization = 'I authorize it.';
const allocation = { fees: money(0), interest: money(64_87), principal: money(347_63) };
const after = {
  amountDue: money(0),
  dueDate: null,
  pastDue: money(0),
  principal: money(11_047_14),
};
const payment = {
  id: 'pay_24',
  accountId: 'acct-alex-1',
  confirmationNumber: 'FS-4021-0024',
  amount,
  status: 'posted',
  method: { id: 'pm-alex-1', bankName: null, last4: '6789' },
  allocation,
  authorization,
  cancellableUntil: null,
  kind: 'regular',
  origin: 'customer',
  returned: null,
};

async function dueDate({ date }: ShownDay): Promise<string> {
  const { element } = await mount('fs-balance-card', {
    signedInAs: 'alex.current',
    overrides: { listAccounts: { set: { 'items.0.dueDate': date, 'items.0.asOf': date } } },
  });
  const card = () => element.shadowRoot?.querySelector('.card:not([aria-busy=true])');
  const shown = text(await until(() => text(card()).includes('Due') && card()));
  element.remove();
  return shown;
}

async function cutoffAndReceipt({ date, cutoffAt, madeAt }: ShownDay) {
  const overrides: Overrides = {
    listAccounts: { set: { 'items.0.asOf': date, 'items.0.dueDate': date } },
    getPaymentDates: { set: { dates: [date], cutoffAt } },
    // As a server of that day would answer; the mocks have one day of their own.
    previewPayment: { text: JSON.stringify({ amount, date, allocation, after, authorization }) },
    createPayment: { text: JSON.stringify({ ...payment, date, createdAt: madeAt }) },
  };
  const { element } = await mount('fs-payment-panel', { signedInAs: 'alex.current', overrides });
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  const press = async (name: RegExp) => {
    const button = await until(() =>
      [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
        name.test(text(one)),
      ),
    );
    button.click();
  };
  const form = text(await until(() => find('.date')));
  const field = find('#date') as HTMLInputElement;
  const typed = field.value;
  await press(/^Review payment/);
  const review = text(await until(() => find('#confirm') && find('.card')));
  await press(/^(Pay|Schedule) /);
  const receipt = text(await until(() => find('.receipt')));
  element.remove();
  return { form, typed, review, receipt };
}

/** What the page shows of days. */
export interface Shown {
  readonly due: string;
  readonly form?: string;
  readonly typed?: string;
  readonly review?: string;
  readonly receipt?: string;
}

Object.assign(window, {
  async show(day: ShownDay, whole: boolean): Promise<Shown> {
    sessionStorage.clear();
    const due = await dueDate(day);
    return whole ? { due, ...(await cutoffAndReceipt(day)) } : { due };
  },
});
