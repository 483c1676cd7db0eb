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
};
