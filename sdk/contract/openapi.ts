import {
  componentSchemas,
  type Json,
  queryMembers,
  schemaReference,
} from './openapi-components.ts';
import { oauthErrorSchema } from './sign-in.ts';
import type { Operation, OperationTag } from './operations-shape.ts';
import { operations } from './operations.ts';
import { problemSchema } from './problem.ts';
import { routes } from './routes.ts';

/** How to make the document. */
export interface OpenApiOptions {
  /** Version of the package. */
  version: string;
}

const tags: Record<OperationTag, string> = {
  'Sign-in': 'OAuth 2.1 with proofs of possession (DPoP, RFC 9449).',
  Accounts: 'What is owed and when, and how it came to be.',
  Documents: 'Statements, tax papers, the contract, payoff letters.',
  Vehicle: 'The financed or leased vehicle: coverages, service options, recalls, distance.',
  Payments: 'Previews, one-time payments and scheduled ones.',
  'Payment methods': 'Bank accounts and cards to pay from.',
  Preferences: 'Channels by topic, quiet hours, language, paperless and consent to texts.',
  Support: 'Phones and hours, secure messages, notices.',
  Autopay: 'Recurring payments: set, change, revoke.',
  Plans: 'Changes of plan: options, previews, requests, signatures.',
  Sessions: 'Where the customer is signed in.',
  Authenticators:
    'Second factors, passkeys, recovery codes, known devices, and step-up (RFC 9470).',
  Recovery: 'A new password by e-mail.',
  Registration: 'A first online account, by invitation.',
  Embedding: 'How other sites may show the elements.',
};

/** The OpenAPI 3.1 document of the API. */
export function openApiDocument({ version }: OpenApiOptions): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'FS Central API',
      version,
      summary: 'A vehicle-finance customer portal.',
      description:
        'Money is in minor units. Calendar dates are in the lender’s zone, instants in UTC. Clients ' +
        'ignore members they do not know and take unknown values of extensible enumerations as they ' +
        'are. Sandbox, no real money.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The lender’s origin.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      parameters,
      headers,
      responses: sharedResponses(),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'DPoP',
          description:
            'An access token from `/oauth/token` after the scheme name `DPoP`, with a fresh proof in ' +
            'the `DPoP` header. On `use_dpop_nonce`, sign again with the nonce of `DPoP-Nonce`. What is ' +
            'named beside it are scopes: `accounts`, `payments`, `profile`.',
        },
      },
    },
  };
}

function paths(): Record<string, Json> {
  const result: Record<string, Json> = {};
  for (const operation of operations) {
    (result[operation.path] ??= {})[operation.method] = describe(operation);
  }
  return result;
}

function describe(operation: Operation): Json {
  const { operationId, summary, description, tag, request, scope } = operation;
  return {
    operationId,
    summary,
    ...(description ? { description } : {}),
    tags: [tag],
    security: scope ? [{ accessToken: [scope] }] : [],
    parameters: parametersOf(operation),
    ...(request
      ? {
          requestBody: {
            required: true,
            content: {
              [request.form ? 'application/x-www-form-urlencoded' : 'application/json']: {
                schema: schemaReference(request.schema),
              },
            },
          },
        }
      : {}),
    responses: responsesOf(operation),
  };
}

function parametersOf({ path, paged, query, idempotent, ifMatch, scope }: Operation) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const own = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const asked = query
    ? queryMembers(query).map(([name, schema]) => ({ name, in: 'query', schema }))
    : [];
  const proof = scope !== undefined || path === routes.challenge || path === routes.token;
  const shared = [
    ...(paged ? ['Cursor', 'Limit'] : []),
    ...(idempotent ? ['IdempotencyKey'] : []),
    ...(ifMatch ? ['IfMatch'] : []),
    ...(proof ? ['Proof'] : []),
  ];
  return [...own, ...asked, ...shared.map((name) => ({ $ref: `#/components/parameters/${name}` }))];
}

function responsesOf(operation: Operation): Json {
  const { answer, refusals = {}, path, request, scope, stepUp } = operation;
  const oauth = path.startsWith('/oauth/');
  const shared = (name: string) => ({ $ref: `#/components/responses/${name}` });
  const peculiar = Object.entries(refusals).map(([status, codes]) => [
    status,
    failure(oauth, codes),
  ]);
  return {
    [String(answer.status)]: {
      description: answer.description,
      headers: headerReferences(
        'X-Request-Id',
        'DPoP-Nonce',
        ...(operation.idempotent ? (['Idempotent-Replayed'] as const) : []),
        ...(operation.etag ? (['ETag'] as const) : []),
      ),
      ...(answer.schema ? { content: content('application/json', answer.schema) } : {}),
      ...(answer.type ? { content: { [answer.type]: {} } } : {}),
    },
    ...(Object.fromEntries(peculiar) as Json),
    ...(scope
      ? { '401': shared(stepUp ? 'StepUpRequired' : 'Unauthorized'), '403': shared('Forbidden') }
      : {}),
    ...(request && !oauth ? { '413': shared('TooLarge'), '415': shared('NotJson') } : {}),
    '429': shared(oauth ? 'OAuthTooManyRequests' : 'TooManyRequests'),
    '503': shared(oauth ? 'OAuthUnavailable' : 'Unavailable'),
  };
}

function failure(oauth: boolean, codes: readonly string[], ...more: HeaderName[]): Json {
  const member = oauth ? 'error' : 'code';
  return {
    description: `\`${member}\` is ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    headers: headerReferences('X-Request-Id', ...more),
    content: oauth
      ? content('application/json', oauthErrorSchema)
      : content('application/problem+json', problemSchema),
  };
}

function content(type: string, schema: Parameters<typeof schemaReference>[0]): Json {
  return { [type]: { schema: schemaReference(schema) } };
}

function sharedResponses(): Record<string, Json> {
  return {
    Unauthorized: failure(false, ['unauthorized'], 'WWW-Authenticate', 'DPoP-Nonce'),
    StepUpRequired: failure(
      false,
      ['unauthorized', 'step_up_required'],
      'WWW-Authenticate',
      'DPoP-Nonce',
    ),
    Forbidden: failure(false, ['insufficient_scope'], 'WWW-Authenticate'),
    TooLarge: failure(false, ['body_too_large']),
    NotJson: failure(false, ['invalid_request']),
    TooManyRequests: failure(false, ['rate_limited'], 'Retry-After'),
    Unavailable: failure(false, ['unavailable'], 'Retry-After'),
    OAuthTooManyRequests: failure(true, ['temporarily_unavailable'], 'Retry-After'),
    OAuthUnavailable: failure(true, ['temporarily_unavailable'], 'Retry-After'),
  };
}

const headers = {
  'X-Request-Id': {
    description: 'Names the request in the server’s log; also in every failure’s body.',
    schema: { type: 'string' },
  },
  'DPoP-Nonce': {
    description: 'The nonce for the next proof (RFC 9449 section 8).',
    schema: { type: 'string' },
  },
  'WWW-Authenticate': {
    description: 'Why the token or the proof was refused.',
    schema: { type: 'string' },
  },
  'Idempotent-Replayed': {
    description: '`true` where this is the stored answer to an earlier request.',
    schema: { type: 'string', enum: ['true'] },
  },
  ETag: { description: 'Version of what the body holds.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
} as const;

type HeaderName = keyof typeof headers;

function headerReferences(...names: HeaderName[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

const parameters = {
  Cursor: {
    name: 'cursor',
    in: 'query',
    description: '`nextCursor` of the page before.',
    schema: { type: 'string' },
  },
  Limit: {
    name: 'limit',
    in: 'query',
    description: 'How many entries at most.',
    schema: { type: 'integer', minimum: 1, maximum: 100 },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Made once per intent and kept through retries; scoped to the customer.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `etag` of the version that is changed; missing, 428.',
    schema: { type: 'string' },
  },
  Proof: {
    name: 'DPoP',
    in: 'header',
    required: true,
    description: 'A proof of possession, fresh for every attempt (RFC 9449).',
    schema: { type: 'string' },
  },
} as const;
