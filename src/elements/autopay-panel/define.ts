import { define } from '../define.ts';
import { FsAutopayPanel } from './autopay-panel.ts';

define('fs-autopay-panel', FsAutopayPanel);
