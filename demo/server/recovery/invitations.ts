import type { InvitationInspection } from '../../../sdk/contract/index.ts';
import { masked } from '../auth/factors/email-codes.ts';
import { hashToken } from '../auth/index.ts';
import type { Db } from '../db/open.ts';
import type { Mail } from '../mail/index.ts';
import type { Clock } from '../sandbox/clock.ts';
import { newLinkSecret, linkRefused } from './links.ts';

const hour = 60 * 60 * 1000;
/** As long as a letter would be kept; in business time. */
const linkLifetime = 30 * 24 * hour;
/** Mails an hour that an invitation may ask for. */
const mailsAnHour = 3;
/** Wrong proofs after which an invitation ends. */
export const proofsAllowed = 5;

/** An invitation whose link works. */
export interface LiveInvitation {
  readonly id: string;
  readonly customerId: string;
  readonly expiresAt: Date;
}

/** Letters by which customers come to an online account. */
export interface Invitations {
  /** Invites a customer who has not registered; the mail goes when the transaction has committed. */
  send(trx: Db, customerId: string): Promise<void>;
  /** Looks at a link and uses nothing up. */
  inspect(token: string): Promise<InvitationInspection>;
  /** Sends an expired link's successor to the same address. Says nothing of what it found. */
  renew(token: string): Promise<void>;
  /** @throws ProblemError where the link does not work */
  open(token: string): Promise<LiveInvitation>;
}

/** @param options `clock` is business time, which invitations follow */
export function createInvitations(options: {
  readonly db: Db;
  readonly mail: Pick<Mail, 'send'>;
  readonly clock: Clock;
}): Invitations {
  const { db, mail, clock } = options;

  async function addLink(trx: Db, invitationId: string, customerId: string): Promise<void> {
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + linkLifetime);
    const { token, hash } = newLinkSecret();
    await trx
      .insertInto('invitation_links')
      .values({
        token_hash: hash,
        invitation_id: invitationId,
        created_at: now,
        expires_at: expiresAt,
      })
      .execute();
    await mail.send(trx, { customerId, template: 'invitation', data: { token, expiresAt } });
  }

  async function open(token: string): Promise<LiveInvitation> {
    const found = await findInvitation(db, token);
    if (!found) throw linkRefused('link_unknown');
    if (found.used_at) throw linkRefused('link_used');
    if (found.wrong_proofs >= proofsAllowed) throw linkRefused('link_ended');
    if (found.expires_at <= clock.now()) throw linkRefused('link_expired');
    return { id: found.id, customerId: found.customer_id, expiresAt: found.expires_at };
  }

  return {
    open,

    async send(trx, customerId) {
      const id = crypto.randomUUID();
      await trx
        .insertInto('invitations')
        .values({ id, customer_id: customerId, created_at: clock.now() })
        .execute();
      await addLink(trx, id, customerId);
    },

    async inspect(token) {
      const { customerId, expiresAt } = await open(token);
      const customer = await db
        .selectFrom('customers')
        .select(['email', 'birth_date'])
        .where('id', '=', customerId)
        .executeTakeFirstOrThrow();
      return {
        expiresAt: expiresAt.toISOString(),
        sentTo: masked(customer.email),
        proofs: [
          'contract_last4',
          'vin_last6',
          ...(customer.birth_date === null ? [] : ['birth_date']),
        ],
      };
    },

    async renew(token) {
      await db.transaction().execute(async (trx) => {
        const found = await findInvitation(trx, token);
        if (!found || found.expires_at > clock.now()) return;
        // Held, so that of two requests at once the second counts the first.
        const invitation = await trx
          .selectFrom('invitations')
          .select(['used_at', 'wrong_proofs'])
          .where('id', '=', found.id)
          .forUpdate()
          .executeTakeFirstOrThrow();
        if (invitation.used_at || invitation.wrong_proofs >= proofsAllowed) return;
        const { sent } = await trx
          .selectFrom('invitation_links')
          .select((eb) => eb.fn.countAll<number>().as('sent'))
          .where('invitation_id', '=', found.id)
          .where('created_at', '>', new Date(clock.now().getTime() - hour))
          .executeTakeFirstOrThrow();
        if (sent < mailsAnHour) await addLink(trx, found.id, found.customer_id);
      });
    },
  };
}

function findInvitation(db: Db, token: string) {
  return db
    .selectFrom('invitation_links')
    .innerJoin('invitations', 'invitations.id', 'invitation_links.invitation_id')
    .select(['id', 'customer_id', 'used_at', 'wrong_proofs', 'expires_at'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
}
