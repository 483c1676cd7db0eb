/** Languages of the lender’s pages beside the portal, as `<html lang>` says them. */
export type PageLanguage = 'en-US' | 'es-US';

/**
 * Language of a page: Spanish where it is asked for first, else English.
 *
 * @param wanted as clients write it in `ui_locales` and browsers in `Accept-Language`; the first that says anything counts
 */
export function pageLanguage(...wanted: readonly (string | undefined)[]): PageLanguage {
  return /^es\b/i.test(wanted.find(Boolean) ?? '') ? 'es-US' : 'en-US';
}

const english = {
  sandbox: 'Sandbox, no real money',
  toPortal: (lender: string) => `Go to ${lender}`,
  needsScript: (phone: string) =>
    `Signing in needs JavaScript. Call us on ${phone} and we’ll help.`,
  /** Titles of windows. */
  titles: {
    'sign-in': 'Sign in',
    callback: 'Signing in',
    confirm: 'Confirm',
    document: 'Your document',
  },
};

const spanish: typeof english = {
  sandbox: 'Entorno de pruebas, sin dinero real',
  toPortal: (lender) => `Ir a ${lender}`,
  needsScript: (phone) =>
    `Para iniciar sesión hace falta JavaScript. Llámenos al ${phone} y le ayudamos.`,
  titles: {
    'sign-in': 'Iniciar sesión',
    callback: 'Iniciando sesión',
    confirm: 'Confirmar',
    document: 'Su documento',
  },
};

/** What stands around the content of these pages. */
export const pageWords: Readonly<Record<PageLanguage, typeof english>> = {
  'en-US': english,
  'es-US': spanish,
};
