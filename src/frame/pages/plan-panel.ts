import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/plan-panel/define.ts'));
