/** The one piece of Trusted Types that may make a script's address; no types for it in TypeScript yet. */
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/** Built beside the chunks; in the sources there is none, and the arithmetic is done in the page. */
const address = new URL('../workers/proof-of-work.js', import.meta.url).href;

let policy: ReturnType<Policies['createPolicy']> | undefined;

/**
 * A worker for the captcha's arithmetic.
 *
 * @throws where the page's policy allows neither the worker nor the making of its address
 */
export function createProofWorker(): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('fs-central-worker', {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError('Not a worker of ours');
      return url;
    },
  });
  return new Worker(policy?.createScriptURL(address) ?? address);
}
