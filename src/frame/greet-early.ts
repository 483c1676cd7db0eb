import { greet, type Greeting } from './greet.ts';
import type { Shown } from './protocol.ts';

const early = globalThis as Record<symbol, Promise<Greeting> | undefined>;
const key = Symbol.for('fs-central.greeting');

/** Says hello now, for {@link greetOnce} to find the answer. */
export function greetEarly(host: string, shown?: Shown): Promise<Greeting> | undefined {
  return (early[key] = greet(host, window, shown));
}

/** The greeting that is under way, or else a new one. */
export function greetOnce(host: string): Promise<Greeting> | undefined {
  const greeting = early[key] ?? greet(host);
  early[key] = undefined;
  return greeting;
}
