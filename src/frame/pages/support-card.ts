import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/support-card/define.ts'));
