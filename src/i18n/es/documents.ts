import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-documents` before there is a list to show. */
export const documents = {
  heading: 'Documentos',
  loading: 'Cargando sus documentos',
  updated: 'Sus documentos se han actualizado.',
  signedOutTitle: 'Sus documentos',
  signedOutBody: 'Inicie sesión para ver estados de cuenta, documentos fiscales y su contrato.',
  emptyTitle: 'Todavía no hay cuentas',
  emptyBody:
    'No hay ninguna cuenta de financiación en su usuario. Un contrato nuevo puede tardar dos días hábiles en aparecer.',
  notFoundTitle: 'No encontramos esa cuenta',
  notFoundBody: 'No es una de las suyas o se ha cerrado.',
} satisfies Catalogues['documents'];
