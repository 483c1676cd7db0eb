/**
 * Registers every element. `fs-central` comes first, so that it can answer the others.
 *
 * @module
 */
import './elements/central/define.ts';
import './elements/login/define.ts';
import './elements/balance-card/define.ts';
import './elements/payment-panel/define.ts';
import './elements/autopay-panel/define.ts';
import './elements/documents/define.ts';
import './elements/plan-panel/define.ts';
import './elements/vehicle-card/define.ts';
import './elements/support-card/define.ts';
import './elements/preferences/define.ts';
import './elements/security-panel/define.ts';
import './elements/activity/define.ts';
import './elements/portal/define.ts';
