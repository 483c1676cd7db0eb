import { readFrameConfig, type FrameConfig } from './frame-config.ts';
import { greet, type Greeting } from './greet.ts';

/** Milliseconds to wait for the shell before saying that it did not answer. */
const patience = 10_000;

/**
 * Opens a frame page: says hello before anything else is even fetched, then gets what the page is
 * for while the shell makes up its answer.
 *
 * @param load fetches the module that defines the element
 */
export async function openFrame(load: (config: FrameConfig) => Promise<unknown>): Promise<void> {
  const config = readFrameConfig();
  const greeting = greet(config.host);
  const parts = Promise.all([import('./guest.ts'), load(config)]);
  const why = (reason: 'unanswered' | 'unloaded') =>
    import('./explanation.ts').then(({ explain }) => explain(config, reason));

  try {
    const waiting = setTimeout(() => void why('unanswered'), greeting ? patience : 0);
    const answer: Greeting = await (greeting ?? new Promise<never>(() => undefined));
    clearTimeout(waiting);
    const [{ showElement }] = await parts;
    await showElement(config, answer);
  } catch {
    await why('unloaded');
  }
}
