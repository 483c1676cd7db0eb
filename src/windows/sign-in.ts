/** Script of the lender's sign-in page, `/sign-in/{uid}`. */
import { SignInPage } from './sign-in-page.ts';
import { showPage } from './window-page.ts';

showPage('fs-sign-in-page', SignInPage, 'fs-sign-in');
