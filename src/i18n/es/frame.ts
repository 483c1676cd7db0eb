import type { Catalogues } from '../catalogues.ts';

/** Words of a lender's frame on another site. */
export const frame = {
  titles: {
    'fs-login': (lender) => `Iniciar sesión en ${lender}`,
    'fs-balance-card': (lender) => `Saldo en ${lender}`,
    'fs-payment-panel': (lender) => `Pago a ${lender}`,
    'fs-activity': (lender) => `Movimientos en ${lender}`,
    'fs-autopay-panel': (lender) => `Pago automático en ${lender}`,
    'fs-documents': (lender) => `Documentos en ${lender}`,
    'fs-plan-panel': (lender) => `Plan de pagos en ${lender}`,
    'fs-vehicle-card': (lender) => `Vehículo en ${lender}`,
    'fs-preferences': (lender) => `Preferencias en ${lender}`,
    'fs-support-card': (lender) => `Ayuda de ${lender}`,
  },
  unansweredTitle: 'Esto no se puede mostrar aquí',
  aloneBody: (lender, site) =>
    `Esta parte de ${lender} se muestra en las páginas de ${site}. Puede abrir su cuenta en nuestro sitio.`,
  unansweredBody: (lender, site) =>
    `La página que rodea a esta no respondió, así que ${lender} no puede saber si pertenece a ${site}.`,
  unloadedBody: (lender) =>
    `Faltan partes de esta página por llegar. Su cuenta en ${lender} está segura.`,
  toPortal: (lender) => `Ir a ${lender}`,
} satisfies Catalogues['frame'];
