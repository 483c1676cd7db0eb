/**
 * A lender for the shell's tests, as a middleware of the test server: the page under test stands at `localhost`, and
 * what is loaded here by the name of `127.0.0.1` comes from another site. A client's id says how the lender treats it.
 */
import { readFile } from 'node:fs/promises';
import { framedTags } from '../../sdk/contract/framed-tags.ts';

const plain = {
  name: 'Test Motors',
  lenderName: 'Test Lending',
  modes: ['frame', 'popup', 'redirect', 'inline'],
  elements: [...framedTags],
  theme: {},
  confirm: 'frame',
  host: 'registered',
};

/** What differs from the plain policy, by the first word of the client's id. */
const policies = {
  unregistered: { host: 'unregistered' },
  redirect: { modes: ['inline', 'redirect', 'frame'] },
  popup: { modes: ['popup', 'frame'] },
  inline: { modes: ['inline'] },
  framed: { modes: ['frame'] },
  elsewhere: { elements: ['fs-balance-card'] },
};

const lookUps = new Map();

/** Answers for the lender: policies, frames with a guest that obeys, and how often a client was looked up. */
export async function fakeLender(context, next) {
  const [, client] = /^\/embed\/clients\/([\w-]+)$/.exec(context.path) ?? [];
  if (client) {
    lookUps.set(client, (lookUps.get(client) ?? 0) + 1);
    context.set('Access-Control-Allow-Origin', '*');
    return answerPolicy(context, client);
  }
  const [, counted] = /^\/test\/look-ups\/([\w-]+)$/.exec(context.path) ?? [];
  if (counted) {
    context.set('Access-Control-Allow-Origin', '*');
    context.body = { count: lookUps.get(counted) ?? 0 };
    return undefined;
  }
  if (context.path === '/test/random') {
    const { RUNS = 2_000, SEED = Math.trunc(Math.random() * 2 ** 31) } = process.env;
    context.body = { runs: Number(RUNS), seed: Number(SEED) };
    return undefined;
  }
  if (!context.path.startsWith('/embed/frames/')) return next();
  context.type = 'text/html';
  context.body = await readFile(new URL('fake-guest.html', import.meta.url), 'utf8');
  return undefined;
}

function answerPolicy(context, client) {
  const word = client.split('-')[0];
  if (word === 'unknown') {
    context.status = 404;
    context.body = { code: 'not_found' };
  } else if (word === 'broken') {
    context.body = 'not JSON';
  } else {
    context.body = { id: client, ...plain, ...policies[word] };
  }
}
