import { accountDocumentPageSchema, documentFilterSchema } from './documents.ts';
import { type Operation, template } from './operations-shape.ts';
import { routes } from './routes.ts';

/** Operations on an account's papers. */
export const documentOperations = [
  {
    operationId: 'listDocuments',
    method: 'get',
    path: template(routes.documents, 'accountId'),
    tag: 'Documents',
    summary: 'List an account’s documents, newest first',
    paged: true,
    query: documentFilterSchema,
    answer: { status: 200, description: 'A page of documents.', schema: accountDocumentPageSchema },
    refusals: { 400: ['invalid_request'], 404: ['not_found'] },
    scope: 'accounts',
  },
  {
    operationId: 'getDocumentContent',
    method: 'get',
    path: template(routes.documentContent, 'documentId'),
    tag: 'Documents',
    summary: 'Download a document',
    description:
      'A tagged PDF, the same bytes every time, with its length, a strong `ETag` and its SHA-256 in ' +
      '`Repr-Digest` (RFC 9530). `Range: bytes=first-last` gives a part as 206, with `Content-Range` and ' +
      'the part’s own SHA-256 in `Content-Digest`; `If-Match` makes sure that it is of the same bytes.',
    answer: { status: 200, description: 'The document.', type: 'application/pdf' },
    refusals: { 404: ['not_found'], 412: ['version_mismatch'], 416: ['range_not_satisfiable'] },
    scope: 'accounts',
  },
  {
    operationId: 'readDocument',
    method: 'post',
    path: template(routes.documentReads, 'documentId'),
    tag: 'Documents',
    summary: 'Mark a document as read',
    answer: { status: 204, description: 'It counts as read.' },
    refusals: { 404: ['not_found'] },
    scope: 'accounts',
  },
] as const satisfies readonly Operation[];
