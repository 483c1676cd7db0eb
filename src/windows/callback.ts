/** Script of the page where sign-in windows begin and end, `/embed/callback`. */
import { CallbackPage } from './callback-page.ts';
import { showPage } from './window-page.ts';

showPage('fs-callback-page', CallbackPage, 'fs-window');
