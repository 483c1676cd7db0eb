import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-activity` before there is a history to show. */
export const activity = {
  heading: 'Movimientos',
  loading: 'Cargando sus movimientos',
  updated: 'Sus movimientos se han actualizado.',
  signedOutTitle: 'Sus movimientos',
  signedOutBody: 'Inicie sesión para ver sus pagos y a qué se destinaron.',
  emptyTitle: 'Todavía no hay cuentas',
  emptyBody:
    'No hay ninguna cuenta de financiación en su usuario. Un contrato nuevo puede tardar dos días hábiles en aparecer.',
  notFoundTitle: 'No encontramos esa cuenta',
  notFoundBody: 'No es una de las suyas o se ha cerrado.',
} satisfies Catalogues['activity'];
