import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-vehicle-card` once somebody is signed in. */
export const vehicleDetails = {
  odometer: (distance, date) => `${distance} el ${date}`,
  vin: 'Número de identificación del vehículo',
  vinMasked: (last) => `oculto, termina en ${last}`,
  vinShow: 'Mostrar',
  vinHide: 'Ocultar',

  recallOpen: 'Llamado a revisión pendiente',
  recallIssued: (date) => `Emitido el ${date}. La reparación no le cuesta nada.`,
  recallRepaired: (title) => `${title}: reparado`,
  recallsDone: 'Llamados a revisión ya reparados',

  coverage: 'Cobertura de la garantía',
  coverages: {
    basic: 'Básica',
    powertrain: 'Tren motriz',
    battery: 'Batería de alto voltaje',
    corrosion: 'Corrosión',
    roadside: 'Asistencia en carretera',
    service_contract: 'Contrato de servicio extendido',
  },
  active: 'Vigente',
  ended: 'Terminada',
  endedOn: (date) => `Terminó el ${date}`,
  endedAt: (distance) => `Terminó a las ${distance}`,
  timeLeft: (duration) => `Quedan ${duration}`,
  until: (date) => `hasta el ${date}`,
  distanceLeft: (distance) => `Quedan ${distance}`,
  distanceLimit: (distance) => `hasta ${distance}`,
  noLimit: 'Sin límite de distancia',

  leaseTitle: 'Distancia del arrendamiento',
  leaseUsed: (used, allowed) => `${used} de ${allowed}`,
  leaseRead: (date) => `Lectura del ${date}`,
  leasePace: (distance) => `A un ritmo parejo serían ${distance} en esa fecha.`,
  leaseOver: (distance, charge, rate) =>
    `A su ritmo terminaría ${distance} por encima: unos ${charge}, a ${rate} cada una.`,
  leaseWithin: (distance, date) =>
    `A su ritmo terminaría con ${distance} el ${date}, dentro de lo permitido.`,

  services: 'Opciones de servicio',
  servicesNone: 'No se puede agregar nada por ahora.',
  serviceNames: {
    service_contract: 'Contrato de servicio extendido',
    maintenance: 'Mantenimiento prepagado',
    gap: 'Protección de valor garantizado',
    tire_wheel: 'Protección de llantas y rines',
    lease_wear: 'Protección por desgaste excesivo',
  },
  serviceUntil: (date) => `Se puede agregar hasta el ${date}`,
  servicesAsk: 'Para agregar una, pregunte a un concesionario de abajo o llámenos.',
  unavailable: (count) =>
    count === 1 ? 'Por qué una no se ofrece' : `Por qué ${count} no se ofrecen`,
  reasons: {
    too_old: 'El vehículo es demasiado antiguo.',
    distance_over: 'El vehículo ha recorrido demasiado.',
    contract_too_old: 'Solo se ofrece al principio del contrato.',
    loan_only: 'Es para préstamos.',
    lease_only: 'Es para arrendamientos.',
    ends_soon: 'Su arrendamiento termina demasiado pronto.',
    past_due: 'Se ofrecerá de nuevo cuando su cuenta esté al día.',
    has_it: 'Ya la tiene.',
  },
  reasonUnknown: 'No se ofrece para este vehículo.',

  dealers: 'Reservar un servicio',
  book: (dealer) => `Reservar en ${dealer}`,
  opensNew: 'se abre en otra pestaña',
} satisfies Catalogues['vehicleDetails'];
