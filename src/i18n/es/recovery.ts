import type { Catalogues } from '../catalogues.ts';

/** Texts of a forgotten password, of a new one, and of links in mails. */
export const recovery = {
  forgotHeading: '¿Olvidó su contraseña?',
  forgotBody: 'Díganos su usuario y le enviaremos un enlace por correo para elegir una nueva.',
  userId: 'Usuario',
  userIdMissing: 'Escriba su usuario.',
  send: 'Enviar el enlace',
  sending: 'Enviando…',
  forgotSafe: '¿Olvidó también su usuario o ya no tiene ese correo? Llámenos.',
  sentHeading: 'Mire su correo',
  sentBody: (userId: string) =>
    `Si ${userId} es un usuario nuestro, va en camino un enlace a la dirección que tenemos. Vale durante 30 minutos, una sola vez.`,
  sentMissing: '¿No llega? Mire en el correo no deseado y revise el usuario.',
  sendAgain: 'Usar otro usuario',

  checking: 'Comprobando su enlace',
  newHeading: 'Elija una contraseña nueva',
  newBody: 'Al guardarla se cierran sus sesiones en los demás sitios.',
  newPassword: 'Contraseña nueva',
  save: 'Guardar la contraseña',
  saving: 'Guardando…',
  savedHeading: 'Su contraseña ha cambiado',
  savedBody: 'Se lo hemos dicho por correo. Entre con su contraseña nueva.',
  signIn: 'Iniciar sesión',

  password: {
    rule: (length: string) =>
      `Al menos ${length} caracteres. Varias palabras seguidas se recuerdan bien.`,
    show: 'Mostrar caracteres',
    hide: 'Ocultar caracteres',
    missing: 'Escriba una contraseña.',
    too_short: (length: string) => `Use al menos ${length} caracteres.`,
    too_long: 'Use como mucho 128 caracteres.',
    common: 'Mucha gente usa esta contraseña, así que es fácil de adivinar. Elija otra.',
    breached: 'Esta contraseña está en listas de contraseñas robadas. Elija otra.',
    personal: 'No use su nombre, su usuario ni su correo.',
    refused: 'Elija otra contraseña.',
    strengths: [
      'Muy fácil de adivinar',
      'Fácil de adivinar',
      'Podría ser más segura',
      'Buena',
      'Muy segura',
    ],
    strength: (level: string) => `Seguridad: ${level}`,
  },

  link_expired: {
    heading: 'Este enlace ha caducado',
    body: 'Por su seguridad, un enlace vale poco tiempo.',
  },
  link_used: {
    heading: 'Este enlace ya se ha usado',
    body: 'Cada enlace vale una vez. Si no fue usted, llámenos.',
  },
  link_unknown: {
    heading: 'No conocemos este enlace',
    body: 'Puede que falte una parte. Ábralo otra vez desde el correo o cópielo entero.',
  },
  link_ended: {
    heading: 'Esta invitación ha terminado',
    body: 'Hubo demasiados intentos que no coincidían. Llámenos y le ayudaremos.',
  },
  askAgain: 'Pedir otro enlace',
  renewed: 'Mire su correo',
  renewedBody: 'Va en camino otro enlace a la dirección del primero.',
} satisfies Catalogues['recovery'];
