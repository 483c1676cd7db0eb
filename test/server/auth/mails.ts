import type { MailData, MailTemplate } from '../../../demo/server/mail/templates.ts';
import { eventually } from '../support/server.ts';
import type { Harness } from './harness.ts';

/** What the mails of a template said, the latest last. */
export function mailed<T extends MailTemplate>(server: Harness, template: T): MailData[T][] {
  return server.mails
    .filter((mail) => mail.template === template)
    .map((mail) => mail.data as MailData[T]);
}

/** Waits until a template has been mailed: some mails go out after the answer. */
export function someMail(server: Harness, template: MailTemplate): Promise<void> {
  return eventually(() => Promise.resolve(mailed(server, template).length > 0));
}
