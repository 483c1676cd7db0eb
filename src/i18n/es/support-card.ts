import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-support-card`. */
export const supportCard = {
  heading: 'Ayuda y mensajes',
  loading: 'Cargando las formas de contactarnos',
  signedOutTitle: 'Ayuda y mensajes',
  signedOutBody: 'Inicie sesión para escribirnos y ver sus referencias.',
  emptyTitle: 'Ayuda y mensajes',
  emptyBody: 'Todavía no hay nada que mostrar.',
  notFoundTitle: 'No encontramos esa cuenta',
  notFoundBody: 'No es suya o se cerró.',
  updated: 'Se actualizaron sus mensajes.',
} satisfies Catalogues['supportCard'];
