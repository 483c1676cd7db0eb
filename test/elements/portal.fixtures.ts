import type { PortalState } from '../../src/elements/portal/portal.states.ts';
import { places } from '../../src/elements/portal/places.ts';
import type { FsPortal } from '../../src/elements/portal/portal.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type PortalFixture = Fixture<FsPortal>;

const rooted = ({ element }: Mounted<FsPortal>) => element.shadowRoot!;

/** Waits until the place is there, and every element in it has what it shows. */
export async function drawn(mounted: Mounted<FsPortal>): Promise<void> {
  await until(() => rooted(mounted).querySelector('.place slot, .place .notice, .place h2'));
  const shown = [...rooted(mounted).querySelectorAll<HTMLSlotElement>('.place slot')];
  await until(() =>
    shown
      .flatMap((slot) => slot.assignedElements())
      .every((part) => part.shadowRoot?.querySelector(':not(.portal)[aria-busy=true]') === null),
  );
}

/** Waits until the accounts are there as well. */
async function listed(mounted: Mounted<FsPortal>): Promise<void> {
  await drawn(mounted);
  await until(() => rooted(mounted).querySelector('.accounts *'));
}

/** Goes to a place by its address. */
export async function visit(mounted: Mounted<FsPortal>, place: string): Promise<void> {
  location.hash = `#${place}`;
  await until(() => rooted(mounted).querySelector(`[data-place=${place}]`));
  await drawn(mounted);
}

const seen = (signedInAs: string, fixture: PortalFixture = {}): PortalFixture => ({
  signedInAs,
  arrive: drawn,
  ...fixture,
});

const at = (place: string): PortalFixture =>
  seen('alex.current', { arrive: (mounted) => visit(mounted, place) });

/** One account more than fits beside each other. */
function fleet() {
  const [one] = loadPersona('frankie.two').accounts;
  return Array.from({ length: 5 }, (_, index) => ({
    ...one!.account,
    id: index === 0 ? one!.account.id : `acc_of_fleet_${String(index)}`,
    numberLast4: String(6641 + index),
  }));
}

/** Has the file of the vehicle's element not arrive; returns how to let it. */
export function losePart(): () => void {
  const part = places.find(({ id }) => id === 'vehicle')!.parts[0] as {
    load: () => Promise<unknown>;
  };
  const { load } = part;
  part.load = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  return () => void Object.assign(part, { load });
}

/** Every state of `fs-portal`, and how to get there. */
export const portalFixtures = {
  'signed-out': {
    async arrive({ element }) {
      await until(() => element.querySelector('fs-login')?.shadowRoot?.querySelector('form'));
    },
  },
  loading: {
    signedInAs: 'alex.current',
    overrides: { listAccounts: { delay: 'infinite' } },
    async arrive(mounted) {
      await until(() => rooted(mounted).querySelector('.place slot'));
    },
  },
  overview: seen('alex.current', { arrive: listed }),
  'several-vehicles': seen('frankie.two', { arrive: listed }),
  'many-vehicles': seen('frankie.two', {
    overrides: { listAccounts: { set: { items: fleet() } } },
    arrive: listed,
  }),
  payments: at('payments'),
  documents: at('documents'),
  vehicle: at('vehicle'),
  plan: at('plan'),
  preferences: at('preferences'),
  help: at('help'),
  security: at('security'),
  'no-account': seen('alex.current', {
    overrides: { listAccounts: { set: { items: [] } } },
    async arrive(mounted) {
      await until(() => rooted(mounted).querySelector('.place h2'));
    },
  }),
  unavailable: seen('alex.current', {
    overrides: { listAccounts: { status: 503, code: 'unavailable' } },
    async arrive(mounted) {
      await until(() =>
        mounted.element.querySelector('fs-balance-card')?.shadowRoot?.querySelector('.notice'),
      );
    },
  }),
  denied: seen('alex.current', {
    overrides: { listAccounts: { status: 403, code: 'insufficient_scope' } },
    async arrive(mounted) {
      await until(() => rooted(mounted).querySelector('.place .notice'));
    },
  }),
  'part-missing': seen('alex.current', {
    async arrive(mounted) {
      const find = losePart();
      try {
        await visit(mounted, 'vehicle');
        await until(() => rooted(mounted).querySelector('#missing'));
      } finally {
        find();
      }
    },
  }),
} satisfies Record<PortalState, PortalFixture>;
