import { define } from '../define.ts';
import { FsBalanceCard } from './balance-card.ts';

define('fs-balance-card', FsBalanceCard);
