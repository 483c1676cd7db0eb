import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/autopay-panel/define.ts'));
