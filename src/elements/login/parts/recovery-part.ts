import { recovery } from '../../../i18n/en/recovery.ts';
import { PanelPart } from './panel-part.ts';

/** The one field that a problem of the lender's points at, with its reason. */
interface Refusal {
  pointer: string;
  code: string;
}

/** What the parts share that ask the lender before anybody is signed in. */
export abstract class RecoveryPart extends PanelPart {
  protected get texts() {
    return this.host.texts('recovery', recovery);
  }

  protected typed(id: string): string {
    return this.field(id)?.value ?? '';
  }

  protected field(id: string) {
    return this.host.element.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
  }
}

/** The lender's word for what was wrong; empty where it said none. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** The fields that the lender refused. */
export function refusalsOf(error: unknown): readonly Refusal[] {
  const { errors } = (error ?? {}) as { errors?: unknown };
  return Array.isArray(errors) ? (errors as Refusal[]) : [];
}

/** Why a mail's link leads no further. */
export type DeadLink = (typeof deadLinks)[number];
const deadLinks = ['link_expired', 'link_used', 'link_unknown', 'link_ended'] as const;

/** The reason, if that is what an error says. */
export function deadLinkOf(error: unknown): DeadLink | undefined {
  const code = codeOf(error);
  return deadLinks.find((reason) => reason === code);
}
