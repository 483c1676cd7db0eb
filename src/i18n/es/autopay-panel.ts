import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-autopay-panel` in Spanish. */
export const autopayPanel: Catalogues['autopayPanel'] = {
  heading: 'Pago automático',
  loading: 'Cargando el pago automático',
  updated: 'El pago automático está al día.',
  signedOutTitle: 'Pago automático',
  signedOutBody: 'Inicie sesión para que sus pagos se hagan solos.',
  emptyTitle: 'Nada que pagar automáticamente',
  emptyBody: 'No hay ninguna cuenta de financiación con su acceso.',
  notFoundTitle: 'No encontramos esa cuenta',
  notFoundBody: 'No es una de las suyas o se cerró.',
  paidOffTitle: 'Esta cuenta está pagada',
  paidOffBody: 'No queda nada por cobrar. El pago automático terminó por sí solo.',

  offTitle: 'No se pierda ningún vencimiento',
  offBody: 'Cobramos su pago cada mes de su cuenta bancaria, el día que usted elija.',
  offPoints: [
    'Cada vencimiento se cobra una sola vez. Lo que usted pague cuenta, y cobramos solo lo que falte.',
    'Le avisamos diez días antes cuando un importe sea distinto del anterior.',
    'El último pago cobra exactamente lo que salda la cuenta.',
    'Cámbielo o desactívelo aquí cuando quiera. No es condición de su crédito.',
  ],
  setUp: 'Configurar el pago automático',

  nextTitle: 'Próximo pago automático',
  nextOn: (date) => `el ${date}`,
  lastOn: (date) => `el ${date}, y después no se debe nada más`,
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

  setUpTitle: 'Configurar el pago automático',
  changeTitle: 'Cambiar el pago automático',
  amount: '¿Cuánto?',
  due: 'Importe por pagar',
  dueHelp: (amount) => `Normalmente ${amount}, con lo atrasado y los cargos`,
  duePlus: 'Importe por pagar y algo más',
  duePlusHelp: 'Lo adicional va al capital, así que terminará antes',
  fixed: 'Importe fijo',
  fixedHelp: 'Siempre lo mismo, se deba lo que se deba',
  extraLabel: 'Adicional cada mes',
  fixedLabel: 'Importe cada mes',
  amountProblem: 'Escriba un importe mayor que cero, como 50.00.',
  amountTooLarge: 'Es más de lo que puede ser un pago.',
  day: '¿Cuándo?',
  dueDate: 'En el vencimiento',
  dueDateHelp: (date) => `Próximo vencimiento: ${date}`,
  otherDay: 'Otro día',
  otherDayHelp: 'Siempre antes del vencimiento, así que no hay cargos por retraso',
  dayLabel: 'Día del mes',
  dayHelp: 'Del 1 al 31. En un mes más corto usamos el último día.',
  dayProblem: 'Escriba un día del 1 al 31.',
  method: 'Pagar desde',
  methodProblem: 'Elija una cuenta bancaria verificada.',
  noMethods:
    'El pago automático necesita una cuenta bancaria verificada. Añádala primero en «Hacer un pago».',
  review: 'Revisar el pago automático',
  reviewing: 'Comprobando…',

  reviewTitle: 'Revise y confirme',
  first: 'Primer pago',
  then: 'Después',
  final: 'Último pago',
  finalOn: (amount, date) => `${amount} el ${date}, si nada más cambia`,
  andThen: (amount, date) => `${amount} el ${date}`,
  weekends: 'Cuando los bancos cierran, cobramos el siguiente día en que abran.',
  agreement: 'Autorización',
  confirm: 'Activar el pago automático',
  confirmChange: 'Guardar los cambios',
  confirming: 'Guardando…',
  notSaved: 'No se cambió nada.',

  revokeTitle: '¿Desactivar el pago automático?',
  revokeNext: (amount, date) =>
    `El pago de ${amount} del ${date} no se cobrará. Por favor, hágalo usted antes de que venza.`,
  revokeSoon:
    'Faltan menos de tres días hábiles y todavía podemos detenerlo: aún no se ha enviado.',
  revokeNone: 'Ya no se cobrará nada.',
  revokeAgain: 'Puede volver a activarlo aquí cuando quiera.',
  keep: 'Mantener el pago automático',
  revoking: 'Desactivando…',
  nowOn: 'El pago automático está activado.',
  nowChanged: 'El pago automático ha cambiado.',
  nowOff: 'El pago automático está desactivado.',
};
