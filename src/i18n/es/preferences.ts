/** Texts of `fs-preferences` in Spanish, before the switches are here. */
export const preferences = {
  heading: 'Preferencias de comunicación',
  loading: 'Cargando sus preferencias',
  updated: 'Sus preferencias se actualizaron.',
  signedOutTitle: 'Preferencias de comunicación',
  signedOutBody: 'Inicie sesión para elegir qué le decimos y cómo.',
};
