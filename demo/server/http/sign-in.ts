import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { type Auth, interactionPath, ProofError, type Rate } from '../auth/index.ts';
import type { Site } from '../config.ts';
import { isAside, isForeign } from './asides.ts';
import type { AppEnv, Middleware } from './env.ts';
import { readJson } from './json.ts';
import { portalFor } from './portal.ts';
import { ProblemError } from './problem.ts';
import { limitBy, perAddress } from './rate-limit.ts';
import { sendRefusal } from './refusal-page.ts';
import { sendWindow } from './window-page.ts';

const completionSchema = z.object({
  code: z.string().check(z.maxLength(200)),
  codeVerifier: z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/)),
});

/**
 * `/sign-in/{uid}`: where the authorization endpoint sends people. The page signs in as the
 * lender's own pages do, and trades the code of the challenge for the way back to the client.
 */
export function signInRoutes({
  auth,
  site,
  rate = { requests: 300, seconds: 60 },
}: {
  readonly auth: Auth;
  readonly site: Pick<Site, 'origin'>;
  /** Requests that an address may make. */
  readonly rate?: Rate;
}): Hono<AppEnv> {
  const { interactions } = auth;
  const app = new Hono<AppEnv>();
  app.onError((error, c) => {
    // A page's script reads problems, a person does not.
    if (c.req.method !== 'GET') throw error;
    const problem = error instanceof ProblemError ? error : undefined;
    if (problem?.status === 403) throw error;
    const busy = problem?.status === 429;
    if (!busy) c.get('logger').error({ err: error }, 'sign-in page failed');
    return sendRefusal(c, {
      reason: busy ? 'busy' : 'failed',
      portal: portalFor(site),
      status: busy ? 429 : 500,
    });
  });
  return app
    .use('/sign-in/*', fromOwnPages(site.origin))
    .use('/sign-in/*', limitBy(rate, perAddress))
    .get('/sign-in/:uid', async (c) => {
      const uid = c.req.param('uid');
      const found = await interactions.find(exchangeOf(c), uid);
      if (!found) {
        const reason = c.req.header('cookie') === undefined ? 'cookieless' : 'expired';
        return sendRefusal(c, { reason, portal: portalFor(site), status: 404 });
      }
      const { client, locale } = found;
      const settings = {
        uid,
        clientId: client.id,
        clientName: client.name,
        lender: site.origin,
        portal: portalFor(site, client),
      };
      // A page of another site that has opened the window could put a look-alike in its place; a frame of ours waits for its answer.
      return sendWindow(c, 'sign-in', settings, { locale, opener: !isForeign(c.req.header()) });
    })
    .post('/sign-in/:uid', async (c) => {
      const uid = c.req.param('uid');
      c.header('cache-control', 'no-store');
      c.header('dpop-nonce', auth.nonces.next());
      const { code, codeVerifier } = await readJson(c, completionSchema);
      const proof = await takeProof(c, `${site.origin}${interactionPath(uid)}`);
      if (!(await interactions.find(exchangeOf(c), uid))) throw ended();
      const location = await interactions.complete(exchangeOf(c), { code, codeVerifier, proof });
      c.get('logger').info({ completed: location !== undefined }, 'hosted sign-in');
      if (location === undefined) throw new ProblemError(400, 'invalid_grant');
      return goOn(c, uid, location);
    })
    .post('/sign-in/:uid/cancellation', async (c) => {
      const uid = c.req.param('uid');
      c.header('cache-control', 'no-store');
      if (!(await interactions.find(exchangeOf(c), uid))) throw ended();
      return goOn(c, uid, await interactions.cancel(exchangeOf(c)));
    });

  function goOn(c: Context<AppEnv>, uid: string, location: string): Response {
    for (const cookie of interactions.forget(uid)) {
      c.header('set-cookie', cookie, { append: true });
    }
    return c.json({ location });
  }

  async function takeProof(c: Context<AppEnv>, url: string) {
    try {
      return await auth.takeProof(c.req.header('dpop'), { method: 'POST', url });
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      throw new ProblemError(400, error.code, {
        headers: { 'dpop-nonce': auth.nonces.next() },
      });
    }
  }
}

function ended(): ProblemError {
  return new ProblemError(404, 'sign_in_ended');
}

function exchangeOf(c: Context<AppEnv>): HttpBindings {
  return c.env as HttpBindings;
}

/** Pages elsewhere may send people here and nothing more. */
function fromOwnPages(own: string): Middleware {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const strange = c.req.method !== 'GET' && origin !== undefined && origin !== own;
    if (strange || isAside(c.req.header())) {
      throw new ProblemError(403, 'unauthorized', { detail: 'origin not allowed' });
    }
    return next();
  };
}
