import { openFrame } from '../open-frame.ts';

void openFrame(() => import('../../elements/vehicle-card/define.ts'));
