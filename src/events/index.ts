export { FsCardTokenEvent } from './card-token.ts';
export { FsAutopayChangedEvent } from './autopay-changed.ts';
export { FsDocumentOpenedEvent } from './document-opened.ts';
export { FsErrorEvent } from './error.ts';
export { FsPaymentSubmittedEvent } from './payment-submitted.ts';
export { FsPlanRequestedEvent } from './plan-requested.ts';
export { FsReadyEvent } from './ready.ts';
export { FsSignedInEvent } from './signed-in.ts';
export { FsSignedOutEvent, type SignedOutReason } from './signed-out.ts';

import type { FsCardTokenEvent } from './card-token.ts';
import type { FsAutopayChangedEvent } from './autopay-changed.ts';
import type { FsDocumentOpenedEvent } from './document-opened.ts';
import type { FsErrorEvent } from './error.ts';
import type { FsPaymentSubmittedEvent } from './payment-submitted.ts';
import type { FsPlanRequestedEvent } from './plan-requested.ts';
import type { FsReadyEvent } from './ready.ts';
import type { FsSignedInEvent } from './signed-in.ts';
import type { FsSignedOutEvent } from './signed-out.ts';

declare global {
  interface HTMLElementEventMap {
    'fs-card-token': FsCardTokenEvent;
    'fs-autopay-changed': FsAutopayChangedEvent;
    'fs-document-opened': FsDocumentOpenedEvent;
    'fs-error': FsErrorEvent;
    'fs-payment-submitted': FsPaymentSubmittedEvent;
    'fs-plan-requested': FsPlanRequestedEvent;
    'fs-ready': FsReadyEvent;
    'fs-signed-in': FsSignedInEvent;
    'fs-signed-out': FsSignedOutEvent;
  }
}
