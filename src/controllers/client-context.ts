import { createContext } from '@lit/context';
import type { Connection } from './connection.ts';

/** What `fs-central` hands down to the elements inside it. */
export interface ClientContext {
  /** Undefined while `lender` or `client-id` is missing. */
  readonly connection: Connection | undefined;
  /** BCP 47 tag, or undefined to follow the page's language. */
  readonly locale: string | undefined;
  /** The lender's phone number as customers read it. */
  readonly supportPhone: string | undefined;
}

/** Key of the context, shared by name so that two copies of the library on a page agree. */
export const clientContext = createContext<ClientContext>(Symbol.for('fs-central client'));
