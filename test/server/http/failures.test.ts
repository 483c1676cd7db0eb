import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import type { AppEnv } from '../../../demo/server/http/env.ts';
import { createLogger, describeError, requestLog } from '../../../demo/server/http/logging.ts';
import { ProblemError, problemResponse } from '../../../demo/server/http/problem.ts';
import { limitBy } from '../../../demo/server/http/rate-limit.ts';
import { toProblem } from '../../../demo/server/http/to-problem.ts';

const secret = 'canary-91c2';

function appWith(lines: string[]) {
  const logger = createLogger('info', { write: (line) => void lines.push(line) });
  const app = new Hono<AppEnv>();
  app.onError((error, c) => problemResponse(c, toProblem(error, c.get('logger'))));
  app.use(requestLog(logger));
  return app;
}

describe('an error that was not foreseen', () => {
  it('is answered with 500 and an id, and says nothing of itself', async () => {
    const lines: string[] = [];
    const app = appWith(lines).get('/', () => {
      throw new Error(`no row for ${secret}`);
    });

    const response = await app.request('/');

    const text = await response.text();
    const { code, requestId } = JSON.parse(text) as Record<string, string>;
    assert.deepEqual([response.status, code], [500, 'internal']);
    assert.equal(response.headers.get('x-request-id'), requestId);
    assert.ok(!text.includes(secret));
  });

  it('is logged by kind and place, without its message', async () => {
    const lines: string[] = [];
    const app = appWith(lines).get('/', () => {
      throw new TypeError(`no row for ${secret}`, { cause: new Error(secret) });
    });

    await app.request('/');

    const log = lines.join('');
    assert.match(log, /TypeError/);
    assert.match(log, /failures\.test\.ts/);
    assert.ok(!log.includes(secret));
  });
});

describe('the log', () => {
  it('hides fields that should not have been passed to it', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });

    logger.info({ password: secret, customer: { name: secret, iban: secret } }, 'careless');

    assert.ok(!lines.join('').includes(secret));
    assert.match(lines.join(''), /\[hidden\]/);
  });

  it('names the code and constraint of a database error', () => {
    const error = Object.assign(new Error(secret), { code: '23505', constraint: 'payments_key' });

    const { code, constraint } = describeError(error);

    assert.deepEqual([code, constraint], ['23505', 'payments_key']);
  });
});

describe('a rate limit', () => {
  it('refuses with the seconds to wait, each caller by itself', async () => {
    const app = appWith([]);
    app.use(limitBy({ requests: 2, seconds: 60 }, (c) => c.req.header('x-who') ?? ''));
    app.get('/', (c) => c.text('ok'));
    const ask = (who: string) => app.request('/', { headers: { 'x-who': who } });

    const answers = [await ask('a'), await ask('a'), await ask('a'), await ask('b')];

    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 429, 200],
    );
    const body = (await answers[2]?.json()) as { code: string; retryAfter: number };
    assert.equal(body.code, 'rate_limited');
    assert.ok(body.retryAfter >= 1 && body.retryAfter <= 60);
    assert.equal(answers[2]?.headers.get('retry-after'), String(body.retryAfter));
  });
});

describe('a problem', () => {
  it('carries what its error says', async () => {
    const app = appWith([]).get('/', () => {
      throw new ProblemError(422, 'date_too_late', {
        detail: 'The last date is 2026-08-01.',
        errors: [{ pointer: '/date', code: 'date_too_late' }],
      });
    });

    const body = (await (await app.request('/')).json()) as Record<string, unknown>;

    assert.equal(body['detail'], 'The last date is 2026-08-01.');
    assert.deepEqual(body['errors'], [{ pointer: '/date', code: 'date_too_late' }]);
    assert.equal(body['type'], 'about:blank');
  });
});
