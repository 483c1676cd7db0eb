import type { Sandbox } from './sandbox.ts';

/** Asks the sandbox for what a customer cannot do. */
export async function askSandbox({ lender }: Sandbox, path: string, body: object): Promise<void> {
  const response = await fetch(`${lender}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`sandbox/${path}: ${await response.text()}`);
}

/** A date as the buttons of the next days have it. */
export function brief(date: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}
