import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/preferences/define.ts'));
