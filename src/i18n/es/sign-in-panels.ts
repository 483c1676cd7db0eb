import type { Catalogues } from '../catalogues.ts';

/** Texts of what `fs-login` shows in place of its form while somebody signs in. */
export const signInPanels = {
  sending: 'Comprobando…',
  backToSignIn: 'Volver al inicio de sesión',
  callStatement: 'El número está en su estado de cuenta y en su contrato.',
  useAnother: 'Usar otra forma',
  others: {
    email_code: 'Recibir un código por correo',
    totp: 'Usar el código de su aplicación',
    passkey: 'Usar su llave de acceso',
    recovery_code: 'Usar un código de recuperación',
  },
  othersHeading: 'Elija otra forma',
  othersBody: 'Cualquiera de estas muestra que es usted.',

  captcha: {
    heading: 'Una comprobación más',
    body: 'Hubo varios intentos con una contraseña incorrecta. Su dispositivo hará unos cálculos durante unos segundos. No tiene que leer ni resolver nada.',
    button: 'No soy un robot',
    busy: 'Comprobando…',
    failedTitle: 'La comprobación no terminó',
    failedBody:
      'Puede que su dispositivo esté ocupado o que la página quedara abierta demasiado tiempo.',
    failedNext: 'Inténtelo de nuevo.',
  },

  code: {
    emailHeading: 'Escriba el código que le enviamos',
    emailBody: (address: string) =>
      `Está en un correo enviado a ${address} y vale durante 10 minutos.`,
    appHeading: 'Escriba el código de su aplicación',
    appBody: 'Abra su aplicación de autenticación. El código cambia cada 30 segundos.',
    field: 'Código',
    help: (length: string) => `${length} cifras. Puede pegarlo.`,
    submit: 'Continuar',
    missing: (length: string) => `Escriba las ${length} cifras.`,
    wrong: 'Ese código no coincide. Revíselo o use uno más reciente.',
    resend: 'Enviar otro código',
    resendIn: (seconds: string) => `Podrá pedir otro código en ${seconds} s.`,
    resent: 'Le hemos enviado otro código.',
    safe: 'No dé este código a nadie, tampoco a nosotros.',
  },

  recoveryCode: {
    heading: 'Usar un código de recuperación',
    body: 'Guardó estos códigos al configurar el segundo paso. Cada uno vale una vez.',
    field: 'Código de recuperación',
    submit: 'Continuar',
    missing: 'Escriba uno de sus códigos de recuperación.',
    wrong: 'Ese código no coincide o ya se ha usado.',
  },

  passkey: {
    heading: 'Use su llave de acceso',
    body: 'Su dispositivo le pedirá la huella, la cara o su PIN.',
    button: 'Usar la llave de acceso',
    busy: 'Esperando a su dispositivo…',
    stoppedTitle: 'No se usó la llave de acceso',
    stoppedBody: 'La solicitud se cerró o tardó demasiado.',
    stoppedNext: 'Inténtelo de nuevo o entre de otra forma.',
    wrongTitle: 'Esa llave de acceso no sirvió',
    wrongBody: 'Puede que se haya quitado de su cuenta.',
    wrongNext: 'Use otra o entre de otra forma.',
    refusedTitle: 'Aquí no se pueden usar llaves de acceso',
    refusedBody: 'Esta página no las permite o su navegador no tiene ninguna.',
    refusedNext: 'Entre con su contraseña.',
    openPortal: (lender: string) => `Abrir ${lender} en otra pestaña`,
    portal: 'su cuenta',
  },

  attemptsLeft: (count: number) =>
    count === 1 ? 'Le queda un intento.' : `Le quedan ${count} intentos.`,

  unknown: {
    heading: 'Falta un paso más',
    body: 'Su cuenta pide una prueba que esta página no admite, así que no ha iniciado sesión.',
    next: 'Vuelva a cargar la página. Si no ayuda, llámenos.',
  },

  ended: {
    heading: 'Empecemos de nuevo',
    body: 'El acceso debe terminarse en 10 minutos y en pocos intentos. Su cuenta está bien.',
    button: 'Empezar de nuevo',
  },

  lockout: {
    until: 'Bloqueado hasta',
    help: 'Bloqueamos el acceso de este usuario tras varias contraseñas o códigos incorrectos. Su cuenta está a salvo.',
    mail: 'Si el usuario es suyo, tiene un correo nuestro que dice lo mismo.',
    sooner: '¿Necesita entrar antes?',
    call: 'Llámenos. Comprobaremos que es usted y lo desbloquearemos.',
    tryAnother: 'Usar otro usuario',
  },

  guidance: {
    title: 'Cómo protegerse',
    neverShare: 'Nunca pedimos su contraseña ni un código por teléfono, correo o mensaje de texto.',
    address: (host: string) =>
      `Escriba su contraseña solo donde la dirección empiece por ${host}, o donde se lo digamos antes de abrir una ventana.`,
    signOut: 'En un equipo que usan otros, cierre la sesión al terminar.',
  },
} satisfies Catalogues['signInPanels'];
