import { scopeName } from '../../../sdk/session/scope-name.ts';
import { embedding } from '../../controllers/embedding.ts';

/**
 * Has the other tabs of a customer fetch what one has saved. Its messages say that something was saved and nothing
 * else; a tab that hears none still finds out by the version.
 */
export class PreferenceTabs {
  readonly #channel: BroadcastChannel | undefined;

  constructor({ lender, clientId }: { lender: string; clientId: string }, onSaved: () => void) {
    try {
      const name = `${scopeName(lender, clientId, embedding().host)}/preferences`;
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = onSaved;
    } catch {
      // Denied, as where storage is.
    }
  }

  say(): void {
    this.#channel?.postMessage('saved');
  }

  close(): void {
    this.#channel?.close();
  }
}
