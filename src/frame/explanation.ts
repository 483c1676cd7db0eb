import { frame } from '../i18n/en/frame.ts';
import { loadCatalogues, loadedCatalogues, supportedLocale } from '../i18n/index.ts';
import type { FrameConfig } from './frame-config.ts';

/** Why there is no element; `alone`: this page was opened by itself, with no host's page around it. */
export type Reason = 'alone' | 'unanswered' | 'unloaded';

/** Says in place of the element why it is not there, with the way to the portal. */
export async function explain(config: FrameConfig, reason: Reason): Promise<void> {
  // No host has said another.
  const language = supportedLocale(navigator.language);
  await loadCatalogues(language);
  const texts = loadedCatalogues(language)?.frame ?? frame;
  const { lenderName, clientName } = config;
  document.documentElement.lang = language;

  const heading = document.createElement('h1');
  heading.textContent = texts.unansweredTitle;
  const body = document.createElement('p');
  body.textContent = texts[`${reason}Body`](lenderName, clientName);
  const link = document.createElement('a');
  link.href = config.portal;
  link.target = '_top';
  link.textContent = texts.toPortal(lenderName);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root { color-scheme: light dark; }
    body { margin: 0; }
    main { box-sizing: border-box; max-width: 34em; padding: 20px; border: 1px solid light-dark(#e1e4ea, #2c303a); border-radius: 15px; background: light-dark(#fff, #17191f); color: light-dark(#14171f, #eef0f4); font: 16px/1.5 system-ui, sans-serif; }
    h1 { margin: 0; font-size: 20px; line-height: 1.3; }
    p { margin: 8px 0 16px; }
    a { color: light-dark(#2f4bc7, #a9b9ff); }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const main = document.createElement('main');
  if (reason === 'alone')
    Object.assign(main.style, { width: 'calc(100% - 32px)', margin: '24px auto' });
  main.append(heading, body, link);
  document.body.replaceChildren(main);
}
