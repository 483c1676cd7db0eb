import { embed } from '../controllers/embedding.ts';
import type { FsElement } from '../elements/element.ts';
import { loadCatalogues, loadedCatalogues } from '../i18n/index.ts';
import { frame } from '../i18n/en/frame.ts';
import { Appearance } from './appearance.ts';
import { reportEvents } from './event-reports.ts';
import type { FrameConfig } from './frame-config.ts';
import type { Greeting } from './greet.ts';
import { heightOf, reportHeights } from './height-reports.ts';
import type { GuestMessage, Settings, ShellMessage } from './protocol.ts';

/**
 * Shows the element that this frame is for, and tells the shell what it may know: heights, a title
 * and that something happened.
 */
export async function showElement(config: FrameConfig, greeting: Greeting): Promise<void> {
  const { port, page } = greeting;
  embed({ host: config.host, page });
  const appearance = new Appearance(config.theme);
  const element = document.createElement(config.tag) as FsElement & {
    accountId?: string | undefined;
  };
  const say = (message: GuestMessage) => port.postMessage(message);

  Object.assign(element, {
    lender: config.lender,
    clientId: config.clientId,
    supportPhone: config.supportPhone,
  });
  await use(greeting.settings);
  document.body.replaceChildren(element);
  reportEvents(element, say);
  await show();
  reportHeights(document.body, (height) => say({ type: 'height', height }));

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isSettings(data)) void use(data.settings).then(show);
  };

  async function use(settings: Settings) {
    appearance.apply(settings);
    const { lang } = document.documentElement;
    await loadCatalogues(lang);
    element.locale = lang;
    if ('accountId' in element) element.accountId = accountIdOf(settings);
  }

  async function show() {
    await element.updateComplete;
    appearance.ensureLegible(element);
    say({ type: 'shown', height: heightOf(document.body), title: titleOf(config) });
  }
}

function titleOf({ tag, lenderName }: FrameConfig): string {
  const texts = loadedCatalogues(document.documentElement.lang)?.frame ?? frame;
  const title = texts.titles[tag as keyof typeof texts.titles];
  return title(lenderName);
}

/** Names of accounts are opaque and short; anything else picks none. */
function accountIdOf({ accountId }: Settings): string | undefined {
  return typeof accountId === 'string' && /^[\w-]{1,64}$/.test(accountId) ? accountId : undefined;
}

function isSettings(data: unknown): data is ShellMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { type, settings } = data as Partial<Record<string, unknown>>;
  return type === 'settings' && typeof settings === 'object' && settings !== null;
}
