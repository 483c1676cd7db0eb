import type { MailData, MailTemplate } from '../../../demo/server/mail/templates.ts';
import type { Harness } from './harness.ts';

/** What the mails of a template said, the latest last. */
export function mailed<T extends MailTemplate>(server: Harness, template: T): MailData[T][] {
  return server.mails
    .filter((mail) => mail.template === template)
    .map((mail) => mail.data as MailData[T]);
}
