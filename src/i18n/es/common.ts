import type { Catalogues } from '../catalogues.ts';

/** Words that several elements share. */
export const common = {
  back: 'Volver',
  cancel: 'Cancelar',
  close: 'Cerrar',
  continue: 'Continuar',
  copied: 'Copiado',
  copyReference: 'Copiar referencia',
  edit: 'Cambiar',
  loading: 'Cargando',
  optional: 'opcional',
  orAtPortal: (lender) => `O abra su cuenta en ${lender}`,
  print: 'Imprimir',
  reference: 'Referencia',
  reload: 'Volver a cargar la página',
  retry: 'Intentar de nuevo',
  signOut: 'Cerrar sesión',
  returned: {
    title: (amount) => `Su banco devolvió su pago de ${amount}`,
    reasons: {
      insufficient_funds: 'No había suficiente dinero en la cuenta.',
      account_closed: 'La cuenta bancaria está cerrada.',
      payment_stopped: 'El pago se detuvo en su banco.',
    },
    body: (date) => `Desde el ${date} ya no cuenta y el importe se debe otra vez.`,
    fee: (amount) => `Se aplicó un cargo de ${amount}.`,
    next: 'Por favor, pague de nuevo, desde otra cuenta bancaria si hace falta.',
  },
  callUs: (phone) => `Llámenos al ${phone.replace(' ', '\u00a0')}`,
} satisfies Catalogues['common'];
