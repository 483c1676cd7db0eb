/** Script of the confirmation window, `/embed/confirm`. */
import { ConfirmPage } from './confirm-page.ts';
import { showPage } from './window-page.ts';

showPage('fs-confirm-page', ConfirmPage, 'fs-window');
