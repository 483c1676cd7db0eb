import type { Catalogues } from '../catalogues.ts';

const seconds = (count: number) => (count === 1 ? '1 segundo' : `${count} segundos`);

/** Texts about the end of a session. */
export const session = {
  idleTitle: '¿Sigue ahí?',
  ageTitle: 'Su sesión está por terminar',
  remaining: (count) => `Cerraremos su sesión en ${seconds(count)}.`,
  idleWhy:
    'Hace un rato que no usa esta página, así que cerraremos la sesión para proteger su cuenta.',
  spentWhy:
    'Ya pidió más tiempo todas las veces que podemos dárselo. Puede volver a iniciar sesión enseguida.',
  ageWhy:
    'Una sesión termina después de un tiempo fijo, se use o no. Puede volver a iniciar sesión enseguida.',
  stay: 'Seguir con la sesión',
  understood: 'Entendido',
  leave: 'Cerrar sesión ahora',
} satisfies Catalogues['session'];
