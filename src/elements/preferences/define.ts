import { define } from '../define.ts';
import { FsPreferences } from './preferences.ts';

define('fs-preferences', FsPreferences);
