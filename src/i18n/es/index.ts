import type { Catalogues } from '../catalogues.ts';
import { balanceCard } from './balance-card.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { login } from './login.ts';
import { paymentPanel } from './payment-panel.ts';

/** Spanish. */
export const es = { balanceCard, common, errors, login, paymentPanel } satisfies Catalogues;
