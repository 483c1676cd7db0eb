import type { ShellFacts } from '../facts.ts';
import type { Diagnosis } from './finding.ts';

/** The findings as a text for the console. */
export function reportOf(diagnoses: readonly Diagnosis[], facts: readonly ShellFacts[]): string {
  if (diagnoses.length === 0) {
    return 'FS Central: there is no element on this page. Put one in, such as <fs-login client-id="…">.';
  }
  const stopped = diagnoses.filter(({ findings }) => findings.some(({ hint }) => !hint)).length;
  const count = `${diagnoses.length} ${diagnoses.length === 1 ? 'element' : 'elements'}`;
  const head = stopped === 0 ? 'all is well' : `${stopped} of them cannot work as it stands`;
  return [
    `FS Central: ${count} on this page, ${head}.`,
    ...diagnoses.map((diagnosis, index) => entryOf(diagnosis, facts[index])),
  ].join('\n\n');
}

function entryOf({ element, findings }: Diagnosis, facts: ShellFacts | undefined): string {
  const { clientId, lender, state } = facts ?? {};
  const whose = clientId && lender ? ` of client "${clientId}" at ${lender}` : '';
  const lines = findings.map(
    ({ code, message, fix, hint }) =>
      `  ${hint ? 'Good to know' : 'In the way'} (${code}): ${message}\n    Mend it: ${fix}`,
  );
  const well = state === 'redirect' ? 'All is well: it shows a link.' : 'All is well.';
  return [`<${element.localName}>${whose}`, ...(lines.length > 0 ? lines : [`  ${well}`])].join(
    '\n',
  );
}
