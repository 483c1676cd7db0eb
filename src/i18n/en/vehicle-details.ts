/** Texts of `fs-vehicle-card` once somebody is signed in. */
export const vehicleDetails = {
  odometer: (distance: string, date: string) => `${distance} on ${date}`,
  vin: 'Vehicle identification number',
  vinMasked: (last: string) => `hidden, ends in ${last}`,
  vinShow: 'Show',
  vinHide: 'Hide',

  recallOpen: 'Open recall',
  recallIssued: (date: string) => `Issued ${date}. Repairs under a recall cost you nothing.`,
  recallRepaired: (title: string) => `${title}: repaired`,
  recallsDone: 'Recalls already repaired',

  coverage: 'Warranty coverage',
  coverages: {
    basic: 'Basic',
    powertrain: 'Powertrain',
    battery: 'High-voltage battery',
    corrosion: 'Corrosion',
    roadside: 'Roadside assistance',
    service_contract: 'Extended service contract',
  },
  active: 'Active',
  ended: 'Ended',
  endedOn: (date: string) => `Ended ${date}`,
  endedAt: (distance: string) => `Ended at ${distance}`,
  timeLeft: (duration: string) => `${duration} left`,
  until: (date: string) => `until ${date}`,
  distanceLeft: (distance: string) => `${distance} left`,
  distanceLimit: (distance: string) => `until ${distance}`,
  noLimit: 'No limit on distance',

  leaseTitle: 'Lease distance',
  leaseUsed: (used: string, allowed: string) => `${used} of ${allowed} used`,
  leaseRead: (date: string) => `Read on ${date}`,
  leasePace: (distance: string) => `At an even pace it would be ${distance} by then.`,
  leaseOver: (distance: string, charge: string, rate: string) =>
    `At your pace you’d end ${distance} over: about ${charge}, at ${rate} each.`,
  leaseWithin: (distance: string, date: string) =>
    `At your pace you’d end at ${distance} on ${date}, within your allowance.`,

  services: 'Service options',
  servicesNone: 'Nothing can be added right now.',
  serviceNames: {
    service_contract: 'Extended service contract',
    maintenance: 'Prepaid maintenance',
    gap: 'Guaranteed asset protection',
    tire_wheel: 'Tire and wheel protection',
    lease_wear: 'Excess wear protection',
  },
  serviceUntil: (date: string) => `Can be added until ${date}`,
  servicesAsk: 'To add one, ask a dealer below or call us.',
  unavailable: (count: number) =>
    count === 1 ? 'Why one isn’t offered' : `Why ${count} aren’t offered`,
  reasons: {
    too_old: 'The vehicle is too old for it.',
    distance_over: 'The vehicle has gone too far for it.',
    contract_too_old: 'It’s only offered early in a contract.',
    loan_only: 'It’s for loans.',
    lease_only: 'It’s for leases.',
    ends_soon: 'Your lease ends too soon for it.',
    past_due: 'It’s offered again once your account is up to date.',
    has_it: 'You have it already.',
  },
  reasonUnknown: 'It isn’t offered for this vehicle.',

  dealers: 'Book a service',
  book: (dealer: string) => `Book at ${dealer}`,
  opensNew: 'opens in a new tab',
};
