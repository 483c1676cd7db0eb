import type { CancelReason } from '../templates.ts';
import type { MailWords, PaymentWords } from './words.ts';

const reasons = {
  insufficient_funds: 'no había suficiente dinero en la cuenta',
  account_closed: 'la cuenta está cerrada',
  payment_stopped: 'el pago se detuvo en su banco',
};

const types = { checking: 'corriente', savings: 'de ahorros' };

const cancelled: Readonly<Record<CancelReason, string>> = {
  owed_less: 'Ahora debe menos que eso, así que no lo cobramos.',
  payoff_changed:
    'La cantidad que liquida su cuenta ha cambiado desde entonces, así que ese pago no la habría cerrado. Inicie sesión para pedir una cotización nueva.',
  payoff_instead: 'Va a liquidar su cuenta, así que ya no hace falta.',
  principal_only_unavailable:
    'Hay un pago o un cargo pendiente, y esos van primero. Podrá pagar más al capital cuando no haya nada atrasado.',
};

/** What is said of payments in Spanish. */
export const paymentWords: PaymentWords = {
  method: ({ bankName, accountType, last4 }) =>
    `mi cuenta ${accountType === null ? '' : `${types[accountType]} `}${bankName === null ? '' : `de ${bankName} `}terminada en ${last4}`,
  singleAuthorization: ({ lenderName, supportPhone, method, amount, day, account, ...order }) =>
    [
      `Autorizo a ${lenderName} a cargar una sola vez en ${method} la cantidad de ${amount} el ${day}, para mi cuenta terminada en ${account}.`,
      ...(order.kind === 'payoff'
        ? [
            'Con esto se liquida y se cierra la cuenta. Los demás pagos programados en ella se cancelan, y los pagos automáticos terminan con ella.',
          ]
        : []),
      ...(order.kind === 'principal_only'
        ? ['Todo va al capital. No cuenta como pago mensual, que sigue venciendo en su fecha.']
        : []),
      order.cancelUntil === null
        ? 'Se envía de inmediato y no se puede cancelar.'
        : `Puedo cancelarlo hasta el ${order.cancelUntil}, iniciando sesión o llamando al ${supportPhone}.`,
    ].join(' '),
};

/** The mails on payments in Spanish. */
export const paymentContents: Pick<
  MailWords['contents'],
  'payment_confirmed' | 'payment_declined' | 'payment_returned' | 'payment_cancelled'
> = {
  payment_confirmed: (payment, { place, money, day, moment, supportPhone }) => {
    const { amount, currency, date, account, confirmationNumber, cancellableUntil } = payment;
    const scheduled = cancellableUntil !== null;
    return {
      subject: scheduled ? 'Su pago está programado' : 'Recibimos su pago',
      preview: scheduled
        ? 'Cuándo se cobrará y hasta cuándo puede cancelarlo.'
        : 'Su número de confirmación y lo que autorizó.',
      paragraphs: [
        scheduled
          ? `Cobraremos ${money(amount, currency)} el ${day(date)} para su cuenta terminada en ${account}.`
          : `Su pago de ${money(amount, currency)} cuenta desde el ${day(date)} en su cuenta terminada en ${account}. Su banco lo mostrará en uno o dos días.`,
        `Número de confirmación: ${confirmationNumber}`,
        `Usted autorizó esto: ${payment.authorization}`,
        ...(scheduled
          ? [
              `Puede cancelarlo hasta el ${moment(cancellableUntil)}. Inicie sesión y elija «Cancelar este pago».`,
            ]
          : []),
      ],
      action: { label: 'Ver sus pagos', url: place('overview') },
      afterwards: [`Si no fue usted, llámenos ahora al ${supportPhone}.`],
    };
  },

  payment_declined: (payment, { place, money, day }) => ({
    subject: 'Su banco rechazó un pago',
    preview: 'No se movió dinero y la cantidad se sigue debiendo.',
    paragraphs: [
      `Su banco no aceptó nuestra solicitud de ${money(payment.amount, payment.currency)} del ${day(payment.date)} (número de confirmación ${payment.confirmationNumber}). No se movió dinero.`,
      `La cantidad se sigue debiendo en su cuenta terminada en ${payment.account}. Páguela desde otra cuenta bancaria.`,
    ],
    action: { label: 'Pagar de otra forma', url: place('overview') },
  }),

  payment_returned: (payment, { place, money, day, supportPhone }) => ({
    subject: 'Su banco devolvió un pago',
    preview: 'Ya no cuenta. Esto es lo que puede hacer.',
    paragraphs: [
      `Su banco devolvió su pago de ${money(payment.amount, payment.currency)} del ${day(payment.date)} porque ${reasons[payment.reason]}. Su número de confirmación era ${payment.confirmationNumber}.`,
      `El pago ya no cuenta: la cantidad se debe otra vez en su cuenta terminada en ${payment.account}, con intereses como si no se hubiera pagado.`,
      ...(payment.fee > 0
        ? [
            `Su contrato prevé un cargo de ${money(payment.fee, payment.currency)} por esto, que ya está en su cuenta.`,
          ]
        : []),
      ...(payment.origin === 'autopay'
        ? [
            'No volveremos a cobrar este pago por nuestra cuenta. Los pagos automáticos siguen con el próximo.',
          ]
        : []),
    ],
    action: { label: 'Ver lo que debe', url: place('overview') },
    afterwards: [
      `Por favor, pague de nuevo, desde otra cuenta bancaria si hace falta. Si no puede, llámenos al ${supportPhone}: cuanto antes, más podremos hacer.`,
    ],
  }),

  payment_cancelled: (payment, { place, money, day }) => ({
    subject: 'Se canceló un pago programado',
    preview: 'No se cobró nada. Este es el motivo.',
    paragraphs: [
      `No cobramos los ${money(payment.amount, payment.currency)} programados para el ${day(payment.date)} (número de confirmación ${payment.confirmationNumber}). No se movió dinero.`,
      cancelled[payment.reason],
    ],
    action: { label: 'Ver sus pagos', url: place('overview') },
  }),
};
