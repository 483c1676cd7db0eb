import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-security-panel`. */
export const securityPanel = {
  heading: 'Acceso y seguridad',
  loading: 'Cargando sus ajustes de acceso y seguridad',
  signedOutTitle: 'Acceso y seguridad',
  signedOutBody: 'Inicie sesión para ver dónde la tiene abierta y para proteger mejor su cuenta.',
} satisfies Catalogues['securityPanel'];
