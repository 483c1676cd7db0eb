import type { Sandbox } from './sandbox.ts';

/** A mail as the sandbox caught it. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  sentAt: string;
}

/** Milliseconds; a mail leaves after the request that asked for it was answered. */
const patience = 15_000;

/** All mails to an address, newest first. */
export async function mailsTo({ lender }: Sandbox, address: string): Promise<Mail[]> {
  const response = await fetch(`${lender}/sandbox/outbox`);
  const { items } = (await response.json()) as { items: Mail[] };
  return items.filter(({ to }) => to.includes(address));
}

/**
 * Waits for a mail, as its receiver does.
 *
 * @param known mails that were there before and do not count
 */
export async function mailTo(
  sandbox: Sandbox,
  address: string,
  subject: string,
  known: readonly Mail[] = [],
): Promise<Mail> {
  const before = new Set(known.map(({ id }) => id));
  const deadline = Date.now() + patience;
  let mails: Mail[] = [];
  while (Date.now() < deadline) {
    mails = await mailsTo(sandbox, address);
    const found = mails.find((mail) => mail.subject === subject && !before.has(mail.id));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const subjects = mails.map((mail) => mail.subject).join(', ');
  throw new Error(`no mail "${subject}" to ${address}, only: ${subjects}`);
}

/** The address in a mail that leads to a part of the lender's site, such as `reset`. */
export function linkIn({ text }: Mail, part: string): string {
  const link = new RegExp(`https?://\\S+/#${part}=[\\w-]+`).exec(text)?.[0];
  if (!link) throw new Error(`no link #${part}= in: ${text}`);
  return link;
}

/** The code of six digits in a mail. */
export function codeIn({ text }: Mail): string {
  const code = /^\s*(\d{3}) ?(\d{3})\s*$/m.exec(text);
  if (!code) throw new Error(`no code in: ${text}`);
  return `${code[1] ?? ''}${code[2] ?? ''}`;
}
