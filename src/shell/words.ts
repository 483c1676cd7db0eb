/** The little that the shell says itself; the frame brings its own words. */
const words = {
  en: { signIn: 'Sign in at ', redirect: 'Continue at ' },
  es: { signIn: 'Inicie sesión en ', redirect: 'Continuar en ' },
};

/** The shell's words in the language of a locale; English where there are none. */
export function wordsFor(locale: string): { signIn: string; redirect: string } {
  return /^es\b/i.test(locale) ? words.es : words.en;
}
