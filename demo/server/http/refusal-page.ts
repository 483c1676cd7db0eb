import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { lender } from '../lender.ts';
import type { AppEnv } from './env.ts';
import { makePage, type Page, portalFolder, sendPage } from './page.ts';

/** Why there is nothing but words. */
export type RefusalReason = keyof typeof words;

const words = {
  /** A host that is not registered, or asks for what its registration does not have. */
  frame: {
    heading: 'This can’t be shown here',
    text: `This page isn’t registered to show your ${lender.name} account. Your account is fine, and you can reach it on our own site.`,
  },
  /** A request for a sign-in that cannot be trusted. */
  request: {
    heading: 'This sign-in link doesn’t work',
    text: 'The page that sent you here asked in a way we can’t accept. Nothing about your account has changed. You can sign in on our own site.',
  },
  /** An interaction that took too long, was finished, or belongs to another browser. */
  expired: {
    heading: 'This sign-in has ended',
    text: 'It took too long, or it was finished in another window. Nothing about your account has changed. You can sign in again.',
  },
  /** The same without any cookie: it may have been kept out, and then another try would end here, too. */
  cookieless: {
    heading: 'This sign-in can’t go on',
    text: 'Your browser sent no cookie that says which sign-in this is. It may keep cookies out, or the sign-in took too long or was finished. Nothing about your account has changed. Allow cookies for this site and start again, or sign in on our own site, which needs none.',
  },
  busy: {
    heading: 'One moment, please',
    text: 'Too many sign-ins were asked for from here at once. Wait a minute, then try again.',
  },
  failed: {
    heading: 'Something went wrong at our end',
    text: 'Nothing about your account has changed. Please try again in a moment.',
  },
} as const;

interface Refusal {
  readonly reason: RefusalReason;
  /** Address of the link. */
  readonly portal: string;
}

/** Makes the page that says in words why there is nothing else, with a link to the portal. */
export function refusalPage({ reason, portal }: Refusal): Page {
  return makePage(portalFolder, 'refused.html', optionsFor({ reason, portal }));
}

/** Sends {@link refusalPage}. */
export function sendRefusal(
  c: Context<AppEnv>,
  { status, ...refusal }: Refusal & { readonly status: ContentfulStatusCode },
): Response {
  return sendPage(c, portalFolder, 'refused.html', { ...optionsFor(refusal), status });
}

function optionsFor({ reason, portal }: Refusal) {
  return { opener: true, values: { ...words[reason], portal, lenderName: lender.name } };
}
