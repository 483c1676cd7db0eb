import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { lender } from '../lender.ts';
import type { AppEnv } from './env.ts';
import { makePage, type Page, portalFolder, sendPage } from './page.ts';
import { pageLanguage, type PageLanguage, pageWords } from './page-words.ts';
import { type RefusalReason, refusalWords } from './refusal-words.ts';

interface Refusal {
  readonly reason: RefusalReason;
  /** Address of the link. */
  readonly portal: string;
}

/** Makes the page that says in words why there is nothing else, with a link to the portal. */
export function refusalPage(refusal: Refusal & { readonly language: PageLanguage }): Page {
  return makePage(portalFolder, 'refused.html', optionsFor(refusal));
}

/** Sends {@link refusalPage} in the language of the request. */
export function sendRefusal(
  c: Context<AppEnv>,
  { status, ...refusal }: Refusal & { readonly status: ContentfulStatusCode },
): Response {
  const language = pageLanguage(c.req.query('ui_locales'), c.req.header('accept-language'));
  const options = optionsFor({ ...refusal, language });
  return sendPage(c, portalFolder, 'refused.html', { ...options, status });
}

function optionsFor({ reason, portal, language }: Refusal & { readonly language: PageLanguage }) {
  const { sandbox, toPortal } = pageWords[language];
  const values = {
    ...refusalWords[language][reason],
    language,
    sandbox,
    onward: toPortal(lender.name),
    portal,
    lenderName: lender.name,
  };
  return { opener: true, values };
}
