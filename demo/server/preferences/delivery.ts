import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { MailTemplate } from '../mail/templates.ts';
import { endOfQuiet, isZone } from './quiet-hours.ts';
import { readPreferences } from './store.ts';
import { switchesOf, type Topic } from './topics.ts';

/** What each mail is about, as customers switch it. What is about security waits for no morning. */
const topicOf: Readonly<Record<MailTemplate, Topic>> = {
  lockout: 'security',
  password_reset: 'security',
  password_changed: 'security',
  invitation: 'security',
  registered: 'security',
  sign_in_code: 'security',
  new_device: 'security',
  method_added: 'security',
  method_removed: 'security',
  second_factor_changed: 'security',
  phone_code: 'security',
  phone_changed: 'security',
  paperless_changed: 'security',
  payment_confirmed: 'payments',
  plan_change: 'problems',
  plan_signature: 'problems',
  payment_declined: 'problems',
  payment_returned: 'problems',
  payment_cancelled: 'problems',
  autopay_paused: 'problems',
  autopay_set: 'autopay',
  autopay_revoked: 'autopay',
  autopay_upcoming: 'autopay',
  paper_copy_ordered: 'statements',
  paper_ready: 'statements',
  support_answer: 'support',
};

/** Secrets that open an account: never in a text as well, whose screen others see. */
const neverTexted: ReadonlySet<MailTemplate> = new Set([
  'password_reset',
  'invitation',
  'sign_in_code',
]);

/** What an authorisation, or a change of the contract, hangs on comes at any hour. */
const neverHeld = (template: MailTemplate) =>
  ['security', 'autopay'].includes(topicOf[template]) || template.startsWith('plan_');

/** How a mail reaches its customer. */
export interface Delivery {
  readonly email: boolean;
  /** The number to text; undefined where no text goes. */
  readonly phone: string | undefined;
  /** Business time before which it is not sent; null for at once. */
  readonly heldUntil: Date | null;
}

/** How a customer wants to have a mail. */
export async function deliveryTo(
  db: Kysely<Database>,
  customerId: string,
  template: MailTemplate,
  now: Date,
): Promise<Delivery> {
  const { customer, row, paperless, sms } = await readPreferences(db, customerId);
  const topic = topicOf[template];
  const switches = switchesOf(row?.choices ?? {}, { paperless: !!paperless, sms: !!sms });
  const { email, sms: texted } = switches.topics[topic] ?? {};
  const { quiet_from: from, quiet_until: until } = row ?? {};
  return {
    email: email ?? true,
    phone: texted && !neverTexted.has(template) ? (sms?.phone ?? undefined) : undefined,
    // A mail is written in its caller's transaction: no zone may undo a payment or a return.
    heldUntil:
      !neverHeld(template) && from && until && isZone(customer.zone)
        ? endOfQuiet({ from, until }, now, customer.zone)
        : null,
  };
}
