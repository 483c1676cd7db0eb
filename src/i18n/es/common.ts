import type { Catalogues } from '../catalogues.ts';

/** Words that several elements share. */
export const common = {
  back: 'Volver',
  cancel: 'Cancelar',
  close: 'Cerrar',
  continue: 'Continuar',
  copied: 'Copiado',
  copyReference: 'Copiar referencia',
  edit: 'Cambiar',
  loading: 'Cargando',
  optional: 'opcional',
  orAtPortal: (lender) => `O abra su cuenta en ${lender}`,
  print: 'Imprimir',
  reference: 'Referencia',
  reload: 'Volver a cargar la página',
  retry: 'Intentar de nuevo',
  callUs: (phone) => `Llámenos al ${phone}`,
} satisfies Catalogues['common'];
