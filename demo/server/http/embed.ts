import { Hono, type Context } from 'hono';
import type { EmbedPolicy } from '../../../sdk/contract/index.ts';
import type { AuthClient } from '../auth/index.ts';
import { lender } from '../lender.ts';
import { publicCors } from './cors.ts';
import type { AppEnv } from './env.ts';
import { firstPicture, frameScripts } from './first-picture.ts';
import { portalFolder, sendPage, sendPublicPage } from './page.ts';
import { sendRefusal } from './refusal-page.ts';
import { portalFor } from './portal.ts';
import { ProblemError } from './problem.ts';
import type { Services } from './services.ts';
import { sendWindow } from './window-page.ts';

/**
 * What hosts embed: a client's policy for the shell, and the pages that stand in its frames and
 * windows. Who may frame is said by `frame-ancestors`, from the client's registration alone.
 */
export function embedRoutes({ auth, site }: Services): Hono<AppEnv> {
  const own = { lender: site.origin, portal: portalFor(site) };
  return new Hono<AppEnv>()
    .get('/embed/clients/:id', publicCors, (c) => {
      const client = auth.clients.find(c.req.param('id'));
      if (!client) throw new ProblemError(404, 'not_found');
      c.header('cache-control', 'public, max-age=60');
      c.header('vary', 'Origin, Sec-Fetch-Site');
      // Not the origins: a list of them tells who the lender does business with.
      const policy: EmbedPolicy = {
        id: client.id,
        name: client.name,
        lenderName: lender.name,
        modes: [...client.modes],
        elements: [...client.elements],
        theme: { ...client.theme },
        confirm: client.confirm,
        host: standingOf(c, client, site.origin),
      };
      return c.json(policy);
    })
    .get('/embed/frames/:tag', (c) => {
      const tag = c.req.param('tag');
      const { client_id: clientId, host, mode } = single(c);
      const client = auth.clients.find(clientId ?? '');
      const element = client?.elements.find((one) => one === tag);
      const ancestor = client?.embedOrigins.find((one) => one === host);
      const shown = client && modeOf(client, mode);
      const portal = portalFor(site, client);
      if (element && ancestor && !shown && c.req.header('sec-fetch-dest') === 'iframe') {
        // The shell shows a link. Until then the frame is seen, and a browser's own page of refusal would be, too.
        return sendPage(c, portalFolder, 'nothing.html', {
          ancestor,
          opener: true,
          status: 403,
          values: { lenderName: lender.name },
        });
      }
      if (!client || !element || !ancestor || !shown) {
        return sendRefusal(c, { reason: 'frame', portal, status: 403 });
      }
      const name = element.replace(/^fs-/, '');
      const config = {
        tag: element,
        clientId: client.id,
        clientName: client.name,
        lender: site.origin,
        lenderName: lender.name,
        host: ancestor,
        mode: shown,
        confirm: client.confirm,
        theme: client.theme,
        supportPhone: lender.supportPhone,
        portal,
      };
      const language = c.req.header('accept-language');
      const picture = shown === 'frame' ? firstPicture(name, language) : '';
      return sendPublicPage(c, portalFolder, 'frame.html', {
        ancestor,
        opener: true,
        values: { config: JSON.stringify(config), lenderName: lender.name },
        markup: frameScripts(name, picture),
      });
    })
    .get('/embed/callback', (c) => sendWindow(c, 'callback', own))
    .get('/embed/confirm', (c) => sendWindow(c, 'confirm', own))
    .get('/embed/document', (c) => sendWindow(c, 'document', own));
}

/**
 * A frame may always show less than asked: where passwords are for a window, that is what it opens. Asked for
 * nothing, it shows what the client prefers; where that is a link, the shell has one.
 */
function modeOf({ modes }: AuthClient, asked: string | undefined): 'frame' | 'popup' | undefined {
  const [preferred] = modes.filter((mode) => mode !== 'inline');
  if (asked === undefined && preferred === 'redirect') return undefined;
  const framed = modes.filter((mode) => mode === 'frame' || mode === 'popup');
  return framed.find((mode) => mode === asked) ?? framed[0];
}

/** How the asking page stands to the client; browsers alone can write these header lines. */
function standingOf(c: Context<AppEnv>, client: AuthClient, own: string): EmbedPolicy['host'] {
  const origin = c.req.header('origin');
  const asking = origin ?? (c.req.header('sec-fetch-site') === 'same-origin' ? own : undefined);
  if (asking === undefined) return 'unregistered';
  if (asking === own || client.inlineOrigins.includes(asking)) return 'own';
  return client.embedOrigins.includes(asking) ? 'registered' : 'unregistered';
}

/** The query, where nothing is there twice: of two hosts, which one is meant? */
function single(c: Context<AppEnv>): Partial<Record<string, string>> {
  const all = Object.entries(c.req.queries());
  return Object.fromEntries(
    all.flatMap(([key, [one, ...more]]) => (more.length ? [] : [[key, one]])),
  );
}
