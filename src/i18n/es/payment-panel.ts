import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-payment-panel`. */
export const paymentPanel = {
  heading: 'Hacer un pago',
  loading: 'Cargando las opciones de pago',
  signedOutTitle: 'Hacer un pago',
  signedOutBody: 'Inicie sesión para pagar desde su cuenta bancaria.',
  draftKeptTitle: 'Su sesión ha terminado',
  draftKeptBody:
    'La cerramos para proteger su cuenta. Inicie sesión de nuevo: lo que escribió sigue aquí.',
  emptyTitle: 'No hay nada que pagar',
  emptyBody: 'No hay ninguna cuenta de financiación en su usuario.',
  notFoundTitle: 'No encontramos esa cuenta',
  notFoundBody: 'No es una de las suyas o se ha cerrado.',
  paidOffTitle: 'Esta cuenta está pagada por completo',
  paidOffBody: 'No queda nada por pagar. Gracias.',

  amount: '¿Cuánto?',
  amountDue: 'Importe por pagar',
  amountPastDue: 'Importe atrasado',
  amountNext: 'Próximo pago',
  amountOther: 'Otro importe',
  amountPrincipal: 'Extra al capital',
  amountPrincipalHelp: 'Todo reduce el capital. No cuenta como pago mensual.',
  amountPrincipalLater: 'Posible cuando no haya atrasos ni cargos pendientes',
  amountPrincipalMost: (most) => `Hasta ${most}. Para pagarlo todo, elija «Liquidar la cuenta».`,
  amountPayoff: 'Liquidar la cuenta',
  amountPayoffHelp: 'Todo lo que debe en la fecha del pago. Cierra la cuenta.',
  amountDueHelp: (date) => `Vence el ${date}`,
  amountDueAllHelp: 'Todo lo atrasado y el próximo pago',
  amountPastDueHelp: (days) =>
    days === 1 ? 'Le pone al día. Un día de atraso.' : `Le pone al día. ${days} días de atraso.`,
  amountNextHelp: (date) => `Ahora no debe nada; este vence el ${date}`,
  amountOtherHelp: (payoff) => `Hasta ${payoff}, con lo que liquida la cuenta`,
  amountOtherLabel: 'Importe que quiere pagar',

  method: 'Pagar desde',
  addMethod: 'Agregar una cuenta bancaria',
  methodUnverified: 'Pendiente de verificación',
  bankAccount: 'Cuenta bancaria',
  accountTypes: { checking: 'Corriente', savings: 'Ahorros' },
  masked: (last4) => `terminada en ${last4}`,

  dateLabel: 'Fecha del pago',
  dateCutoff: (earliest, until) =>
    `Confirme antes del ${until} para el ${earliest}. Los bancos cierran los fines de semana y festivos.`,
  datePick: 'Próximos días',
  dateUse: (day) => `Usar el ${day}`,
  dateHelp: (earliest) => `Primera fecha: ${earliest}. Los bancos trabajan de lunes a viernes.`,

  allocation: 'Cómo se reparte',
  allocationUnknown: 'Ahora no podemos mostrarlo. Lo verá antes de pagar.',
  fees: 'Cargos',
  interest: 'Intereses',
  principal: 'Capital',
  total: 'Pago',
  afterDue: 'Por pagar después',
  afterPrincipal: 'Capital después',

  review: 'Revisar el pago',
  reviewing: 'Comprobando…',

  otherTabs: {
    review: {
      title: (amount) => `Está a punto de pagar ${amount} en otra pestaña`,
      body: 'Confirme solo uno de los dos, salvo que quiera pagar dos veces.',
    },
    paying: {
      title: (amount) => `Está pagando ${amount} en otra pestaña`,
      body: 'Allí todavía no ha llegado respuesta. Mire primero esa pestaña: este sería un segundo pago.',
    },
    paid: {
      title: (amount) => `Acaba de pagar ${amount} en otra pestaña`,
      body: 'Ese pago se ha hecho. Lo que pague aquí será un segundo pago.',
    },
  },

  checkingHeading: 'Estamos comprobando su pago',
  checkingBody: (amount) =>
    `Enviamos su pago de ${amount} y todavía no hay respuesta. Es posible que se haya hecho, así que no pague otra vez: seguiremos preguntando hasta saberlo.`,
  checkingKeepOpen:
    'Puede dejar esta página abierta. Si la vuelve a cargar, seguiremos preguntando.',
  checkingOffline: 'No hay conexión. Preguntaremos en cuanto vuelva.',
  checkingLong: 'Está tardando más de lo debido. Si nos llama, indique esta referencia:',
  checkNow: 'Comprobar ahora',
  checkingAnnouncement: 'Todavía no hay respuesta. Estamos comprobando si su pago se hizo.',
  outcomeHidden:
    'Su pago ya tiene respuesta, pero esta página aún no puede mostrarla. No pague de nuevo, por favor.',
  pausedHeading: 'Inicie sesión para terminar de comprobarlo',
  pausedBody: (amount) =>
    `Su sesión terminó mientras comprobábamos su pago de ${amount}. Es posible que se haya hecho, así que no pague otra vez. Inicie sesión y se lo diremos.`,

  cancelledHeading: 'Pago cancelado',
  cancelPayment: 'Cancelar este pago',
  cancelQuestion: (amount, date) => `¿Cancelar el pago de ${amount} del ${date}?`,
  cancelBy: (moment) => `Puede cancelarlo hasta el ${moment}.`,
  keepPayment: 'No cancelar',
  cancelling: 'Cancelando…',

  underWay: (amount, date) => `Su pago de ${amount} del ${date} está en camino.`,
  upcoming: 'Ya programado',
  upcomingItem: (amount, date) => `${amount} el ${date}`,

  amountProblems: {
    empty: () => 'Escriba el importe que quiere pagar.',
    not_a_number: () => 'Escriba un importe en números, como 250.00.',
    negative: () => 'Escriba un importe mayor que cero, sin el signo menos.',
    zero: () => 'Escriba un importe mayor que cero.',
    too_many_decimals: () => 'Use dos decimales como máximo, como 250.25.',
    exponent: () => 'Escriba el importe con todas sus cifras, como 250.00.',
    too_large: (payoff) => `Es más de lo que debe. Puede pagar ${payoff} como máximo.`,
    amount_over_principal: (most) =>
      `Con eso lo pagaría todo: elija «Liquidar la cuenta» o escriba ${most} o menos.`,
    payoff_amount_changed: () => 'Lo que liquida la cuenta ha cambiado. Revise el nuevo importe.',
    payoff_pending: () => 'Todavía calculamos el importe. Inténtelo en un momento.',
    payoff_scheduled: () =>
      'Ya hay una liquidación programada. Cancélela primero para pagar de otra forma.',
    principal_only_unavailable: () =>
      'Hay algo atrasado y eso va primero. Pague el importe por pagar.',
    amount_too_small: () => 'Es menos de lo que podemos cobrar. Escriba un importe mayor.',
    amount_over_payoff: (payoff) => `Es más de lo que debe. Puede pagar ${payoff} como máximo.`,
    currency_mismatch: () => 'Esta cuenta usa otra moneda. Vuelva a cargar la página.',
  },
  dateProblems: {
    date_missing: () => 'Elija el día del pago.',
    date_too_early: (earliest) => `Elija el ${earliest} o un día posterior.`,
    date_too_late: (last) => `Es demasiado tarde. El último día es el ${last}.`,
    date_not_business_day: (next) =>
      `Ese día los bancos están cerrados. El siguiente es el ${next}.`,
    cutoff_passed: (earliest) =>
      `Ya pasó la hora límite de hoy; la primera fecha es ahora el ${earliest}. Compruébela y revise de nuevo.`,
  },
  methodProblems: {
    method_missing: 'Elija una cuenta bancaria o agregue una.',
    method_not_found: 'Esa cuenta bancaria ya no está registrada. Elija otra.',
    method_unverified: 'Esa cuenta bancaria aún no está verificada. Elija otra.',
    method_rejected: 'Esa cuenta bancaria no sirve para pagos. Elija otra.',
  },
  refusals: {
    not_found: {
      title: 'Ya no encontramos esa cuenta',
      body: 'No se ha cobrado nada.',
      next: 'Vuelva a cargar la página para ver sus cuentas.',
    },
    payment_not_cancellable: {
      title: 'Ya es tarde para cancelar',
      body: 'El pago ya está en camino.',
      next: 'Llámenos si hay algo mal.',
    },
  },
} satisfies Catalogues['paymentPanel'];
