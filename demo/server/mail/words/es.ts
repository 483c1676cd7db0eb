import type { FactorKind } from '../templates.ts';
import { paymentContents, paymentWords } from './payments-es.ts';
import { autopaySpanish } from './autopay-es.ts';
import { planSpanish } from './plans-es.ts';
import type { MailWords } from './words.ts';

const factors: Readonly<Record<FactorKind, string>> = {
  email_code: 'un código por correo electrónico',
  totp: 'una aplicación de autenticación',
  passkey: 'una llave de acceso',
  recovery_codes: 'códigos de recuperación',
};

const papers = {
  statement: 'su último estado de cuenta',
  tax: 'su último documento fiscal',
  contract: 'su contrato',
  disclosures: 'lo que aceptó',
} as const;

/** The mails in Spanish. */
export const spanish: MailWords = {
  language: 'es',
  sandbox: 'Entorno de pruebas, sin dinero real',
  greeting: (name) => (name ? `Hola, ${name}:` : 'Hola:'),

  payments: paymentWords,

  contents: {
    ...paymentContents,
    ...autopaySpanish,
    ...planSpanish,

    lockout: ({ lockedUntil, codes }, { origin, moment, supportPhone }) => ({
      subject: 'Su cuenta está bloqueada por ahora',
      preview: codes
        ? 'Alguien escribió mal un código demasiadas veces. Nadie entró.'
        : 'Alguien escribió mal la contraseña demasiadas veces. Su cuenta está segura.',
      paragraphs: [
        codes
          ? 'Alguien escribió su contraseña y después cinco veces un código incorrecto, así que por ahora no admitimos más intentos.'
          : 'Alguien escribió cinco veces una contraseña incorrecta para su ID de usuario, así que por ahora no admitimos más intentos.',
        `Podrá volver a intentarlo el ${moment(lockedUntil)}. Un dispositivo con el que ya inició sesión quizá le deje entrar ahora.`,
      ],
      afterwards: codes
        ? [
            `Si fue usted, espere hasta entonces o llame al ${supportPhone} para que comprobemos que es usted.`,
            `Si no fue usted, nadie entró, pero alguien tiene su contraseña. Elija una nueva ahora: «¿Olvidó su contraseña?» en nuestra página de inicio de sesión. ¿Preguntas? Vaya a ${origin} o llame al ${supportPhone}.`,
          ]
        : [
            'Si fue usted, espere hasta entonces o elija una contraseña nueva: «¿Olvidó su contraseña?» en nuestra página de inicio de sesión le permite entrar antes.',
            `Si no fue usted, nadie entró y no tiene que hacer nada. ¿Preguntas? Vaya a ${origin} o llame al ${supportPhone}.`,
          ],
    }),

    password_reset: ({ token, expiresAt }, { origin, moment }) => ({
      subject: 'Elija una contraseña nueva',
      preview: 'El enlace que pidió. Funciona una sola vez.',
      paragraphs: ['Pidió una contraseña nueva. Elíjala con este enlace.'],
      action: { label: 'Elegir una contraseña nueva', url: `${origin}/#reset=${token}` },
      afterwards: [
        `El enlace funciona una sola vez, hasta el ${moment(expiresAt)}. No reenvíe este correo: quien tenga el enlace puede cambiar su contraseña.`,
        'Si no lo pidió, no haga nada. Su contraseña sigue igual.',
      ],
    }),

    password_changed: ({ at }, { origin, moment, supportPhone }) => ({
      subject: 'Se cambió su contraseña',
      preview: 'Si fue usted, no tiene que hacer nada.',
      paragraphs: [
        `La contraseña de su cuenta se cambió el ${moment(at)}. La sesión se cerró en todos los dispositivos.`,
        'Si fue usted, no tiene que hacer nada.',
      ],
      action: { label: 'Iniciar sesión', url: `${origin}/` },
      afterwards: [
        `Si no fue usted, llámenos ahora al ${supportPhone} y elija otra contraseña con «¿Olvidó su contraseña?» en nuestra página de inicio de sesión.`,
      ],
    }),

    invitation: ({ token, expiresAt }, { origin, moment, lenderName }) => ({
      subject: 'Cree su cuenta en línea',
      preview: 'Vea lo que debe y pague en línea. Lleva unos tres minutos.',
      paragraphs: [
        `Gracias por financiar su vehículo con ${lenderName}. Con una cuenta en línea ve cuánto debe y cuándo, paga y obtiene sus documentos.`,
        'Tenga a mano su contrato: le pediremos algunos de sus dígitos.',
      ],
      action: { label: 'Crear su cuenta', url: `${origin}/#invitation=${token}` },
      afterwards: [
        `El enlace funciona hasta el ${moment(expiresAt)}. Si ya pasó, ábralo de todos modos y pida uno nuevo.`,
        'El enlace es solo para usted. Por favor, no reenvíe este correo.',
      ],
    }),

    registered: ({ userId }, { origin }) => ({
      subject: 'Su cuenta en línea está lista',
      preview: 'Ya puede iniciar sesión.',
      paragraphs: [
        `Su cuenta en línea está creada. Su ID de usuario es ${userId}.`,
        'Nunca enviamos contraseñas por correo. Si olvida la suya, elija una nueva en nuestra página de inicio de sesión.',
      ],
      action: { label: 'Iniciar sesión', url: `${origin}/` },
      afterwards: [
        'En un equipo que usan otras personas, marque «Este equipo es compartido» al iniciar sesión y ciérrela al terminar.',
      ],
    }),

    sign_in_code: ({ code, expiresAt }, { moment, supportPhone }) => ({
      subject: 'Su código',
      preview: 'Escríbalo donde inicia sesión. No lo comparta nunca.',
      paragraphs: ['Escriba este código donde inicia sesión o confirma algo:'],
      code,
      afterwards: [
        `Funciona una sola vez, hasta el ${moment(expiresAt)}.`,
        'No lo comparta nunca. Nadie de nuestra parte se lo pedirá: ni por correo, ni por mensaje de texto, ni por teléfono. Quien se lo pida intenta entrar en su cuenta.',
        `Si no pidió un código, alguien tiene su contraseña. Elija una nueva con «¿Olvidó su contraseña?» en nuestra página de inicio de sesión, o llame al ${supportPhone}.`,
      ],
    }),

    phone_code: ({ code, expiresAt }, { moment, lenderName }) => ({
      subject: 'Su código para mensajes de texto',
      preview: 'Escríbalo donde lo pidió. No lo comparta nunca.',
      sms: `${code} es su código para recibir nuestros mensajes de texto. Sirve hasta el ${moment(expiresAt)}. Si no lo pidió, no haga nada. No lo comparta nunca.`,
      paragraphs: [`Escriba este código para recibir mensajes de texto de ${lenderName}:`],
      code,
      afterwards: [`Sirve una sola vez, hasta el ${moment(expiresAt)}. No lo comparta nunca.`],
    }),

    phone_changed: ({ change, last4, at }, { origin, moment, supportPhone }) => ({
      subject:
        change === 'added'
          ? 'Se agregó un teléfono para mensajes de texto'
          : 'Su teléfono ya no recibe mensajes de texto',
      preview: 'Si fue usted, no tiene que hacer nada.',
      paragraphs: [
        change === 'added'
          ? `Desde el ${moment(at)}, nuestros mensajes de texto van al teléfono terminado en ${last4}.`
          : `El teléfono terminado en ${last4} se quitó de su cuenta el ${moment(at)}. Ya no le enviamos mensajes de texto.`,
        'Si fue usted, no tiene que hacer nada.',
      ],
      action: { label: 'Ver sus preferencias', url: `${origin}/` },
      afterwards: [`Si no fue usted, llámenos ahora al ${supportPhone} y elija otra contraseña.`],
    }),

    paperless_changed: ({ change, version, at }, { origin, moment, supportPhone }) => ({
      subject:
        change === 'consented'
          ? 'Recibe sus documentos por medios electrónicos'
          : 'Recibe sus documentos otra vez por correo postal',
      preview: 'Para sus archivos.',
      paragraphs: [
        change === 'consented'
          ? `El ${moment(at)} aceptó recibir estados de cuenta, documentos fiscales y avisos por medios electrónicos (texto ${version}). Le escribiremos cada vez que haya uno nuevo.`
          : `El ${moment(at)} retiró su consentimiento para recibir documentos por medios electrónicos (texto ${version}). Los que se hagan desde ahora llegarán por correo postal, sin costo.`,
        ...(change === 'consented'
          ? [
              `Aún puede pedir cualquier documento por correo postal, sin costo, y retractarse en cualquier momento: en sus preferencias o en el ${supportPhone}.`,
            ]
          : []),
      ],
      action: { label: 'Ver sus preferencias', url: `${origin}/` },
      afterwards: [`Si no fue usted, llámenos ahora al ${supportPhone} y elija otra contraseña.`],
    }),

    paper_copy_ordered: ({ kind, account, arrivesBy }, { origin, day }) => ({
      subject: 'Un documento va en camino por correo postal',
      preview: 'No tiene costo.',
      paragraphs: [
        `Pidió ${papers[kind]} en papel${account ? `, de su cuenta terminada en ${account}` : ''}. Debería llegar a más tardar el ${day(arrivesBy)}, sin costo.`,
      ],
      action: { label: 'Ver sus preferencias', url: `${origin}/` },
    }),

    paper_ready: ({ account, year, date, due }, { place, day, money }) => ({
      subject: due
        ? `Su estado de cuenta del ${day(date)} está listo`
        : `Su documento fiscal de ${year} está listo`,
      preview: 'Inicie sesión para leerlo.',
      paragraphs: due
        ? [
            `Hay un nuevo estado de cuenta de su cuenta terminada en ${account}, hasta el ${day(date)}.`,
            due.amount > 0
              ? `Debe pagar ${money(due.amount, due.currency)} a más tardar el ${day(due.date)}. Los pagos automáticos, si los tiene, siguen como se acordó.`
              : 'Ahora no tiene nada que pagar.',
          ]
        : [
            `Ya está el documento fiscal de ${year} de su cuenta terminada en ${account}, con los intereses que pagó.`,
          ],
      action: { label: 'Iniciar sesión y leerlo', url: place('documents') },
      afterwards: [
        'Allí están todos sus documentos. En sus preferencias elige cómo le avisamos de los nuevos.',
      ],
    }),

    support_answer: ({ at }, { origin, moment }) => ({
      subject: 'Una respuesta a su mensaje',
      preview: 'Inicie sesión para leerla.',
      paragraphs: [
        `Un agente respondió a su mensaje seguro el ${moment(at)}. Para que siga siendo privado, no lo ponemos en un correo.`,
      ],
      action: { label: 'Iniciar sesión y leerlo', url: `${origin}/` },
    }),
    new_device: ({ device, at }, { origin, moment, supportPhone }) => ({
      subject: 'Inicio de sesión desde un dispositivo nuevo',
      preview: 'Si fue usted, no tiene que hacer nada.',
      paragraphs: [
        `Alguien inició sesión en su cuenta desde ${device ?? 'un dispositivo'} que no habíamos visto antes, el ${moment(at)}.`,
        'Si fue usted, no tiene que hacer nada.',
      ],
      action: { label: 'Ver dónde tiene la sesión abierta', url: `${origin}/` },
      afterwards: [
        `Si no fue usted, inicie sesión y elija «Cerrar todas las sesiones», elija una contraseña nueva y llámenos al ${supportPhone}.`,
      ],
    }),

    method_added: ({ bank, last4, at, depositsBy }, { origin, moment, day, supportPhone }) => ({
      subject: 'Se agregó una cuenta bancaria',
      preview: 'Si fue usted, esto es lo que sigue.',
      paragraphs: [
        `${bank ?? 'Una cuenta bancaria'} que termina en ${last4} se agregó a su cuenta el ${moment(at)}.`,
        ...(depositsBy === null
          ? ['Ya puede pagar desde ella.']
          : [
              `Para asegurarnos de que es suya, le enviaremos dos pequeños depósitos, cada uno de menos de un dólar o un euro. Deberían llegar a más tardar el ${day(depositsBy)}.`,
              'Cuando los vea, inicie sesión y escriba los dos importes en «Administrar cuentas bancarias». Después podrá pagar desde ella.',
            ]),
      ],
      action: { label: 'Ver sus cuentas bancarias', url: `${origin}/` },
      afterwards: [
        `Si no fue usted, llámenos ahora al ${supportPhone} y elija otra contraseña.`,
        'Nunca pedimos estos importes por correo, por mensaje ni por teléfono.',
      ],
    }),

    method_removed: ({ bank, last4, at }, { origin, moment, supportPhone }) => ({
      subject: 'Se quitó una cuenta bancaria',
      preview: 'Si fue usted, no tiene que hacer nada.',
      paragraphs: [
        `${bank ?? 'La cuenta bancaria'} que termina en ${last4} se quitó de su cuenta el ${moment(at)}. Ya no se cobrará nada de ella.`,
        'Si fue usted, no tiene que hacer nada.',
      ],
      action: { label: 'Ver sus cuentas bancarias', url: `${origin}/` },
      afterwards: [`Si no fue usted, llámenos ahora al ${supportPhone} y elija otra contraseña.`],
    }),

    second_factor_changed: ({ change, kind, at }, { origin, moment, supportPhone }) => ({
      subject:
        change === 'added'
          ? 'Se añadió una forma de iniciar sesión'
          : 'Se quitó una forma de iniciar sesión',
      preview: 'Si fue usted, no tiene que hacer nada.',
      paragraphs: [
        change === 'added'
          ? `Ahora puede iniciar sesión con ${factors[kind]}. Se configuró el ${moment(at)}.`
          : `El inicio de sesión con ${factors[kind]} se desactivó el ${moment(at)}.`,
        'Si fue usted, no tiene que hacer nada.',
      ],
      action: { label: 'Ver cómo inicia sesión', url: `${origin}/` },
      afterwards: [
        `Si no fue usted, llámenos ahora al ${supportPhone} y elija una contraseña nueva.`,
      ],
    }),
  },

  text: (subject, { origin }) =>
    `${subject}. Inicie sesión para ver más: ${origin} Para no recibir más mensajes, cambie ahí sus preferencias.`,

  guidance: ({ origin, supportPhone }) => ({
    heading: 'Cómo saber que somos nosotros',
    points: [
      `Nuestros enlaces van a ${origin} y a ningún otro sitio. Mire la dirección antes de escribir una contraseña.`,
      'Nunca pedimos su contraseña ni un código por correo, por mensaje de texto o por teléfono. No los comparta con nadie.',
      `¿Tiene dudas? No use este correo. Escriba nuestra dirección usted mismo o llame al ${supportPhone}.`,
    ],
  }),

  footer: ({ lenderName }) => [
    `Recibe este correo porque tiene una cuenta con ${lenderName}. No es publicidad, y nada en él nos dice si lo leyó.`,
    `${lenderName} es ficticia. Entorno de pruebas, sin dinero real.`,
  ],
};
