/** Does work for a key after all earlier work for that key has ended, well or badly. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Makes a set of queues, one for each key that is in use. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    const ended = turn
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return turn;
  };
}
