import { type EmbedPolicy, framedTags } from '../contract/index.ts';
import { type Answer, Refusal } from './respond.ts';

const names: Record<string, string> = {
  portal: 'Customer portal',
  'northside-motors': 'Northside Motors',
};

/**
 * `GET /embed/clients/{id}`: any well-formed id is a client whose pages are the lender's own, as any
 * may sign in. Pages elsewhere are played by `override('getEmbedPolicy', { set: { host: … } })`.
 */
export function getEmbedPolicy(clientId = ''): Answer {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(clientId)) throw new Refusal(404, 'not_found');
  const firstParty = clientId !== 'northside-motors';
  const policy: EmbedPolicy = {
    id: clientId,
    name: names[clientId] ?? clientId,
    lenderName: 'Prairie Lane Finance',
    modes: firstParty ? ['inline', 'redirect'] : ['frame', 'popup', 'redirect'],
    elements: [...framedTags],
    theme: {},
    confirm: 'frame',
    host: 'own',
  };
  return { status: 200, body: policy, headers: { 'Cache-Control': 'public, max-age=60' } };
}
