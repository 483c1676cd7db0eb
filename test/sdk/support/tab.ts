import type { Command } from './client.worker.ts';

/** A second tab; see `client.worker.ts`. */
export class Tab {
  readonly #worker = new Worker(new URL('./client.worker.ts', import.meta.url), { type: 'module' });

  /** Starts one, loaded. */
  static async open(): Promise<Tab> {
    const tab = new Tab();
    await tab.#answer();
    return tab;
  }

  run(command: Command): Promise<string> {
    const answer = this.#answer();
    this.#worker.postMessage(command);
    return answer;
  }

  close(): void {
    this.#worker.terminate();
  }

  #answer(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#worker.addEventListener('message', ({ data }) => resolve(data as string), {
        once: true,
      });
      this.#worker.addEventListener('error', (event) => reject(new Error(event.message)), {
        once: true,
      });
    });
  }
}
