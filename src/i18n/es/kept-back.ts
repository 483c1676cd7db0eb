import type { Catalogues } from '../catalogues.ts';

/** Texts of what a frame says where the page around it may have kept something back, in Spanish. */
export const keptBack: Catalogues['keptBack'] = {
  file: '¿No está entre sus descargas? Entonces la página que rodea a esta no deja pasar archivos.',
  fileInAccount: (lender) => `Búsquelo en ${lender}`,
  entry:
    '¿No hay nada que añadir? Entonces la página que rodea a esta no deja pasar archivos. La fecha está arriba y en su cuenta.',
  print:
    '¿No se imprime? Entonces la página que rodea a esta lo impide. Este pago también está en su cuenta.',
  account: (lender) => `Abra su cuenta en ${lender}`,
};
