import { define } from '../define.ts';
import { FsActivity } from './activity.ts';

define('fs-activity', FsActivity);
