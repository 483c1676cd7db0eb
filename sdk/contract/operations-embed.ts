import { embedPolicySchema } from './embed-policy.ts';
import { type Operation, template } from './operations-shape.ts';
import { routes } from './routes.ts';

/** Operations that hosts need before anybody signs in. */
export const embedOperations = [
  {
    operationId: 'getEmbedPolicy',
    method: 'get',
    path: template(routes.embedPolicy, 'clientId'),
    tag: 'Embedding',
    summary: 'Read how a client may embed',
    description:
      'For any page, with no sign-in. It tells the page that asks how it stands, and never which ' +
      'origins are registered.',
    cacheable: true,
    answer: { status: 200, description: 'The policy.', schema: embedPolicySchema },
    refusals: { 404: ['not_found'] },
  },
] as const satisfies readonly Operation[];
