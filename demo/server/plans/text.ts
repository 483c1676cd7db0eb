import type { PlanEffect } from '../../../sdk/contract/index.ts';
import type { AccountRow } from '../accounts/store.ts';
import { lender } from '../lender.ts';
import type { DueChange, PlanOrder } from '../lending/index.ts';
import { wordingFor } from '../payments/autopay/text.ts';

/**
 * The text that customers sign for a change of plan: what moves, what it costs, what automatic
 * payments do. It is kept and mailed as it was shown.
 */
export function planAgreement(
  { contract_number: contract, currency }: Pick<AccountRow, 'contract_number' | 'currency'>,
  { kind, choice }: PlanOrder,
  change: DueChange,
  effect: PlanEffect,
  locale: string,
): string {
  const words = wordingFor(locale);
  const last = effect.rows.at(-1)?.after ?? null;
  const facts: Facts = {
    kind,
    choice,
    account: contract.slice(-4),
    first: words.date(change.dueOn),
    lastOn: last ? words.date(last.date) : '',
    lastAmount: last ? words.money(last.amount.amount, currency) : '',
    interest: words.money(effect.interest.amount, currency),
    waived: effect.waived.amount > 0 ? words.money(effect.waived.amount, currency) : null,
    debit: effect.autopay?.after ? words.date(effect.autopay.after.date) : null,
    autopay: effect.autopay !== null,
  };
  return words.language === 'es' ? spanish(facts) : english(facts);
}

interface Facts {
  readonly kind: PlanOrder['kind'];
  readonly choice: number;
  readonly account: string;
  readonly first: string;
  readonly lastOn: string;
  readonly lastAmount: string;
  readonly interest: string;
  readonly waived: string | null;
  readonly debit: string | null;
  readonly autopay: boolean;
}

function english(of: Facts): string {
  const what =
    of.kind === 'due_date'
      ? `move the due date of my account ending in ${of.account} to day ${of.choice} of the month, beginning with the payment due on ${of.first}`
      : `move the payments of my account ending in ${of.account} that are not paid yet, so that the next is due on ${of.first} and the others follow monthly`;
  return [
    `I ask ${lender.name} to ${what}.`,
    'The number and the regular amount of my payments stay as they are, and no late fee is charged for a payment before its new due date.',
    `Interest goes on day by day at the rate of my contract: if I pay on the new dates, it comes to ${of.interest} more, and my last payment of ${of.lastAmount} is due on ${of.lastOn}.`,
    ...(of.waived === null ? [] : [`Fees of ${of.waived} are waived when this is approved.`]),
    ...(of.autopay
      ? [
          of.debit === null
            ? 'Automatic payments stay on and follow the new due dates.'
            : `Automatic payments stay on and follow the new due dates: the next is taken on ${of.debit}.`,
        ]
      : []),
    'Everything else in my contract stays in force. Until this is approved nothing changes, and I can withdraw it.',
    'Typing my name is my signature.',
  ].join(' ');
}

function spanish(of: Facts): string {
  const what =
    of.kind === 'due_date'
      ? `pase el vencimiento de mi cuenta terminada en ${of.account} al día ${of.choice} del mes, empezando por el pago que vence el ${of.first}`
      : `aplace los pagos pendientes de mi cuenta terminada en ${of.account}, de modo que el próximo venza el ${of.first} y los demás sigan cada mes`;
  return [
    `Solicito a ${lender.name} que ${what}.`,
    'El número y el importe habitual de mis pagos no cambian, y no se cobra ningún cargo por mora por un pago antes de su nuevo vencimiento.',
    `Los intereses siguen corriendo día a día al tipo de mi contrato: si pago en las nuevas fechas, suman ${of.interest} más, y mi último pago de ${of.lastAmount} vence el ${of.lastOn}.`,
    ...(of.waived === null ? [] : [`Al aprobarse se condonan cargos por ${of.waived}.`]),
    ...(of.autopay
      ? [
          of.debit === null
            ? 'El pago automático sigue activado y se ajusta a los nuevos vencimientos.'
            : `El pago automático sigue activado y se ajusta a los nuevos vencimientos: el próximo se cobra el ${of.debit}.`,
        ]
      : []),
    'Todo lo demás de mi contrato sigue vigente. Hasta que se apruebe no cambia nada y puedo retirarlo.',
    'Escribir mi nombre es mi firma.',
  ].join(' ');
}
