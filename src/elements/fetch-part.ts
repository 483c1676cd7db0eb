let tries = 0;

/**
 * A part of the library that could not be fetched is the same as any other lack of an answer.
 *
 * @param part the file, as `import()` gives it
 * @param name one of its exports, by which it is known when it is asked for once more; else it is not
 */
export async function fetchPart<T>(part: Promise<T>, name?: keyof T): Promise<T> {
  return part
    .catch((cause: unknown) => again(cause, name))
    .catch((cause: unknown) => {
      const error = new Error('A part of the library could not be fetched', { cause });
      throw Object.assign(error, { name: 'NetworkError', code: 'part_unreachable' });
    });
}

/**
 * Browsers take a file that they could not fetch once for missing as long as the page lives, whatever is pressed: under
 * another address they ask anew. The address is in the error (not in WebKit's), and taken from the library's own
 * origin alone. A file that several parts share names its exports otherwise, and is left as it is.
 */
async function again<T>(cause: unknown, name: keyof T | undefined): Promise<T> {
  const [address] = /https?:\S+\.js\b/.exec(String(cause)) ?? [];
  if (!name || !address || new URL(address).origin !== new URL(import.meta.url).origin) throw cause;
  const part = (await import(`${address}?retry=${(tries += 1)}`)) as T & object;
  if (!(name in part)) throw cause;
  return part;
}
