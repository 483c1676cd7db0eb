/** A part of the library that could not be fetched is the same as any other lack of an answer. */
export async function fetchPart<T>(part: Promise<T>): Promise<T> {
  return part.catch((cause: unknown) => {
    const error = new Error('A part of the library could not be fetched', { cause });
    throw Object.assign(error, { name: 'NetworkError', code: 'part_unreachable' });
  });
}
