import { frame } from '../i18n/en/frame.ts';
import { loadCatalogues, loadedCatalogues } from '../i18n/index.ts';
import type { FrameConfig } from './frame-config.ts';

/** Why there is no element. */
export type Reason = 'unanswered' | 'unloaded';

/** Says in place of the element why it is not there, with the way to the portal. */
export async function explain(config: FrameConfig, reason: Reason): Promise<void> {
  const language = document.documentElement.lang || navigator.language;
  await loadCatalogues(language);
  const texts = loadedCatalogues(language)?.frame ?? frame;
  const { lenderName, clientName } = config;

  const heading = document.createElement('h1');
  heading.textContent = texts.unansweredTitle;
  const body = document.createElement('p');
  body.textContent =
    reason === 'unanswered'
      ? texts.unansweredBody(lenderName, clientName)
      : texts.unloadedBody(lenderName);
  const link = document.createElement('a');
  link.href = config.portal;
  link.target = '_top';
  link.textContent = texts.toPortal(lenderName);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    main { max-width: 34em; padding: 20px; font: 16px/1.5 system-ui, sans-serif; color-scheme: light; background: #fff; color: #14171f; }
    h1 { margin: 0; font-size: 20px; }
    p { margin: 8px 0 16px; }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const main = document.createElement('main');
  main.append(heading, body, link);
  document.body.replaceChildren(main);
}
