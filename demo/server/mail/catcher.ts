import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Db } from '../db/open.ts';

const megabyte = 1024 * 1024;

/** A mail server that delivers nothing: what it takes can be read at `/outbox`. */
export interface Catcher {
  /** Where to send, with the user and password that only this process knows. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts it on a free port that only this machine reaches.
 *
 * @param origin the lender's
 */
export async function startCatcher(db: Db, origin: string): Promise<Catcher> {
  const [user, password] = [randomBytes(12).toString('hex'), randomBytes(24).toString('hex')];
  const server = new SMTPServer({
    // Without it, any program on the machine could put a mail of its own among the lender's.
    onAuth: ({ username, password: given }, _session, callback) => {
      if (username === user && given === password) callback(null, { user });
      else callback(new Error('Not for you.'));
    },
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: megabyte,
    closeTimeout: 2_000,
    onData: (stream, _session, callback) => {
      buffer(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => keep(db, mail, origin))
        .then(
          () => callback(),
          () => callback(Object.assign(new Error('Not kept; try again.'), { responseCode: 451 })),
        );
    },
  });
  // A connection that breaks is the sender's to try again.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${user}:${password}@127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(db: Db, mail: Email, origin: string): Promise<void> {
  await db
    .insertInto('caught_mails')
    .values({
      id: (mail.messageId ?? '').replace(/^<|@.*$/g, ''),
      from_address: mail.from?.address ?? '',
      to_address: mail.to?.map(({ address }) => address).join(', ') ?? '',
      subject: mail.subject ?? '',
      text: mail.text?.trimEnd() ?? '',
      html: mail.html?.trimEnd() ?? '',
      language: mail.headers.find(({ key }) => key === 'content-language')?.value ?? 'en',
      origin,
      caught_at: new Date(),
    })
    // A mail that comes twice, because the first answer was lost, is one mail.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
