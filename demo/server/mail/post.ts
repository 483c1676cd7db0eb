import type { ComposedMail } from './compose.ts';

/** Where mails come from. Nobody reads answers, and the address says so. */
const sender = { name: 'Prairie Lane Finance (sandbox)', address: 'no-reply@prairielane.example' };

/** A mail that will never be taken, so that trying again is of no use. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}

/** The line to a mail server. */
export interface Post {
  /**
   * Hands one mail over.
   *
   * @param id the mail's own; the same at every attempt
   * @throws MailRefusedError where the server will never take it
   */
  send(id: string, to: string, mail: ComposedMail): Promise<void>;
  close(): void;
}

/**
 * Opens the line when there is something to send.
 *
 * @param url where the mail server is; a function is asked then, and again where it had no answer
 */
export function openPost(url: string | (() => Promise<string>)): Post {
  let opened: ReturnType<typeof open> | undefined;

  async function open() {
    const address = typeof url === 'string' ? url : await url();
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: address,
      pool: true,
      maxConnections: 1,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    });
  }

  function line() {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  return {
    async send(id, to, { subject, text, html, language }) {
      const transport = await line();
      try {
        await transport.sendMail({
          from: sender,
          to,
          subject,
          text,
          html,
          messageId: `<${id}@prairielane.example>`,
          headers: {
            'Content-Language': language,
            // No holiday answers, please.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        if (!isFinal(error)) throw error;
        throw new MailRefusedError('The mail server refuses this mail.', { cause: error });
      }
    },
    close() {
      opened?.then(
        (transport) => transport.close(),
        () => undefined,
      );
    },
  };
}

/** Whether the server's answer was about this mail, and for good. */
function isFinal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
}
