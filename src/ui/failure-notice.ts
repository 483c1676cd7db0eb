import type { Catalogues } from '../i18n/index.ts';
import { failureOf, failureText } from './failure.ts';
import { renderNotice } from './notice.ts';

/** A failed load or action, in words. */
export interface FailureNoticeOptions {
  error: unknown;
  errors: Catalogues['errors'];
  common: Catalogues['common'];
  locale: string;
  /** Offers "Try again". */
  onRetry?: (() => void) | undefined;
  /** The retry is under way. */
  busy?: boolean;
  id?: string;
}

// The customer's own doing or a passing state: no red for these.
const mild = new Set(['signedOut', 'rateLimited', 'offline', 'unavailable']);

/** The notice for anything thrown; needs `noticeStyles` and `buttonStyles`. */
export function renderFailure({
  error,
  errors,
  common,
  locale,
  onRetry,
  ...rest
}: FailureNoticeOptions) {
  const failure = failureOf(error);
  const { title, body, next } = failureText(failure, errors, locale);
  return renderNotice({
    tone: mild.has(failure.kind) ? 'warning' : 'error',
    title,
    body,
    next,
    requestId: failure.requestId,
    texts: common,
    action: onRetry && { label: common.retry, onClick: onRetry, busy: rest.busy ?? false },
    ...(rest.id ? { id: rest.id } : {}),
  });
}
