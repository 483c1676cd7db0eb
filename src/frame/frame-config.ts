import type { FramedTag } from '../../sdk/contract/framed-tags.ts';

/** What the lender's server tells a frame page: `<meta name="fs-frame" content="{JSON}">`. */
export interface FrameConfig {
  /** Element to show. */
  tag: FramedTag;
  clientId: string;
  /** Name of the site that embeds, as customers know it. */
  clientName: string;
  /** Origin of the lender. */
  lender: string;
  lenderName: string;
  /** Origin of the host: the only one that `frame-ancestors` of this page allows. */
  host: string;
  mode: 'frame' | 'popup';
  /** Where a payment is confirmed. */
  confirm: 'frame' | 'window';
  /** Design tokens of the client's registration; the host's own come on top. */
  theme: Record<string, string>;
  /** As customers read it. */
  supportPhone: string;
  /** Address of the hosted portal, with the way back to this client. */
  portal: string;
}

/**
 * Reads the page's configuration. The page is the lender's own, so its shape is taken on trust.
 *
 * @throws TypeError on a page without one
 */
export function readFrameConfig(page: ParentNode = document): FrameConfig {
  const meta = page.querySelector<HTMLMetaElement>('meta[name=fs-frame]');
  if (!meta) throw new TypeError('This page lacks <meta name="fs-frame">');
  return JSON.parse(meta.content) as FrameConfig;
}
