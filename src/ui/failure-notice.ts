import { html } from 'lit';
import type { Catalogues, Failure } from '../i18n/index.ts';
import { failureOf, failureText } from './failure.ts';
import { renderNotice } from './notice.ts';

/** What every notice of a failure is made of. */
export interface FailureWords {
  errors: Catalogues['errors'];
  common: Catalogues['common'];
  locale: string;
  /** Offered instead of another try where another sign-in may do what a try cannot. */
  onSignOut?: (() => void) | undefined;
  /** The lender's, offered where only the lender can help. */
  phone?: string | undefined;
}

/** A failed load or action, in words. */
export interface FailureNoticeOptions extends FailureWords {
  error: unknown;
  /** Offers "Try again". */
  onRetry?: (() => void) | undefined;
  /** The retry is under way. */
  busy?: boolean;
  id?: string;
}

// A passing state that needs no red.
const mild = new Set<Failure>(['signedOut', 'rateLimited', 'offline', 'unavailable', 'denied']);
// Nothing for support to look up.
const plain = new Set<Failure>(['wrongCredentials', 'signedOut', 'rateLimited']);

/** The notice for anything thrown; needs `noticeStyles` and `buttonStyles`. */
export function renderFailure({
  error,
  errors,
  common,
  locale,
  onRetry,
  onSignOut,
  phone,
  ...rest
}: FailureNoticeOptions) {
  const failure = failureOf(error);
  const { title, body, next } = failureText(failure, errors, locale);
  // What a sign-in may not do it may not do the second time either.
  const denied = failure.kind === 'denied';
  const label = denied ? common.signOut : common.retry;
  const onClick = denied ? onSignOut : onRetry;
  return renderNotice({
    tone: mild.has(failure.kind) ? 'warning' : 'error',
    title,
    body,
    next:
      denied && phone
        ? html`${next} <a href="tel:${phone.replace(/[^\d+]/g, '')}">${common.callUs(phone)}</a>`
        : next,
    requestId: plain.has(failure.kind) ? undefined : failure.requestId,
    texts: common,
    action: onClick && { label, onClick, busy: rest.busy ?? false },
    ...(rest.id ? { id: rest.id } : {}),
  });
}
