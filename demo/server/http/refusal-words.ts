import { lender } from '../lender.ts';
import type { PageLanguage } from './page-words.ts';

const english = {
  /** A host that is not registered, or asks for what its registration does not have. */
  frame: {
    heading: 'This can’t be shown here',
    text: `This page isn’t registered to show your ${lender.name} account. Your account is fine, and you can reach it on our own site.`,
  },
  /** A request for a sign-in that cannot be trusted. */
  request: {
    heading: 'This sign-in link doesn’t work',
    text: 'The page that sent you here asked in a way we can’t accept. Nothing about your account has changed. You can sign in on our own site.',
  },
  /** An interaction that took too long, was finished, or belongs to another browser. */
  expired: {
    heading: 'This sign-in has ended',
    text: 'It took too long, or it was finished in another window. Nothing about your account has changed. You can sign in again.',
  },
  /** The same without any cookie: it may have been kept out, and then another try would end here, too. */
  cookieless: {
    heading: 'This sign-in can’t go on',
    text: 'Your browser sent no cookie that says which sign-in this is. It may keep cookies out, or the sign-in took too long or was finished. Nothing about your account has changed. Allow cookies for this site and start again, or go on here: signing in on our own site needs none.',
  },
  missing: {
    heading: 'There is nothing here',
    text: 'The address may be mistyped, or what stood here has moved. Your account is where it always is.',
  },
  busy: {
    heading: 'One moment, please',
    text: 'Too many sign-ins were asked for from here at once. Wait a minute, then try again.',
  },
  failed: {
    heading: 'Something went wrong at our end',
    text: 'Nothing about your account has changed. Please try again in a moment.',
  },
};

/** Why there is nothing but words. */
export type RefusalReason = keyof typeof english;

const spanish: typeof english = {
  frame: {
    heading: 'No se puede mostrar aquí',
    text: `Esta página no está registrada para mostrar su cuenta de ${lender.name}. Su cuenta está bien y puede abrirla en nuestro sitio.`,
  },
  request: {
    heading: 'Este enlace para iniciar sesión no sirve',
    text: 'La página de la que viene lo pidió de una forma que no podemos aceptar. Nada ha cambiado en su cuenta. Puede iniciar sesión en nuestro sitio.',
  },
  expired: {
    heading: 'Este inicio de sesión ha terminado',
    text: 'Tardó demasiado o se completó en otra ventana. Nada ha cambiado en su cuenta. Puede iniciar sesión de nuevo.',
  },
  cookieless: {
    heading: 'Este inicio de sesión no puede continuar',
    text: 'Su navegador no envió la cookie que dice de qué inicio de sesión se trata. Puede que bloquee las cookies, o que el inicio de sesión tardara demasiado o ya se completara. Nada ha cambiado en su cuenta. Permita las cookies en este sitio y empiece de nuevo, o siga aquí: iniciar sesión en nuestro sitio no necesita ninguna.',
  },
  missing: {
    heading: 'Aquí no hay nada',
    text: 'Puede que la dirección esté mal escrita o que lo que había aquí haya cambiado de lugar. Su cuenta está donde siempre.',
  },
  busy: {
    heading: 'Un momento, por favor',
    text: 'Desde aquí se pidieron demasiados inicios de sesión a la vez. Espere un minuto e inténtelo de nuevo.',
  },
  failed: {
    heading: 'Algo falló de nuestro lado',
    text: 'Nada ha cambiado en su cuenta. Inténtelo de nuevo en un momento.',
  },
};

/** What such a page says. */
export const refusalWords: Readonly<Record<PageLanguage, typeof english>> = {
  'en-US': english,
  'es-US': spanish,
};
