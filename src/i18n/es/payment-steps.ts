import type { Catalogues } from '../catalogues.ts';

/** Texts of what follows the form of `fs-payment-panel`: the last look and the receipt. */
export const paymentSteps = {
  allocated: 'Cómo se repartió',
  reviewHeading: 'Revise y confirme',
  reviewAnnouncement: (amount) => `Revise y confirme su pago de ${amount}.`,
  from: 'Desde',
  to: 'A',
  on: 'Fecha',
  editAmount: 'Cambiar el importe',
  editMethod: 'Cambiar la cuenta bancaria',
  editDate: 'Cambiar la fecha',
  authorization: 'Lo que usted autoriza',
  agreed: 'Lo que usted autorizó',
  pay: (amount) => `Pagar ${amount}`,
  schedule: (amount) => `Programar ${amount}`,
  payAsWell: (amount) => `Pagar también ${amount}`,
  scheduleAsWell: (amount) => `Programar también ${amount}`,
  paying: 'Enviando el pago…',
  scheduling: 'Programando…',

  receiptHeading: 'Pago recibido',
  receiptBody: 'Gracias. Ya figura en su cuenta.',
  receiptProcessing: 'Gracias. Ya figura en su cuenta; su banco lo mostrará en un día o dos.',
  scheduledHeading: 'Pago programado',
  scheduledBody: (date) => `Lo cobraremos de su cuenta bancaria el ${date}.`,
  cancelledBody: 'No se cobrará nada.',
  declinedHeading: 'Su banco rechazó el pago',
  declinedBody: 'No se ha cobrado nada y todavía debe el importe.',
  returnedHeading: 'Su banco devolvió el pago',
  confirmation: 'Número de confirmación',
  submittedOn: 'Enviado',
  statusLabel: 'Estado',
  statuses: {
    scheduled: 'Programado',
    processing: 'En camino a su banco',
    posted: 'Registrado',
    declined: 'Rechazado',
    cancelled: 'Cancelado',
    returned: 'Devuelto',
  },
  payoffDone: 'Su cuenta está liquidada y cerrada. Gracias.',
  duplicate: {
    title: '¿Pagar de nuevo de todos modos?',
    body: (amount) =>
      `${amount} ya se pagó o se va a cobrar en torno a ese día, por usted o automáticamente.`,
    next: 'Si también quiere hacer este, confirme una vez más.',
  },
  /** Of what was confirmed; those that come earlier are with the form. */
  refusals: {
    payment_declined: {
      title: 'Su banco rechazó el pago',
      body: 'No se ha cobrado nada.',
      next: 'Pague desde otra cuenta o pregunte a su banco.',
    },
    authorization_changed: {
      title: 'Lo que usted acepta ha cambiado',
      body: 'Desde que lo leyó pasó una hora límite o un día. No se movió dinero.',
      next: 'Léalo de nuevo y después confirme.',
    },
    idempotency_key_reused: {
      title: 'Este pago ya se envió con otros datos',
      body: 'Por seguridad, no lo enviamos otra vez.',
      next: 'Revise sus pagos recientes antes de pagar.',
    },
  },
  payAgainAnyway: (amount) => `Pagar ${amount} de nuevo`,
  toCalendar: 'Añadir al calendario',
  calendarTitle: (amount) => `Pago del vehículo de ${amount}`,
  printReceipt: 'Imprimir recibo',
  payAgain: 'Hacer otro pago',
  tryAgain: 'Pagar de otra forma',
} satisfies Catalogues['paymentSteps'];
