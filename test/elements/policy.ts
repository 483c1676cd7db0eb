/** Says of this page what a lender would. */
export type PolicyAnswer = () => Response | Promise<Response>;

/** The lender calls this page's origin its own. */
export const ownSite: PolicyAnswer = () => Response.json({ host: 'own' });

const network = window.fetch.bind(window);
let answer = ownSite;
let asked: string[] = [];

/** How the lender answers from now on when it is asked whose site this is. */
export function answerPolicy(next: PolicyAnswer): void {
  answer = next;
  asked = [];
}

/** Addresses that were asked since the last {@link answerPolicy}. */
export const policyRequests = (): readonly string[] => asked;

// Elements ask by the page's own fetch: there is no client yet to be given another.
window.fetch = async (input, init) => {
  const { href } = new URL(input instanceof Request ? input.url : input, location.href);
  if (!href.includes('/embed/clients/')) return network(input, init);
  asked.push(href);
  return answer();
};
