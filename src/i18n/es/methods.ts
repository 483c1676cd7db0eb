import type { Catalogues } from '../catalogues.ts';

/** Texts of whatever picks a bank account, and the way to the list of them. */
export const methods = {
  manage: 'Administrar cuentas bancarias',
} satisfies Catalogues['methods'];
