import { define } from '../define.ts';
import { FsPlanPanel } from './plan-panel.ts';

define('fs-plan-panel', FsPlanPanel);
