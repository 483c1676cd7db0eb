import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { routes } from '../../../sdk/contract/index.ts';
import { accountRoutes } from './accounts.ts';
import { autopayRoutes } from './autopay.ts';
import { apiCors } from './cors.ts';
import { documentRoutes } from './documents.ts';
import { embedRoutes } from './embed.ts';
import type { AppEnv, Middleware } from './env.ts';
import { requestLog } from './logging.ts';
import { outboxRoutes } from './outbox.ts';
import { pageRoutes } from './pages.ts';
import { paymentMethodRoutes } from './payment-methods.ts';
import { paymentRoutes } from './payments.ts';
import { payoffRoutes } from './payoff.ts';
import { preferenceRoutes } from './preferences.ts';
import { planRoutes } from './plans.ts';
import { portalFor } from './portal.ts';
import { ProblemError, problemResponse } from './problem.ts';
import { publicRoutes } from './public.ts';
import { limitBy, perAddress } from './rate-limit.ts';
import { sendRefusal } from './refusal-page.ts';
import { sandboxRoutes } from './sandbox.ts';
import type { Services } from './services.ts';
import { signInRoutes } from './sign-in.ts';
import { supportRoutes } from './support.ts';
import { toProblem } from './to-problem.ts';
import { vehicleRoutes } from './vehicles.ts';

const bodyBytes = 32 * 1024;
/** Three files of 2 MB in base64, and the words around them. */
const withFilesBytes = 9 * 1024 * 1024;

/** The lender's site: API and pages, all but what the authorization server answers itself. */
export function createApp(services: Services): Hono<AppEnv> {
  const { auth, recovery, logger } = services;
  const app = new Hono<AppEnv>();

  app.onError((error, c) => problemResponse(c, toProblem(error, c.get('logger'))));
  app.notFound((c) => {
    // A browser that is sent somewhere shows its customer what it gets; a program reads problems.
    const shown = c.req.header('accept')?.includes('text/html') && !c.req.path.startsWith('/v1/');
    return shown
      ? sendRefusal(c, { reason: 'missing', portal: portalFor(services.site), status: 404 })
      : problemResponse(c, new ProblemError(404, 'not_found'));
  });

  app.use(requestLog(logger), securityHeaders);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problemResponse(
          c,
          new ProblemError(405, 'method_not_allowed', { headers: { allow: methods.join(', ') } }),
        ),
    }),
  );
  const small: Middleware = bodyLimit({ maxSize: bodyBytes, onError: bodyTooLarge });
  const large: Middleware = bodyLimit({ maxSize: withFilesBytes, onError: bodyTooLarge });
  app.use((c, next) => (c.req.path === routes.supportMessages ? large : small)(c, next));
  if (services.site.databaseUrl) app.use(sameTime(services.clock));
  app.use('/v1/*', noStore, apiCors(auth.clients));
  // Wide enough for a customer who sends one payment three hundred times at once.
  app.use('/v1/*', limitBy({ requests: 3_000, seconds: 60 }, perAddress));

  app.route('/', publicRoutes(services));
  app.route('/', auth.challengeRoute);
  app.route('/', accountRoutes(services));
  app.route('/', payoffRoutes(services));
  app.route('/', paymentRoutes(services));
  app.route('/', paymentMethodRoutes(services));
  app.route('/', documentRoutes(services));
  app.route('/', vehicleRoutes(services));
  app.route('/', preferenceRoutes(services));
  app.route('/', supportRoutes(services));
  app.route('/', autopayRoutes(services));
  app.route('/', planRoutes(services));
  for (const routes of auth.securityRoutes) app.route('/', routes);
  app.route('/', recovery.routes);
  app.route('/', signInRoutes(services));
  app.route('/', sandboxRoutes(services));
  app.route('/', outboxRoutes(services));
  app.route('/', embedRoutes(services));
  app.route('/', pageRoutes(services));
  return app;
}

const securityHeaders: Middleware = async (c, next) => {
  await next();
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'no-referrer');
};

/** Another server of the same database may have moved the clock. */
function sameTime(clock: Services['clock']): Middleware {
  return async (c, next) => {
    if (/^\/(v1|sandbox|oauth\/challenge)\b/.test(c.req.path)) await clock.reload();
    return next();
  };
}

const noStore: Middleware = async (c, next) => {
  await next();
  c.header('cache-control', 'no-store');
};

function bodyTooLarge(): never {
  throw new ProblemError(413, 'body_too_large');
}
