import { nothing } from 'lit';
import { renderFailure } from '../../ui/failure-notice.ts';
import { failureOf } from '../../ui/failure.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { PanelView } from './panel-view.ts';

/** Why the last try did not go through, where no field is at fault; nothing where it did. */
export function renderRefusal({ texts, errors, common, formats }: PanelView, error: unknown) {
  if (error === undefined) return nothing;
  const { code, requestId } = failureOf(error);
  const refusals: Record<string, typeof texts.refusals.not_found | undefined> = texts.refusals;
  const refusal = refusals[code];
  const id = 'refusal';
  if (!refusal) return renderFailure({ error, errors, common, locale: formats.locale, id });
  return renderNotice({ tone: 'error', ...refusal, requestId, texts: common, id });
}
