import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-portal` once somebody is signed in. */
export const portalPlaces = {
  menu: 'Su cuenta',
  more: 'Más',
  signOut: 'Cerrar sesión',
  vehicles: 'Sus vehículos',
  endsIn: (last) => `termina en ${last}`,
  emptyTitle: 'Aún no hay cuentas',
  emptyBody:
    'No hay ninguna cuenta de financiación con su usuario. Un contrato nuevo puede tardar dos días hábiles en aparecer aquí.',
  missingTitle: 'Esta página no se cargó del todo',
  missingBody:
    'Falta una parte. Compruebe su conexión y vuelva a intentarlo. De su cuenta no se ha perdido nada.',
  reload: 'Volver a cargar la página',
  places: {
    overview: { label: 'Resumen', name: 'Resumen', heading: 'Su cuenta' },
    payments: { label: 'Pagos', name: 'Pagos', heading: 'Pagos' },
    documents: { label: 'Documentos', name: 'Documentos', heading: 'Documentos' },
    vehicle: { label: 'Vehículo', name: 'Vehículo', heading: 'Su vehículo' },
    plan: { label: 'Mi plan', name: 'Plan de pagos', heading: 'Su plan de pagos' },
    preferences: { label: 'Ajustes', name: 'Ajustes y avisos', heading: 'Ajustes y avisos' },
    help: { label: 'Ayuda', name: 'Ayuda', heading: '¿En qué podemos ayudarle?' },
    security: { label: 'Seguridad', name: 'Acceso y seguridad', heading: 'Seguridad' },
  },
} satisfies Catalogues['portalPlaces'];
