import { define } from '../define.ts';
import { FsSupportCard } from './support-card.ts';

define('fs-support-card', FsSupportCard);
