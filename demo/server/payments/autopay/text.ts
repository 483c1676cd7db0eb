import type { AccountRow } from '../../accounts/store.ts';
import { lender } from '../../lender.ts';
import type { Cents } from '../../lending/index.ts';
import type { AutopayTerms } from './plan.ts';

/** A bank account as the text names it. */
export interface NamedMethod {
  readonly bank_name: string | null;
  readonly last4: string;
}

/** Amounts and dates in a language that the lender writes in. */
export interface Wording {
  readonly language: 'en' | 'es';
  money(amount: Cents, currency: string): string;
  date(date: string): string;
}

/** How the lender writes to a customer of a locale: in Spanish where it is that, else in English. */
export function wordingFor(locale: string): Wording {
  let language = 'en';
  try {
    ({ language } = new Intl.Locale(locale));
  } catch {
    // Not a locale: English.
  }
  const spanish = language === 'es';
  const tag = spanish ? locale : language === 'en' ? locale : 'en-US';
  return {
    language: spanish ? 'es' : 'en',
    money(amount, currency) {
      const format = new Intl.NumberFormat(tag, { style: 'currency', currency });
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
      const units = String(amount).padStart(digits + 1, '0');
      const whole = units.slice(0, units.length - digits);
      // As text, so that no float comes near an amount.
      const text = digits ? `${whole}.${units.slice(-digits)}` : whole;
      return format.format(text as Intl.StringNumericLiteral);
    },
    date(date) {
      const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
      return format.format(new Date(`${date}T00:00:00Z`));
    },
  };
}

/**
 * The text that a customer agrees to for automatic payments: what is taken, when, from where, what
 * is told ahead, and how it ends. It is kept and mailed as it was shown.
 */
export function recurringAuthorization(
  account: Pick<AccountRow, 'contract_number' | 'currency' | 'state'>,
  method: NamedMethod,
  order: Pick<AutopayTerms, 'amount_kind' | 'amount' | 'day'>,
  locale: string,
): string {
  const words = wordingFor(locale);
  const money = (amount: Cents) => words.money(amount, account.currency);
  const facts = {
    bank: method.bank_name,
    last4: method.last4,
    account: account.contract_number.slice(-4),
    kind: order.amount_kind,
    set: order.amount === null ? '' : money(order.amount),
    regular: money(account.state.instalment),
    day: order.day,
  };
  return words.language === 'es' ? spanish(facts) : english(facts);
}

interface Facts {
  readonly bank: string | null;
  readonly last4: string;
  readonly account: string;
  readonly kind: AutopayTerms['amount_kind'];
  readonly set: string;
  readonly regular: string;
  readonly day: number | null;
}

function english({ bank, last4, account, kind, set, regular, day }: Facts): string {
  const amount = {
    due: `the amount due each month, normally ${regular}, with anything past due and fees`,
    due_plus: `the amount due each month, normally ${regular}, with anything past due and fees, and ${set} more toward principal`,
    fixed: `${set} each month`,
  }[kind];
  const when =
    day === null
      ? 'on each due date'
      : `on day ${day} of the month (the last day where a month is shorter), before each due date`;
  return (
    `I authorize ${lender.name} to debit my ${bank === null ? '' : `${bank} `}account ending in ${last4} ` +
    `for ${amount}, ${when}, or the next day that banks are open, toward my account ending in ` +
    `${account}. The last payment is what clears the account. You tell me at least ten days before ` +
    'a payment that differs from the one before; otherwise it is never more than a tenth higher. ' +
    'I can change or revoke this online at any time until the day of a payment begins, or by calling ' +
    `${lender.supportPhone}, and it ends when the account is paid off. It is not a condition of my credit.`
  );
}

function spanish({ bank, last4, account, kind, set, regular, day }: Facts): string {
  const amount = {
    due: `el importe vencido cada mes, normalmente ${regular}, con lo atrasado y los cargos`,
    due_plus: `el importe vencido cada mes, normalmente ${regular}, con lo atrasado y los cargos, y ${set} más al capital`,
    fixed: `${set} cada mes`,
  }[kind];
  const when =
    day === null
      ? 'en cada fecha de vencimiento'
      : `el día ${day} del mes (el último si el mes es más corto), antes de cada vencimiento`;
  return (
    `Autorizo a ${lender.name} a cargar en mi cuenta ${bank === null ? '' : `de ${bank} `}terminada en ` +
    `${last4} ${amount}, ${when}, o el siguiente día en que abran los bancos, para mi cuenta terminada ` +
    `en ${account}. El último pago es el que salda la cuenta. Me avisan al menos diez días antes de ` +
    'un pago distinto del anterior; si no, nunca supera en más de una décima parte al anterior. Puedo cambiarlo o ' +
    'revocarlo en línea en todo momento hasta que comience el día de un pago, o llamando al ' +
    `${lender.supportPhone}, y termina cuando la cuenta queda pagada. No es condición de mi crédito.`
  );
}
