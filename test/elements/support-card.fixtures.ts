import type { SupportCardState } from '../../src/elements/support-card/support-card.states.ts';
import type { FsSupportCard } from '../../src/elements/support-card/support-card.ts';
import { byRole } from './by-role.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type CardFixture = Fixture<FsSupportCard>;

/** Waits until the card is no longer loading. */
export async function drawn({ element }: Mounted<FsSupportCard>): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('[aria-busy=true]'));
}

const seen = (fixture: CardFixture = {}): CardFixture => ({
  signedInAs: 'alex.current',
  arrive: drawn,
  ...fixture,
});

/** A conversation that an agent has answered. */
export const answered = {
  id: 'cnv_1',
  topic: 'payoff',
  accountId: 'acct-alex-1',
  status: 'answered',
  unread: true,
  answerBy: null,
  messages: [
    {
      id: 'msg_1',
      from: 'customer',
      author: null,
      body: 'Where do I send a check, and by when?',
      sentAt: '2026-11-16T16:00:00Z',
      attachments: [{ id: 'att_1', name: 'letter.pdf', type: 'application/pdf', bytes: 182_110 }],
    },
    {
      id: 'msg_2',
      from: 'agent',
      author: 'Robin',
      body: 'To the address on your payoff letter.\nIt should arrive by the good-through date.',
      sentAt: '2026-11-17T15:30:00Z',
      attachments: [],
    },
  ],
};

const waiting = {
  ...answered,
  id: 'cnv_0',
  topic: 'vehicle',
  status: 'waiting',
  unread: false,
  answerBy: '2026-11-18',
  messages: [answered.messages[0]],
};

const conversing = {
  listConversations: { set: { items: [answered, waiting], nextCursor: 'older' } },
};

/** Opens the form. */
export async function write(mounted: Mounted<FsSupportCard>): Promise<void> {
  await drawn(mounted);
  byRole(mounted.element, 'button', 'Write a message').click();
  await until(() => mounted.element.shadowRoot?.querySelector('form'));
}

/** Types into the message. */
export function type({ element }: Mounted<FsSupportCard>, text: string): void {
  const body = element.shadowRoot!.querySelector('textarea')!;
  body.value = text;
  body.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function send(mounted: Mounted<FsSupportCard>, text: string): Promise<void> {
  await write(mounted);
  type(mounted, text);
  byRole(mounted.element, 'button', 'Send message').click();
}

/** Every state of `fs-support-card`, and how to get there. */
export const supportCardFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { getSupport: { delay: 'infinite' } } },
  open: seen(),
  closed: seen({
    overrides: {
      getSupport: {
        set: { 'phones.0.open': false, 'phones.0.changesAt': '2026-11-18T14:00:00Z' },
      },
    },
  }),
  notice: seen({
    overrides: {
      getSupport: {
        set: {
          notices: [
            {
              id: 'ntc_1',
              level: 'maintenance',
              title: 'Payments pause on Sunday night',
              body: 'You can look, but not pay, for an hour.',
              from: '2026-11-23T06:00:00Z',
              until: '2026-11-23T07:00:00Z',
            },
          ],
        },
      },
    },
  }),
  conversations: seen({ overrides: conversing }),
  thread: seen({
    overrides: conversing,
    async arrive(mounted) {
      await drawn(mounted);
      mounted.element.shadowRoot!.querySelector<HTMLDetailsElement>('#conversation-cnv_1')!.open =
        true;
      await until(() => mounted.element.shadowRoot?.querySelector('.thread'));
    },
  }),
  writing: seen({
    async arrive(mounted) {
      await write(mounted);
      type(mounted, 'Could you send me the payoff letter by post as well?');
    },
  }),
  'writing-problems': seen({
    async arrive(mounted) {
      await send(mounted, ' ');
      await until(() => mounted.element.shadowRoot?.querySelector('.field-error'));
    },
  }),
  sent: seen({
    async arrive(mounted) {
      await send(mounted, 'Could you send me the payoff letter by post as well?');
      await until(() => mounted.element.shadowRoot?.querySelector('.thread'));
    },
  }),
  'send-failed': seen({
    overrides: {
      sendSupportMessage: { status: 503, code: 'unavailable', headers: { 'Retry-After': '60' } },
    },
    async arrive(mounted) {
      await send(mounted, 'Hello?');
      await until(() => mounted.element.shadowRoot?.querySelector('#send-failure'));
    },
  }),
  denied: seen({ overrides: { getSupport: { status: 403, code: 'insufficient_scope' } } }),
  unavailable: seen({ overrides: { getSupport: { status: 503, code: 'unavailable' } } }),
  'contract-error': seen({ overrides: { getSupport: { omit: 'zone' } } }),
} satisfies Record<SupportCardState, CardFixture>;
