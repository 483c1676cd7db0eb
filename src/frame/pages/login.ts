import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/login/define.ts'));
