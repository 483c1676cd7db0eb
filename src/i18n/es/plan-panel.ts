/** Texts of `fs-plan-panel` before its body is here, in Spanish. */
export const planPanel = {
  heading: 'Cambiar su plan',
  loading: 'Cargando lo que se puede cambiar',
  updated: 'Su plan está al día.',
  signedOutTitle: 'Cambiar su plan',
  signedOutBody:
    'Inicie sesión para mover un vencimiento, aplazar pagos o recibir ayuda cuando falta el dinero.',
  emptyTitle: 'No hay ningún plan que cambiar',
  emptyBody: 'No hay ninguna cuenta de financiación con su inicio de sesión.',
  notFoundTitle: 'No encontramos esa cuenta',
  notFoundBody: 'No es una de las suyas o se ha cerrado.',
};
