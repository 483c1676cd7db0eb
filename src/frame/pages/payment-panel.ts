import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/payment-panel/define.ts'));
