import type { AutopayWords } from './words.ts';

const reasons = {
  method_removed: 'Se eliminó la cuenta bancaria de la que pagaba.',
  method_unverified: 'La cuenta bancaria de la que paga no está verificada.',
  returned: 'Su banco devolvió dos pagos seguidos.',
} as const;

/** The mails about automatic payments in Spanish. */
export const autopaySpanish: AutopayWords = {
  autopay_set: ({ account, next, change, authorization }, { place }) => ({
    subject: change ? 'El pago automático ha cambiado' : 'El pago automático está activado',
    preview: 'Lo que usted autorizó, para sus archivos.',
    paragraphs: [
      change
        ? `El pago automático de su cuenta terminada en ${account} ha cambiado.`
        : `El pago automático de su cuenta terminada en ${account} está activado.`,
      ...(next
        ? [`Su próximo pago de ${next.amount} se cobrará el ${next.date}. No tiene que hacer nada.`]
        : []),
      'Esto es lo que autorizó:',
      authorization,
    ],
    action: { label: 'Ver, cambiar o desactivar el pago automático', url: place('overview') },
    afterwards: [
      'Si no fue usted, inicie sesión, desactive el pago automático y elija otra contraseña.',
    ],
  }),

  autopay_revoked: ({ account, next, sending }, { place }) => ({
    subject: 'El pago automático está desactivado',
    preview: 'Ya no se cobra nada automáticamente.',
    paragraphs: [
      `El pago automático de su cuenta terminada en ${account} está desactivado. Ya no se cobra nada automáticamente.`,
      ...(next
        ? [
            `El pago de ${next.amount} previsto para el ${next.date} no se cobrará. Por favor, hágalo usted antes de que venza.`,
          ]
        : []),
      ...(sending === null
        ? []
        : [`Un pago de ${sending} ya estaba en su banco y no se pudo detener.`]),
    ],
    action: { label: 'Hacer un pago', url: place('overview') },
    afterwards: [
      'Si no fue usted, inicie sesión, vuelva a activar el pago automático y elija otra contraseña.',
    ],
  }),

  autopay_upcoming: ({ account, date, amount, final, before }, { place }) => ({
    subject: final ? 'Se acerca su último pago' : 'Su próximo pago es de otro importe',
    preview: `Se cobrará automáticamente el ${date}.`,
    paragraphs: [
      final
        ? `El ${date} se cobrarán automáticamente ${amount}. Con ello su cuenta terminada en ${account} queda saldada; después no debe nada más.`
        : `El ${date} se cobrarán automáticamente ${amount} para su cuenta terminada en ${account}.`,
      ...(before === null ? [] : [`El pago anterior fue de ${before}.`]),
      'Si paga algo usted antes de esa fecha, cobramos menos o nada.',
    ],
    action: { label: 'Ver o cambiar el pago automático', url: place('overview') },
    afterwards: [
      '¿No quiere que se cobre este pago? Desactive el pago automático antes de que empiece ese día.',
    ],
  }),

  autopay_paused: ({ account, reason }, { place }) => ({
    subject: 'El pago automático está en pausa',
    preview: 'Por favor, haga usted el próximo pago.',
    paragraphs: [
      `El pago automático de su cuenta terminada en ${account} está en pausa y no se cobra nada. ${reasons[reason]}`,
      'Por favor, haga usted el próximo pago y vuelva a configurar el pago automático cuando pueda.',
    ],
    action: { label: 'Volver a configurarlo', url: place('overview') },
  }),
};
