import { resolve } from 'node:path';

const errors = /\/sdk\/errors\/[\w-]+\.ts$/;
/** Amounts and dates, which elements and the SDK write and read. */
const values = /\/sdk\/(money|parse-money|plain-date)\.ts$/;
/** Steps of a sign-in, of which the first file only names the types. */
const steps = /\/sdk\/contract\/(challenges|passkeys)\.ts$/;
/** What a signed-in customer calls, with the loop that calls are made by; some of it by pages and by `care`, too. */
const customer = [
  'sdk/customer.ts',
  'sdk/care.ts',
  'sdk/transport/calls.ts',
  'sdk/payment-intent.ts',
];

/**
 * What a body shares with a part that comes later. In the body's file it would give that other names for its exports, and the
 * later part could not be had where the body was fetched under a second address (decision 74).
 */
const lent = ['src/elements/activity/short-date.ts', 'src/elements/autopay-panel/autopay-view.ts'];

/** Pieces that any element may be made of, beside the base of all and what bodies wear. */
const piece = /\/src\/(ui|controllers|elements)\/(step-up\/with-step-up|[\w.-]+)\.ts$/;
const ours = /\/src\/|\/node_modules\/@lit\/task\//;

/**
 * Puts what `fs-login` shares with any other element in one chunk. Rollup would make one for each set of elements that
 * shares something: five files that are always fetched together, and that compress worse apart. Pieces of other elements
 * are one chunk for the same reason: a phone fetches six files at once, and a dozen of 200 bytes take it two more turns.
 *
 * @param first source of the element that has to be on screen soonest
 * @param others sources of the other elements
 * @param apart source of what has to stay loadable without the elements; nothing if left out
 * @param always source of what is needed with `first` in any case; nothing if left out
 * @param except matches modules that `first` reaches only because a package exports them beside what it uses
 */
export function coreChunk({ first, others, apart, always, except }) {
  let core;
  let own;
  let pieces;
  return (id, { getModuleInfo }) => {
    const isPiece = (one) => piece.test(one) && getModuleInfo(one).importers.length > 1;
    pieces ??= new Set([
      ...others.flatMap((other) => [...reach(other, getModuleInfo)].filter(isPiece)),
      ...[...reach('src/elements/customer-element.ts', getModuleInfo)].filter((one) =>
        ours.test(one),
      ),
      ...['src/ui/late-styles.ts', 'src/ui/choice-field.ts', ...lent].map((worn) => resolve(worn)),
    ]);
    core ??= new Set([
      ...shared(
        reach(first, getModuleInfo),
        new Set(others.flatMap((other) => [...reach(other, getModuleInfo)])),
        apart ? reach(apart, getModuleInfo) : new Set(),
      ),
      ...[...reach(first, getModuleInfo)].filter(isPiece),
      ...(always ? reach(always, getModuleInfo) : []),
    ]);
    // Apart by what each element asks of them, they would be several files that the SDK needs together.
    if (errors.test(id)) return 'errors';
    if (core.has(id) && !except.test(id)) return 'core';
    if (values.test(id)) return 'values';
    if (pieces.has(id)) return 'pieces';
    if (steps.test(id)) return 'customer';
    own ??= only(
      new Set(customer.flatMap((source) => [...reach(source, getModuleInfo)])),
      reach('sdk/client.ts', getModuleInfo),
    );
    return own.has(id) ? 'customer' : undefined;
  };
}

function shared(first, others, apart) {
  return new Set([...first].filter((id) => others.has(id) && !apart.has(id)));
}

function only(some, others) {
  return new Set([...some].filter((id) => !others.has(id)));
}

function reach(source, getModuleInfo, seen = new Set()) {
  const id = resolve(source);
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const next of getModuleInfo(id)?.importedIds ?? []) reach(next, getModuleInfo, seen);
  return seen;
}
