import type { Context } from 'hono';
import { lender } from '../lender.ts';
import type { AppEnv } from './env.ts';
import { portalFolder, sendPage } from './page.ts';
import { preloadLinks } from './preloads.ts';

/** The pages of the lender's windows: what is over them, and where their scripts look for their settings. */
const windows = {
  'sign-in': { title: 'Sign in', meta: 'fs-sign-in' },
  callback: { title: 'Signing in', meta: 'fs-window' },
  confirm: { title: 'Confirm', meta: 'fs-window' },
  document: { title: 'Your document', meta: 'fs-window' },
} as const;

/**
 * Sends the page of a window that a frame or a client has opened, and that it may keep hold of.
 *
 * @param script of the build's `windows`
 * @param settings for the script, beside what every window knows of the lender
 */
export function sendWindow(
  c: Context<AppEnv>,
  script: keyof typeof windows,
  settings: Readonly<Record<string, string>>,
): Response {
  const { name: lenderName, supportPhone } = lender;
  const config = { ...settings, lenderName, supportPhone };
  return sendPage(c, portalFolder, 'window.html', {
    opener: true,
    values: {
      ...windows[script],
      script,
      config: JSON.stringify(config),
      lenderName,
      supportPhone,
    },
    markup: { preloads: preloadLinks(`windows/${script}.js`) },
  });
}
