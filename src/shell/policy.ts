import type { ShellErrorCode } from './facts.ts';

/** What the lender says of a client to the page that asks. */
export interface EmbedPolicy {
  name: string;
  lenderName: string;
  /** Modes that the client may have, the preferred one first. */
  modes: string[];
  /** Tags that it may have. */
  elements: string[];
  /** Whether the asking origin is the lender's own, one of the client's, or neither. */
  host: 'own' | 'registered' | 'unregistered';
}

/** How a look-up ended: with a policy, with another answer, or (`status` 0) with none that this page may read. */
export interface PolicyOutcome {
  status: number;
  policy?: EmbedPolicy;
}

const outcomes = new Map<string, Promise<PolicyOutcome>>();

/** Looks a client up, once for all elements of the page. Never fails: a host's own rules may forbid to ask. */
export function lookUp(lender: string, clientId: string): Promise<PolicyOutcome> {
  const address = `${lender}/embed/clients/${encodeURIComponent(clientId)}`;
  let outcome = outcomes.get(address);
  if (!outcome) {
    outcome = ask(address);
    outcomes.set(address, outcome);
  }
  return outcome;
}

async function ask(address: string): Promise<PolicyOutcome> {
  let status = 0;
  try {
    const response = await fetch(address, { credentials: 'omit' });
    status = response.status;
    const policy: unknown = response.ok && (await response.json());
    return isPolicy(policy) ? { status, policy } : { status };
  } catch {
    // An element that comes later asks again.
    outcomes.delete(address);
    return { status };
  }
}

/**
 * What a policy makes of an element: the mode it is to have, or why it cannot be; undefined where the lender told nothing.
 *
 * @param mode the mode that the page asks for, if it does
 */
export function answerOf(
  { status, policy }: PolicyOutcome,
  mode: string | undefined,
  tag: string,
): 'frame' | 'popup' | 'redirect' | ShellErrorCode | undefined {
  if (status === 404) return 'missing_client';
  if (!policy) return undefined;
  if (policy.host === 'unregistered') return 'origin_unregistered';
  if (!has(policy.elements, tag)) return 'mode_refused';

  const { modes } = policy;
  for (let index = 0; index < modes.length; index += 1) {
    const offered = modes[index];
    const known = offered === 'frame' || offered === 'popup' || offered === 'redirect';
    if (known && (mode === undefined || mode === offered)) return offered;
  }
  return 'mode_refused';
}

/** By index: a host may have broken what lists can do. */
function has(list: readonly string[], item: string): boolean {
  for (let index = 0; index < list.length; index += 1) {
    if (list[index] === item) return true;
  }
  return false;
}

function isPolicy(value: unknown): value is EmbedPolicy {
  const { modes, elements } = (value || {}) as Partial<EmbedPolicy>;
  return Array.isArray(modes) && Array.isArray(elements);
}
