let loading: Promise<ReadonlySet<string>> | undefined;

/**
 * Whether a password is among some 49,000 that leaks have shown to be in use most: the list of
 * `@zxcvbn-ts/language-common`, read when first asked for. It is small beside the lists of whole
 * leaks, which are kept by services; a lender asks one of those here, too.
 *
 * @param password in lower case
 */
export async function isLeaked(password: string): Promise<boolean> {
  loading ??= load();
  return (await loading).has(password);
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}
