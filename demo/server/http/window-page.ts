import type { Context } from 'hono';
import { lender } from '../lender.ts';
import type { AppEnv } from './env.ts';
import { portalFolder, sendPage } from './page.ts';
import { pageLanguage, pageWords } from './page-words.ts';
import { preloadLinks } from './preloads.ts';

/** Windows of the lender's, by the build's script, and the `<meta>` where each looks for its settings. */
const windows = {
  'sign-in': 'fs-sign-in',
  callback: 'fs-window',
  confirm: 'fs-window',
  document: 'fs-window',
} as const;

interface WindowOptions {
  /** Language that the client asks for; the address and the browser may say it, too. */
  readonly locale?: string | undefined;
  /** Whether who opened the window keeps hold of it. */
  readonly opener?: boolean;
}

/**
 * Sends the page of a window that a frame has opened, and that it may keep hold of.
 *
 * @param script of the build's `windows`
 * @param settings for the script, beside what every window knows of the lender
 */
export function sendWindow(
  c: Context<AppEnv>,
  script: keyof typeof windows,
  settings: Readonly<Record<string, string>>,
  { locale = c.req.query('ui_locales'), opener = true }: WindowOptions = {},
): Response {
  const { name: lenderName, supportPhone } = lender;
  const config = { ...settings, lenderName, supportPhone };
  const language = pageLanguage(locale, c.req.header('accept-language'));
  const { sandbox, needsScript, titles } = pageWords[language];
  return sendPage(c, portalFolder, 'window.html', {
    opener,
    values: {
      language,
      title: titles[script],
      meta: windows[script],
      script,
      config: JSON.stringify(config),
      sandbox,
      needsScript: needsScript(supportPhone),
      lenderName,
      supportPhone,
    },
    markup: { preloads: preloadLinks(`windows/${script}.js`) },
  });
}
