import { define } from '../define.ts';
import { FsPaymentPanel } from './payment-panel.ts';

define('fs-payment-panel', FsPaymentPanel);
