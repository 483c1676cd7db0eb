/**
 * What `diagnose()` of the shell fetches from the lender when somebody asks: finds what stops elements on a host's page
 * and the line that mends it.
 *
 * @module
 */
import { checkAttributes, checkPolicy } from './diagnose/address-checks.ts';
import type { AddressedFacts, Examined } from './diagnose/examined.ts';
import type { Diagnosis, Finding } from './diagnose/finding.ts';
import { readHostPage, type HostPage } from './diagnose/host-page.ts';
import { askLender } from './diagnose/lender-answer.ts';
import { reportOf } from './diagnose/report.ts';
import { checkContentPolicy, checkSurroundings } from './diagnose/rule-checks.ts';
import { checkScript } from './diagnose/script-checks.ts';
import { checkState, silentFrame } from './diagnose/state-checks.ts';
import { checkTag } from './diagnose/tag-checks.ts';
import type { ShellFacts } from './facts.ts';

export type { Diagnosis, Finding } from './diagnose/finding.ts';

/** Milliseconds that a frame on its way is waited for. */
const patience = 5000;

/**
 * Looks at elements, writes what it found to the console and gives it back.
 *
 * @param facts what each of the elements, in the same order, knows about itself
 */
export async function run(
  elements: readonly Element[],
  facts: readonly ShellFacts[],
): Promise<Diagnosis[]> {
  const [page, settled] = await Promise.all([
    readHostPage(),
    Promise.all(elements.map((element, index) => settledFacts(element, facts[index]))),
  ]);
  const diagnoses = await Promise.all(
    elements.map(async (element, index) => {
      const known = settled[index] ?? unknown(element);
      return { element, findings: await findingsOf(element, known, page) };
    }),
  );
  // eslint-disable-next-line no-console -- what the developer asked for
  console.log(reportOf(diagnoses, settled));
  return diagnoses;
}

async function findingsOf(element: Element, facts: ShellFacts, page: HostPage): Promise<Finding[]> {
  const ofTag = checkTag(element, facts, page);
  if (ofTag.length > 0) return ofTag;
  const ofAttributes = checkAttributes(element, facts);
  if (!isAddressed(facts)) return ofAttributes;

  const { lender, clientId, policy } = facts;
  const ofRules = checkContentPolicy(facts, page);
  const deaf = !policy?.policy && ofRules.some(({ code }) => code === 'csp_connect_src');
  const answer = deaf ? 'unasked' : await askLender(lender, clientId, policy);
  const examined: Examined = { element, facts, page, answer };
  const findings = [
    ...checkScript(lender),
    ...ofAttributes,
    ...checkPolicy(examined),
    ...ofRules,
    ...checkSurroundings(examined),
    ...checkState(examined),
  ];
  const explained = findings.some(({ hint }) => !hint);
  return facts.state === 'failed' && !explained ? [...findings, silentFrame(examined)] : findings;
}

const isAddressed = (facts: ShellFacts): facts is AddressedFacts =>
  Boolean(facts.lender && facts.clientId);

const unknown = (element: Element): ShellFacts => ({
  tag: element.localName,
  ours: false,
  host: location.origin,
});

/** The facts once the element is shown or has failed, or when it has had its time. */
async function settledFacts(element: Element, facts = unknown(element)): Promise<ShellFacts> {
  const deadline = Date.now() + patience;
  let now = facts;
  while (now.state === 'loading' && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    now = (element as { facts?: ShellFacts }).facts ?? now;
  }
  return now;
}
