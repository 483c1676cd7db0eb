import { define } from '../define.ts';
import { FsCentral } from './central.ts';

define('fs-central', FsCentral);
