import type { Catalogues } from '../catalogues.ts';

/** Words in place of fields for secrets, on a site that is not the lender's. */
export const inlineGuard = {
  title: 'No escriba sus datos aquí',
  body: (lender) =>
    `Para proteger su cuenta, las contraseñas y los números bancarios solo se escriben en ${lender}. Este sitio no es suyo.`,
  link: (lender) => `Ir a ${lender}`,
} satisfies Catalogues['inlineGuard'];
