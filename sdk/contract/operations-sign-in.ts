import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import type { Operation } from './operations-shape.ts';
import { routes } from './routes.ts';
import { challengeFormSchema, challengeSuccessSchema, tokenResponseSchema } from './sign-in.ts';

/** Form fields of `POST /oauth/token`, by grant. */
export const tokenRequestSchema = lazy(() =>
  z.discriminatedUnion('grant_type', [
    z.object({
      grant_type: z.literal('authorization_code'),
      client_id: z.string(),
      code: z.string(),
      code_verifier: z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/)),
      /** Only where the code came by a redirect. */
      redirect_uri: z.optional(z.string()),
    }),
    z.object({
      grant_type: z.literal('refresh_token'),
      client_id: z.string(),
      refresh_token: z.string(),
    }),
  ]),
);

/** Form fields of `POST /oauth/revoke` (RFC 7009). */
export const revokeRequestSchema = lazy(() =>
  z.object({
    client_id: z.string(),
    token: z.string(),
    token_type_hint: z.optional(z.enum(['access_token', 'refresh_token'])),
  }),
);

/** The part of the authorization server's metadata (RFC 8414) that a client needs. */
export const metadataSchema = lazy(() =>
  z.object({
    issuer: z.string(),
    authorization_endpoint: z.string(),
    token_endpoint: z.string(),
    revocation_endpoint: z.optional(z.string()),
    authorization_challenge_endpoint: z.optional(z.string()),
    code_challenge_methods_supported: z.optional(z.array(z.string())),
    dpop_signing_alg_values_supported: z.optional(z.array(z.string())),
  }),
);

/** Why a proof is refused; with the second comes a nonce to sign again with. */
const proofRefusals = ['invalid_dpop_proof', 'use_dpop_nonce'] as const;

/** Operations of the sign-in. Their failures have OAuth's error form. */
export const signInOperations = [
  {
    operationId: 'metadata',
    method: 'get',
    path: routes.metadata,
    tag: 'Sign-in',
    summary: 'Read the authorization server’s metadata',
    cacheable: true,
    answer: { status: 200, description: 'The metadata.', schema: metadataSchema },
  },
  {
    operationId: 'challenge',
    method: 'post',
    path: routes.challenge,
    tag: 'Sign-in',
    summary: 'Begin a first-party sign-in, or go on with one',
    description:
      'Takes user ID and password on the lender’s own pages and answers a code for `/oauth/token`, ' +
      'bound to the key of the proof. Where more is asked, the answer is 403 ' +
      '`insufficient_authorization` with `auth_session` and a `challenge`: send `auth_session` back ' +
      'with exactly one answer, by the same key, within 10 minutes. A wrong answer gets the same ' +
      'challenge again with `wrong`; five of them end it. It has the shape of the authorization ' +
      'challenge endpoint of draft-ietf-oauth-first-party-apps.',
    request: { schema: challengeFormSchema, form: true },
    answer: {
      status: 200,
      description: 'Nothing more is asked; the code lives 60 seconds.',
      schema: challengeSuccessSchema,
    },
    refusals: {
      400: [
        'invalid_request',
        'invalid_scope',
        'invalid_grant',
        'invalid_session',
        ...proofRefusals,
      ],
      401: ['invalid_client'],
      403: ['access_denied', 'insufficient_authorization'],
    },
  },
  {
    operationId: 'token',
    method: 'post',
    path: routes.token,
    tag: 'Sign-in',
    summary: 'Redeem a code, or refresh',
    description:
      'Tokens are bound to the key of the proof. The refresh token is not rotated: it stays as it ' +
      'is until the session ends.',
    request: { schema: tokenRequestSchema, form: true },
    answer: { status: 200, description: 'The tokens.', schema: tokenResponseSchema },
    refusals: {
      400: [
        'invalid_request',
        'invalid_scope',
        'invalid_grant',
        'unsupported_grant_type',
        ...proofRefusals,
      ],
      401: ['invalid_client'],
    },
  },
  {
    operationId: 'revoke',
    method: 'post',
    path: routes.revoke,
    tag: 'Sign-in',
    summary: 'Sign out',
    description: 'Ends the session that the token belongs to. An unknown token is no error.',
    request: { schema: revokeRequestSchema, form: true },
    answer: { status: 200, description: 'The session has ended.' },
    refusals: { 400: ['invalid_request'], 401: ['invalid_client'] },
  },
] as const satisfies readonly Operation[];
