import type { Catalogues } from '../catalogues.ts';

/** Textos de `fs-vehicle-card`. */
export const vehicleCard = {
  loading: 'Cargando su vehículo',
  signedOutTitle: 'Su vehículo',
  signedOutBody: 'Inicie sesión para ver su garantía y las opciones de servicio.',
  emptyTitle: 'Aún no hay ningún vehículo',
  emptyBody: 'No hay ningún vehículo financiado en su cuenta.',
  notFoundTitle: 'No encontramos ese vehículo',
  notFoundBody: 'La cuenta no es suya o se cerró.',
  updated: 'Se actualizó su vehículo.',
} satisfies Catalogues['vehicleCard'];
