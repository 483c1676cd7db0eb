import { createClient } from '../../sdk/index.ts';
import type { Mocks } from '../../sdk/mocks/index.ts';
import type { PreferencesState } from '../../src/elements/preferences/preferences.states.ts';
import type { FsPreferences } from '../../src/elements/preferences/preferences.ts';
import { byRole, field, type } from './by-role.ts';
import { type Fixture, type Mounted, signIn, until } from './fixture.ts';

type Shown = Mounted<FsPreferences>;
type PreferencesFixture = Fixture<FsPreferences>;

/** Waits until the switches are here. */
export async function drawn({ element }: Shown): Promise<void> {
  await until(() => element.shadowRoot?.querySelector('.topics, .notice'));
}

/** Waits for something in the element. */
export const there = ({ element }: Shown, selector: string) =>
  until(() => element.shadowRoot?.querySelector<HTMLElement>(selector));

/** Presses a switch, such as `support-email`. */
export async function press(mounted: Shown, id: string): Promise<void> {
  (await there(mounted, `#${id}`)).click();
}

/** Presses a button by its name. */
export async function pressButton({ element }: Shown, name: string): Promise<void> {
  byRole(element, 'button', name).click();
  await element.updateComplete;
}

/** Another device of the same customer changes something. */
export async function changeElsewhere(mocks: Mocks, change: object): Promise<void> {
  const { lender, fetch } = mocks;
  const client = createClient({ lender, clientId: 'other', storage: 'memory', fetch });
  await signIn(client, 'alex.current');
  const { etag } = await client.preferences.get();
  await client.preferences.update(change, { etag });
  client.close();
}

/** Types quiet hours and saves them. */
export async function setHours(mounted: Shown, from: string, until: string): Promise<void> {
  const { element } = mounted;
  await openHours(mounted);
  type(field(element, 'From'), from);
  type(field(element, 'Until'), until);
  await pressButton(mounted, 'Save');
}

/** Opens the form of quiet hours. */
export async function openHours(mounted: Shown): Promise<void> {
  (await there(mounted, '#quiet-edit')).click();
  await there(mounted, '#quiet-from');
}

/** Opens the form of a phone, and its text. */
export async function openPhone(mounted: Shown): Promise<void> {
  (await there(mounted, '#add-phone')).click();
  await there(mounted, '.disclosure');
}

/** Agrees to texts and has a code sent. */
export async function sendCode(mounted: Shown, number = '(312) 555-0123'): Promise<void> {
  await openPhone(mounted);
  type(field(mounted.element, 'Mobile phone'), number);
  (await there(mounted, '#agree')).click();
  await pressButton(mounted, 'Text me a code');
}

/** Gives a code back. */
export async function enterCode(mounted: Shown, code: string): Promise<void> {
  await there(mounted, '#code');
  type(mounted.element.shadowRoot!.querySelector<HTMLInputElement>('#code')!, code);
  (await there(mounted, '.consent button[type=submit]')).click();
}

/** Opens the form of papers, and its text. */
export async function openPaperless(mounted: Shown): Promise<void> {
  (await there(mounted, '#begin-paperless')).click();
  await there(mounted, '.disclosure');
}

/** Gets the test document, agrees, and types its code. */
export async function goPaperless(mounted: Shown, code = '123456'): Promise<void> {
  await openPaperless(mounted);
  await pressButton(mounted, 'Get the test document (PDF)');
  await until(() => (mounted.element.shadowRoot?.textContent ?? '').includes('was downloaded'));
  (await there(mounted, '#agree')).click();
  await enterCode(mounted, code);
}

const seen = (arrive: (mounted: Shown) => Promise<void> = drawn): PreferencesFixture => ({
  signedInAs: 'alex.current',
  async arrive(mounted) {
    await drawn(mounted);
    if (arrive !== drawn) await arrive(mounted);
  },
});

const consented = { version: 'paperless-2026-11.en', consentedAt: '2026-11-17T16:04:00Z' };

/** What a customer has who gets papers electronically. */
const electronic = {
  paperless: consented,
  'topics.statements.email': true,
  'topics.statements.post': false,
  fixed: ['email', 'post'].map((channel) => ({
    topic: 'statements',
    channel,
    reason: 'paperless',
  })),
};

/** Every state of `fs-preferences`, and how to get there. */
export const preferencesFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { getPreferences: { delay: 'infinite' } } },
  ready: seen(),
  saving: {
    ...seen(async (mounted) => {
      await press(mounted, 'support-email');
      await there(mounted, '.state.saving');
    }),
    overrides: { updatePreferences: { delay: 'infinite' } },
  },
  saved: seen(async (mounted) => {
    await press(mounted, 'support-email');
    await there(mounted, '#undo');
  }),
  failed: {
    ...seen(async (mounted) => {
      await press(mounted, 'support-email');
      await there(mounted, '[id^="failed-"]');
    }),
    overrides: { updatePreferences: { status: 500, code: 'internal' } },
  },
  'changed-elsewhere': seen(async (mounted) => {
    await changeElsewhere(mounted.mocks, { topics: { statements: { email: false } } });
    await press(mounted, 'support-email');
    await there(mounted, '#elsewhere');
  }),
  conflict: seen(async (mounted) => {
    await openHours(mounted);
    await changeElsewhere(mounted.mocks, { quietHours: { from: '22:00', until: '06:00' } });
    await pressButton(mounted, 'Save');
    await there(mounted, '[id^="conflict-"]');
  }),
  'quiet-hours': seen(async (mounted) => {
    await setHours(mounted, '21:30', '07:00');
    await there(mounted, '#undo');
  }),
  'quiet-problem': seen(async (mounted) => {
    await setHours(mounted, '21:30', '21:30');
    await there(mounted, '#quiet-error');
  }),
  phone: seen(openPhone),
  'phone-code': seen(async (mounted) => {
    await sendCode(mounted);
    await there(mounted, '#code');
  }),
  'phone-wrong-code': seen(async (mounted) => {
    await sendCode(mounted);
    await enterCode(mounted, '000000');
    await there(mounted, '#code-error');
  }),
  'phone-on': seen(async (mounted) => {
    await sendCode(mounted);
    await enterCode(mounted, '123456');
    await there(mounted, '.done');
  }),
  paperless: seen(openPaperless),
  'paperless-problem': seen(async (mounted) => {
    await openPaperless(mounted);
    await pressButton(mounted, 'Agree');
    await there(mounted, '#agree-error');
  }),
  'paperless-on': {
    ...seen(),
    overrides: { getPreferences: { set: electronic } },
  },
  'paperless-withdrawing': {
    ...seen(async (mounted) => {
      (await there(mounted, '#begin-withdraw')).click();
      await there(mounted, '.consent');
    }),
    overrides: { getPreferences: { set: electronic } },
  },
  'paper-ordered': seen(async (mounted) => {
    (await there(mounted, '#begin-copy')).click();
    await there(mounted, '#copy-kind');
    await pressButton(mounted, 'Send it to me');
    await there(mounted, '.done');
  }),
  unavailable: {
    signedInAs: 'alex.current',
    overrides: {
      getPreferences: { status: 503, code: 'unavailable', headers: { 'Retry-After': '60' } },
    },
    arrive: drawn,
  },
  denied: {
    signedInAs: 'alex.current',
    overrides: { getPreferences: { status: 403, code: 'insufficient_scope' } },
    arrive: drawn,
  },
  'contract-error': {
    signedInAs: 'alex.current',
    overrides: { getPreferences: { omit: 'topics' } },
    arrive: drawn,
  },
} satisfies Record<PreferencesState, PreferencesFixture>;
