import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { openEnum } from './scalars.ts';

/** What `GET /embed/clients/{clientId}` tells a page about how the client may embed. */
export const embedPolicySchema = lazy(() =>
  z.object({
    id: z.string(),
    /** The client, as customers know it. */
    name: z.string(),
    lenderName: z.string(),
    /** Ways to show an element, the preferred one first. */
    modes: z.array(openEnum(['inline', 'frame', 'popup', 'redirect'])),
    /** Tags that the client may show. */
    elements: z.array(z.string()),
    /** Design tokens by name, such as `--fs-color-accent`. */
    theme: z.record(z.string(), z.string()),
    /** Where a payment is confirmed. */
    confirm: openEnum(['frame', 'window']),
    /**
     * How the page that asks stands: `own` may show elements inline, `registered` may frame,
     * `unregistered` may do neither. Never names an origin.
     */
    host: openEnum(['own', 'registered', 'unregistered']),
  }),
);
/** How a client may embed, and whether the page that asks may. */
export type EmbedPolicy = z.infer<ReturnType<typeof embedPolicySchema>>;
