import type { Account, Client, Money, Payment, PaymentMethod } from '../../../sdk/index.ts';
import { daysBetween, isPlainDate } from '../../../sdk/plain-date.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import type { Draft } from './draft.ts';

/** What the panel needs to know before a payment can be put together. */
export interface PanelData {
  account: Account;
  /** The default comes first. */
  methods: PaymentMethod[];
  /** Payments that wait for their date, soonest first. */
  scheduled: Payment[];
  /** Payments that the lender has and the bank is working on, as after an answer that was lost. */
  underWay: Payment[];
  /** The dates that a payment can be made for; undefined where the lender does not say. */
  dates?: string[] | undefined;
  /** When the first of them stops being one, and the lender's zone. */
  cutoff?: { at: string; zone: string } | undefined;
}

/**
 * Loads the account, what it can be paid from and what is scheduled already.
 *
 * @returns undefined where the customer has no account
 */
export async function loadPanelData(
  client: Client,
  accountId: string | undefined,
  signal: AbortSignal,
): Promise<PanelData | undefined> {
  const [account, methods] = await Promise.all([
    chosenAccount(client, accountId, signal),
    client.paymentMethods.list({ signal }),
  ]);
  if (!account) return undefined;
  const [payments, days] = await Promise.all([
    client.payments.list(account.id, { signal }),
    // Without them a payment can be made all the same: the server has the last word on dates.
    client.payments.dates(account.id, { signal }).catch(() => undefined),
  ]);
  const scheduled = payments.items
    .filter(({ status }) => status === 'scheduled')
    .sort((one, other) => daysBetween(other.date, one.date));
  const underWay = payments.items.filter(({ status }) => status === 'processing');
  return {
    account,
    methods: methods.items,
    scheduled,
    underWay,
    dates: days?.dates,
    cutoff: days && { at: days.cutoffAt, zone: days.zone },
  };
}

/** The method to begin with: the first that can be paid from. */
export function firstUsable(methods: readonly PaymentMethod[]): string | undefined {
  return methods.find(({ status }) => status !== 'unverified')?.id;
}

/**
 * The most that can be paid on a date: the payoff then, less what is scheduled already.
 *
 * @param date as typed; the earliest possible one where it is not a date
 */
export function mostPayable(
  { account, scheduled }: PanelData,
  { date, choice }: Pick<Draft, 'date' | 'choice'>,
): Money {
  const { payoff, principal } = account;
  const day = isPlainDate(date) ? date : account.asOf;
  const days = Math.max(0, daysBetween(payoff.goodThrough, day));
  const committed = scheduled.reduce((sum, payment) => sum + payment.amount.amount, 0);
  // Extra toward principal leaves something to pay off.
  const most =
    choice === 'principal'
      ? principal.amount - 1
      : payoff.amount.amount + payoff.perDiem.amount * days;
  const amount = most - committed;
  return { amount: Math.max(0, amount), currency: payoff.amount.currency };
}

/** Whether money moves for a payment in this state. */
export function moved({ status }: Payment): 'money' | 'nothing' {
  return ['declined', 'cancelled', 'returned'].includes(status) ? 'nothing' : 'money';
}
