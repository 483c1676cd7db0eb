/** The script of `frame.html`: makes a client as the lender's frame does, from what its address says. */
import type { Client } from '../../../sdk/index.ts';
import { LenderDouble } from './lender-double.ts';

/** What a frame shows to the page around it. */
export interface ClientFrame {
  lender: LenderDouble;
  client: Client;
}

const { clientId, host, page } = Object.fromEntries(new URLSearchParams(location.search));
const lender = new LenderDouble();
const client = lender.client({ clientId: clientId!, host, page });
Object.assign(window, { fixture: { lender, client } satisfies ClientFrame });
