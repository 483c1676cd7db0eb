import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { countSchema, dateSchema, moneySchema, openEnum, pageSchema } from './scalars.ts';

/** One instalment of the contract's schedule, in order of `number`. */
export const instalmentSchema = lazy(() =>
  z.object({
    number: countSchema(),
    dueDate: dateSchema(),
    amount: moneySchema(),
    interest: moneySchema(),
    principal: moneySchema(),
    principalAfter: moneySchema(),
    paid: moneySchema(),
    status: openEnum(['paid', 'past_due', 'due', 'upcoming']),
  }),
);
/** One instalment of the schedule. */
export type Instalment = z.infer<ReturnType<typeof instalmentSchema>>;

/** `GET /v1/accounts/{id}/schedule` */
export const schedulePageSchema = lazy(() => pageSchema(instalmentSchema()));
