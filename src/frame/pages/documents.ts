import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/documents/define.ts'));
