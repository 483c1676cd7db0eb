import { define } from '../define.ts';
import { FsSecurityPanel } from './security-panel.ts';

define('fs-security-panel', FsSecurityPanel);
