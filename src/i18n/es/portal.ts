import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-portal` before anybody is signed in. */
export const portal = {
  loading: 'Abriendo su cuenta',
  updated: 'Su cuenta se ha actualizado.',
  signedOutTitle: 'Iniciar sesión',
} satisfies Catalogues['portal'];
