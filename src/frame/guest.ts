import { embed } from '../controllers/embedding.ts';
import type { FsElement } from '../elements/element.ts';
import { frame } from '../i18n/en/frame.ts';
import { loadCatalogues, loadedCatalogues } from '../i18n/index.ts';
import { Appearance } from './appearance.ts';
import { reportEvents } from './event-reports.ts';
import type { FrameConfig } from './frame-config.ts';
import type { Greeting } from './greet.ts';
import { putBehindFirstPicture } from './first-picture.ts';
import { heightOf, reportHeights } from './height-reports.ts';
import type { GuestMessage, Settings, ShellMessage } from './protocol.ts';
import { storageDenial } from './storage-denial.ts';

/**
 * Shows the element that this frame is for, and tells the shell what it may know: heights, a title
 * and that something happened.
 *
 * @param tag of an element that is defined
 */
export async function showElement(
  tag: string,
  config: FrameConfig,
  { port, page, settings }: Greeting,
): Promise<void> {
  const { host, clientId, lender, lenderName, portal, supportPhone } = config;
  embed({ host, page, confirm: config.confirm, portal, lenderName });
  const element = document.createElement(tag) as FsElement & { accountId?: string | undefined };
  const appearance = new Appearance(config.theme);
  const say = (message: GuestMessage) => port.postMessage(message);
  let title = '';

  Object.assign(element, { lender, clientId, lenderName, portal, supportPhone, passkeys: true });
  reportEvents(element, say);
  // What is selected here and dragged out would be the host's page's to read.
  addEventListener('dragstart', (event) => event.preventDefault());
  const takeOver = putBehindFirstPicture(element);
  follow(settings);
  await element.updateComplete;
  takeOver();
  await tell();
  reportHeights(document.body, (height) => say({ type: 'height', height }));

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isShellMessage(data)) return;
    follow(data.settings);
    void tell();
  };
  const storage = await storageDenial();
  if (storage) say({ type: 'environment', storage });

  function follow(next: Settings) {
    appearance.apply(next, element);
    element.locale = appearance.locale;
    if ('accountId' in element) element.accountId = accountIdOf(next);
  }

  /** Has the frame shown, under a name in the language of what is in it. */
  async function tell() {
    await element.updateComplete;
    await loadCatalogues(appearance.locale);
    const texts = loadedCatalogues(appearance.locale)?.frame ?? frame;
    const next = texts.titles[config.tag](lenderName);
    if (next === title) return;
    document.title = title = next;
    say({ type: 'shown', height: heightOf(document.body), title });
  }
}

/** Names of accounts are opaque and short; anything else picks none. */
function accountIdOf({ accountId }: Settings): string | undefined {
  return typeof accountId === 'string' && /^[\w-]{1,64}$/.test(accountId) ? accountId : undefined;
}

function isShellMessage(data: unknown): data is ShellMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { type, settings } = data as Partial<Record<string, unknown>>;
  return type === 'settings' && typeof settings === 'object' && settings !== null;
}
