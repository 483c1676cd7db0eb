import { define } from '../define.ts';
import { FsPortal } from './portal.ts';

define('fs-portal', FsPortal);
