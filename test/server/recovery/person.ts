import { type Answer, Customer } from '../support/customer.ts';
import type { TestServer } from '../support/server.ts';

/** A mail as the sandbox caught it. */
export interface CaughtMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Posts JSON without being signed in. */
export async function post<T = Record<string, unknown>>(
  { origin }: Pick<TestServer, 'origin'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const response = await fetch(origin + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = await response.text();
  const parsed = (text ? JSON.parse(text) : {}) as T;
  return { status: response.status, headers: response.headers, body: parsed, text };
}

/** What stands in somebody's mailbox, the newest first. */
export async function mailbox(server: TestServer, userId: string): Promise<CaughtMail[]> {
  const { items } = await server.sandbox<{ items: CaughtMail[] }>('outbox');
  return items.filter(({ to }) => to.includes(`${userId}@`));
}

/** The secret of the newest link of a kind in somebody's mailbox. */
export async function linkIn(
  server: TestServer,
  userId: string,
  kind: 'reset' | 'invitation',
): Promise<string> {
  for (const { text } of await mailbox(server, userId)) {
    const token = new RegExp(`${server.origin}/#${kind}=([\\w-]+)`).exec(text)?.[1];
    if (token) return token;
  }
  throw new Error(`${userId} has no mail with such a link.`);
}

/** Asks for a new password and opens the mail. */
export async function askForReset(server: TestServer, userId: string): Promise<string> {
  await post(server, '/v1/password-resets', { userId });
  return linkIn(server, userId, 'reset');
}

/** Tries a password, as far as the first answer. */
export async function tryPassword(
  { origin }: TestServer,
  userId: string,
  password: string,
): Promise<Answer> {
  return (await Customer.stranger(origin)).tryPassword(userId, password);
}
