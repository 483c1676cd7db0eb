import type { Catalogues } from '../catalogues.ts';

/** Texts of how automatic payments are set, and what they take next. */
export const autopaySummary: Catalogues['autopaySummary'] = {
  paidOffTitle: 'Esta cuenta está pagada',
  paidOffBody: 'No queda nada por cobrar. El pago automático terminó por sí solo.',

  offTitle: 'No se pierda ningún vencimiento',
  offBody: 'Cobramos su pago cada mes de su cuenta bancaria, el día que usted elija.',
  offPoints: [
    'Cada vencimiento se cobra una sola vez. Lo que usted pague cuenta, y cobramos solo lo que falte.',
    'Le avisamos al menos diez días antes cuando un importe sea distinto del anterior. Si no, nunca lo supera en más de una décima parte.',
    'El último pago cobra exactamente lo que salda la cuenta.',
    'Cámbielo o desactívelo aquí en todo momento hasta que comience el día de un pago. No es condición de su crédito.',
  ],
  setUp: 'Configurar el pago automático',

  nextTitle: 'Próximo pago automático',
  nextOn: (date) => `el ${date}`,
  lastOn: (date) => `el ${date}, y después no se debe nada más`,
  stopBy: (last, date) =>
    `Tiene derecho a detenerlo hasta el ${last}. Después aún lo detenemos, hasta que comience el ${date}.`,
  stopLate: (date) => `Todavía puede detenerlo hasta que comience el ${date}.`,
  nothingNext: 'No se cobrará nada: por ahora está todo pagado.',
  from: 'Desde',
  takes: 'Cobra',
  when: 'Cuándo',
  to: 'Para',
  amounts: {
    due: () => 'El importe por pagar',
    due_plus: (amount) => `El importe por pagar y ${amount} más`,
    fixed: (amount) => `${amount} cada vez`,
  },
  onDueDate: 'En cada vencimiento',
  onDay: (day) => `El día ${day}, antes de cada vencimiento`,
  lastPayment: 'Último pago',
  lastPaymentBody:
    'Cobra exactamente lo que salda la cuenta; después, el pago automático termina por sí solo.',
  sending: (amount, date) =>
    `${amount} del ${date} ya está en su banco y no se puede detener aquí.`,
  change: 'Cambiar el pago automático',
  turnOff: 'Desactivar el pago automático',
  agreed: 'Lo que usted autorizó',

  pausedTitle: 'El pago automático está en pausa',
  pausedBody: 'No se cobra nada. Por favor, haga usted el próximo pago.',
  pausedFor: {
    method_removed: 'Se eliminó la cuenta bancaria de la que pagaba.',
    method_unverified:
      'La cuenta bancaria de la que paga aún no está verificada. Seguirá cuando lo esté.',
    returned: 'Su banco devolvió dos pagos seguidos. Vuelva a configurarlo cuando pueda.',
  },
  setUpAgain: 'Volver a configurarlo',

  notes: {
    due_now: 'Lo que vence ahora no está incluido. Por favor, páguelo usted.',
    past_due: 'El primer pago cobra también lo atrasado.',
    scheduled_payment: 'Lo que usted haya programado cuenta: se cobra solo lo que falte.',
    waits_for_scheduled:
      'Usted programó un pago antes del vencimiento, así que esperamos hasta entonces y cobramos lo que falte.',
    payoff_scheduled: 'Usted programó una liquidación. Mientras tanto no se cobra nada.',
    below_due:
      'Es menos que su pago mensual. Por favor, pague usted el resto antes del vencimiento.',
    first_on_due_date: 'Su día ya pasó este mes, así que el primer pago es en el vencimiento.',
    plan_pending:
      'Ha pedido un cambio de su plan. Hasta que se apruebe, el pago automático sigue como se ve aquí.',
    plan_applied:
      'Su plan ha cambiado. El pago automático sigue activado y se ajusta a los nuevos vencimientos.',
  },
};
