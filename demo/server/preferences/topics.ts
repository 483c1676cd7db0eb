import type { Preferences } from '../../../sdk/contract/index.ts';
import type { Switches } from './tables.ts';

/** Ways to reach a customer. */
export type Channel = 'email' | 'sms' | 'push' | 'post';

/** What the lender tells customers of. */
export type Topic =
  'security' | 'autopay' | 'problems' | 'payments' | 'statements' | 'support' | 'offers';

type Reason = Preferences['fixed'][number]['reason'];

interface Offer {
  /** What is usual, for each channel that the topic has. */
  readonly usual: Partial<Record<Channel, boolean>>;
  /** Channels that cannot be switched, and why. */
  readonly fixed?: Partial<Record<Channel, Reason>>;
}

const none = { sms: false, push: false };

/** Each topic with its channels. What an authorisation or a law asks for stays on; offers begin switched off. */
export const topics: Readonly<Record<Topic, Offer>> = {
  security: { usual: { email: true, ...none }, fixed: { email: 'security' } },
  // 12 CFR 1005.10(b) and (d): a copy of the authorisation, and notice of amounts that differ.
  autopay: { usual: { email: true, ...none }, fixed: { email: 'law' } },
  problems: { usual: { email: true, ...none }, fixed: { email: 'contract' } },
  // The copy of what was agreed to with a payment.
  payments: { usual: { email: true, ...none }, fixed: { email: 'contract' } },
  statements: { usual: { email: true, ...none, post: true }, fixed: { post: 'law' } },
  support: { usual: { email: true, ...none } },
  offers: { usual: { email: false, ...none, post: false } },
};

/** Channels by which the sandbox delivers; it prints nothing and has no app. */
export const delivered: readonly Channel[] = ['email', 'sms'];

/** The switches of a customer, and those that stay as they are. */
export function switchesOf(
  choices: Switches,
  { paperless, sms }: { paperless: boolean; sms: boolean },
): { topics: Switches; fixed: Preferences['fixed'] } {
  const fixed: Preferences['fixed'] = [];
  const all: Switches = {};
  for (const [topic, offer] of Object.entries(topics)) {
    const switches: Record<string, boolean> = { ...offer.usual };
    for (const channel of Object.keys(switches) as Channel[]) {
      const chosen = choices[topic]?.[channel];
      const reason = reasonOf(topic as Topic, channel, paperless);
      if (reason !== undefined) fixed.push({ topic, channel, reason });
      // Papers that come electronically are told of by mail, and no longer printed.
      else if (chosen !== undefined) switches[channel] = chosen;
      if (reason === 'paperless') switches[channel] = channel === 'email';
      if (channel === 'sms' && !sms) switches[channel] = false;
    }
    all[topic] = switches;
  }
  return { topics: all, fixed };
}

function reasonOf(topic: Topic, channel: Channel, paperless: boolean): Reason | undefined {
  if (paperless && topic === 'statements' && (channel === 'email' || channel === 'post')) {
    return 'paperless';
  }
  return topics[topic].fixed?.[channel];
}
