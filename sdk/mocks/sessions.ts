import { wholePage } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import type { MockSession, World } from './world.ts';

/** `GET /v1/sessions` */
export function listSessions(world: World, current: MockSession): Answer {
  const records = sessionsOf(world, current).map(({ record }) => ({
    ...record,
    current: record.id === current.record.id,
  }));
  return { status: 200, body: wholePage(records) };
}

/** `DELETE /v1/sessions/{id}` */
export function endSession(world: World, current: MockSession, sessionId?: string): Answer {
  const found = sessionsOf(world, current).find(({ record }) => record.id === sessionId);
  if (!found) throw new Refusal(404, 'not_found');
  world.endSession(found.record.id);
  return { status: 204 };
}

/** `DELETE /v1/sessions`: all of the customer's, this one too. */
export function endSessions(world: World, current: MockSession): Answer {
  for (const { record } of sessionsOf(world, current)) world.endSession(record.id);
  return { status: 204 };
}

function sessionsOf(world: World, { persona }: MockSession): MockSession[] {
  return [...world.sessions.values()].filter((one) => one.persona === persona);
}
