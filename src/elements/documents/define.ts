import { define } from '../define.ts';
import { FsDocuments } from './documents.ts';

define('fs-documents', FsDocuments);
