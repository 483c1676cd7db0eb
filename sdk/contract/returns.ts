import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { dateSchema, moneySchema, openEnum } from './scalars.ts';

/** What the bank said as it sent a payment's money back. */
export const returnSchema = lazy(() =>
  z.object({
    reason: openEnum(['insufficient_funds', 'account_closed', 'payment_stopped']),
    date: dateSchema(),
    /** What the contract charges for it; zero where nothing. */
    fee: moneySchema(),
  }),
);
/** Why and when the bank sent a payment's money back. */
export type PaymentReturn = z.infer<ReturnType<typeof returnSchema>>;
