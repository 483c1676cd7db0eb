import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/activity/define.ts'));
