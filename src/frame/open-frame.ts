import type { Reason } from './explanation.ts';
import { readFrameConfig, type FrameConfig } from './frame-config.ts';
import { giveUp } from './give-up.ts';
import { greetOnce } from './greet-early.ts';

/** Milliseconds to wait for the shell before saying that it did not answer. */
const patience = 10_000;

/**
 * Opens a frame page: says hello before anything else is even fetched, if the page has not done so
 * itself, then gets what the page is for while the shell makes up its answer.
 *
 * @param load fetches the module that defines the element; may say a tag to show in place of the page's own
 */
export async function openFrame(load: (config: FrameConfig) => Promise<unknown>): Promise<void> {
  const config = readFrameConfig();
  const greeting = greetOnce(config.host);
  const parts = Promise.all([import('./guest.ts'), load(config)]);
  const explain = async (reason: Reason) =>
    (await import('./explanation.ts')).explain(config, reason);
  if (!greeting) return explain(parent === self ? 'alone' : 'unanswered');

  const waiting = setTimeout(() => void explain('unanswered'), patience);
  void greeting.then(() => clearTimeout(waiting));
  try {
    const [{ showElement }, tag] = await parts;
    await showElement(typeof tag === 'string' ? tag : config.tag, config, await greeting);
  } catch {
    clearTimeout(waiting);
    void greeting.then(giveUp);
    await explain('unloaded');
  }
}
