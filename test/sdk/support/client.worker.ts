/**
 * A second "tab": a thread of its own with the same origin, so the same databases and channels, and no
 * tab storage. Runs one command at a time.
 */
import type { Client } from '../../../sdk/index.ts';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { json, LenderDouble, rejection, until } from './lender-double.ts';

/** What a test may ask of it; it answers with a string. */
export type Command =
  | { do: 'obtain'; database: string }
  | { do: 'sign-in'; clientId: string }
  | { do: 'open'; clientId: string }
  | { do: 'list' }
  | { do: 'wait-for'; status: string }
  | { do: 'sign-out' };

const lender = new LenderDouble();
let client: Client;

async function run(command: Command): Promise<string> {
  switch (command.do) {
    case 'obtain':
      return (await new KeyStore(command.database).obtain()).thumbprint;
    case 'sign-in':
      client = await lender.signedIn({ clientId: command.clientId });
      return client.auth.state.status;
    case 'open':
      client = lender.client({ clientId: command.clientId });
      return (await client.auth.ready).status;
    case 'list': {
      lender.on('GET /v1/accounts', json({ items: [], nextCursor: null }));
      const page = await Promise.resolve(client.accounts.list()).catch(() => undefined);
      if (!page) return String(await rejection(client.accounts.list()));
      const [renewal] = lender.to('POST /oauth/token');
      return renewal?.form.get('refresh_token') ?? 'none';
    }
    case 'wait-for':
      await until(() => client.auth.state.status === command.status);
      return client.auth.state.status;
    case 'sign-out':
      await client.auth.signOut();
      return client.auth.state.status;
  }
}

addEventListener('message', ({ data }: MessageEvent<Command>) => {
  run(data).then(
    (answer) => postMessage(answer),
    (error: unknown) => postMessage(`failed: ${String(error)}`),
  );
});
postMessage('loaded');
