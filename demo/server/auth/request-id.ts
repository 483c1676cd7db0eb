import type { ServerResponse } from 'node:http';

const header = 'x-request-id';

/** The id of this request: the one its answer already carries, else a new one, put there. */
export function requestIdOf(response: ServerResponse): string {
  const given = response.getHeader(header);
  if (typeof given === 'string') return given;
  const made = crypto.randomUUID();
  response.setHeader(header, made);
  return made;
}
