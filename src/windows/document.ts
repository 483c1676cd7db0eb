/** Script of the window that shows a document, `/embed/document`. */
import { DocumentPage } from './document-page.ts';
import { showPage } from './window-page.ts';

showPage('fs-document-page', DocumentPage, 'fs-window');
