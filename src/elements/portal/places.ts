import type { TemplateResult } from 'lit';
import type { portalPlaces } from '../../i18n/en/portal-places.ts';
import {
  calendarClockIcon,
  carIcon,
  circleHelpIcon,
  fileTextIcon,
  houseIcon,
  receiptIcon,
  shieldIcon,
  slidersIcon,
} from '../../ui/place-icons.ts';

/** One element of a place. */
export interface PlacePart {
  readonly tag: `fs-${string}`;
  /** Where it stands on a wide screen: beside `main`, in it, or across both. On a narrow one all follow each other. */
  readonly area: 'main' | 'aside' | 'full' | 'single';
  /** Defines the element. */
  readonly load: () => Promise<unknown>;
}

/** A place of the application. */
export interface Place {
  /** Its name after the `#`, and that of its words. */
  readonly id: keyof typeof portalPlaces.places;
  /** Older names after the `#`. */
  readonly aliases?: readonly string[];
  readonly icon: () => TemplateResult;
  /** Whether it shows something of an account; without one it says that there is none. */
  readonly ofAccount: boolean;
  readonly parts: readonly PlacePart[];
}

const balance: PlacePart = {
  tag: 'fs-balance-card',
  area: 'aside',
  load: () => import('../balance-card/define.ts'),
};
const payment: PlacePart = {
  tag: 'fs-payment-panel',
  area: 'main',
  load: () => import('../payment-panel/define.ts'),
};
const autopay: PlacePart = {
  tag: 'fs-autopay-panel',
  area: 'aside',
  load: () => import('../autopay-panel/define.ts'),
};

const single = (tag: PlacePart['tag'], load: PlacePart['load']): PlacePart[] => [
  { tag, area: 'single', load },
];

/**
 * Every place, in the order of the menu: a row here and its words in `src/i18n/<locale>/portal-places.ts` make one. An
 * element may stand in several places; it stays the same one.
 */
export const places: readonly [Place, ...Place[]] = [
  {
    id: 'overview',
    aliases: ['account'],
    icon: houseIcon,
    ofAccount: true,
    parts: [balance, payment, autopay],
  },
  {
    id: 'payments',
    aliases: ['activity'],
    icon: receiptIcon,
    ofAccount: true,
    parts: [
      { tag: 'fs-activity', area: 'full', load: () => import('../activity/define.ts') },
      payment,
      autopay,
    ],
  },
  {
    id: 'documents',
    icon: fileTextIcon,
    ofAccount: true,
    parts: single('fs-documents', () => import('../documents/define.ts')),
  },
  {
    id: 'vehicle',
    icon: carIcon,
    ofAccount: true,
    parts: single('fs-vehicle-card', () => import('../vehicle-card/define.ts')),
  },
  {
    id: 'plan',
    icon: calendarClockIcon,
    // Who has no account may have to sign as another's co-borrower.
    ofAccount: false,
    parts: single('fs-plan-panel', () => import('../plan-panel/define.ts')),
  },
  {
    id: 'preferences',
    icon: slidersIcon,
    ofAccount: false,
    parts: single('fs-preferences', () => import('../preferences/define.ts')),
  },
  {
    id: 'help',
    aliases: ['support'],
    icon: circleHelpIcon,
    ofAccount: false,
    parts: single('fs-support-card', () => import('../support-card/define.ts')),
  },
  {
    id: 'security',
    icon: shieldIcon,
    ofAccount: false,
    parts: single('fs-security-panel', () => import('../security-panel/define.ts')),
  },
];

/** The place that an address names; undefined where it names none, as `#main` of a link within the page. */
export function placeOf(hash: string): Place | undefined {
  const [name] = hash.slice(1).split('?');
  if (!name) return places[0];
  return places.find(({ id, aliases }) => id === name || aliases?.includes(name));
}

/** Id of the account that an address names after the place, as `#documents?account=acc_1` does. */
export function accountOf(hash: string): string | undefined {
  return new URLSearchParams(hash.split('?')[1]).get('account') || undefined;
}

/**
 * Address of a place.
 *
 * @param accountId account to show there; the page's own choice, or the customer's first, if left out
 */
export function addressOf({ id }: Place, accountId?: string): string {
  return accountId === undefined ? `#${id}` : `#${id}?account=${encodeURIComponent(accountId)}`;
}
