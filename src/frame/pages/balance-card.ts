import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/balance-card/define.ts'));
