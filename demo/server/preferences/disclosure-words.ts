import type { Disclosures } from '../../../sdk/contract/index.ts';
import { lender } from '../lender.ts';

type Words = Record<keyof Disclosures, Omit<Disclosures['sms'], 'version'>>;

const { name, supportPhone } = lender;

/**
 * What customers agree to, by language. For papers: what 15 U.S.C. 7001(c)(1)(B) and (C) ask to be said before
 * consent. Samples of the sandbox, no legal advice.
 */
export const disclosureWords: Readonly<Record<'en' | 'es', Words>> = {
  en: {
    paperless: {
      sections: [
        {
          heading: 'What this covers',
          paragraphs: [
            `If you agree, ${name} sends you these papers electronically and no longer by post: monthly statements, year-end tax papers, notices about your contract and changes to its terms. It covers all of your accounts with us, for as long as they are open and until you withdraw.`,
            'Each time there is a new one, we tell you by e-mail. You read it after signing in, and can keep or print it. Notices that a law wants on paper, such as those before a repossession, still come by post.',
          ],
        },
        {
          heading: 'Your right to paper',
          paragraphs: [
            'You needn’t agree. Without your consent these papers come by post, free of charge, and nothing else about your account changes.',
            `After you agree, you can still have any of them on paper: ask for the latest of each kind under “Communication preferences”, and for any other one in a secure message or on ${supportPhone}. Copies are free.`,
          ],
        },
        {
          heading: 'Changing your mind',
          paragraphs: [
            `You can withdraw at any time under “Communication preferences”, or on ${supportPhone}. It costs nothing, and has no other consequence: papers made from then on come by post. Those made before stay online.`,
            'Keep your e-mail address up to date, or our notices won’t reach you. To change it, write to us or call.',
          ],
        },
        {
          heading: 'What you need',
          paragraphs: [
            'A computer, tablet or phone that is connected to the internet; a current version of Chrome, Edge, Firefox or Safari; a program that opens PDF files (these browsers do); an e-mail address; and a printer, or about 20 MB of room, to keep the papers.',
            'If what is needed changes so that you might no longer be able to read them, we tell you first, and you can withdraw without a fee.',
          ],
        },
        {
          heading: 'A test comes first',
          paragraphs: [
            'Before you agree, open a test document in the form in which the papers will come, and type the code that it shows. That way we both know that you can read them.',
          ],
        },
      ],
      agreement:
        'I have read this, I could open the test document, and I agree to get these papers electronically.',
    },
    sms: {
      sections: [
        {
          heading: 'What we text',
          paragraphs: [
            `${name} texts you about what you switch on, and nothing else: some one to eight texts a month. Offers come by text only if you switch those on as well.`,
          ],
        },
        {
          heading: 'What it costs',
          paragraphs: ['We charge nothing. Your phone company may charge for messages and data.'],
        },
        {
          heading: 'Stopping',
          paragraphs: [
            `You needn’t agree to texts to have an account or to buy anything. Take your phone off at any time under “Communication preferences”, or call ${supportPhone}.`,
          ],
        },
      ],
      agreement:
        'This is my phone, and I agree to get texts on it, some of which may be sent automatically.',
    },
  },
  es: {
    paperless: {
      sections: [
        {
          heading: 'Qué abarca',
          paragraphs: [
            `Si acepta, ${name} le enviará estos documentos por medios electrónicos y ya no por correo postal: estados de cuenta mensuales, documentos fiscales anuales, avisos sobre su contrato y cambios en sus condiciones. Abarca todas sus cuentas con nosotros, mientras estén abiertas y hasta que usted se retracte.`,
            'Cada vez que haya uno nuevo, se lo diremos por correo electrónico. Lo leerá después de iniciar sesión, y podrá guardarlo o imprimirlo. Los avisos que la ley exige en papel, como los previos a un embargo del vehículo, seguirán llegando por correo postal.',
          ],
        },
        {
          heading: 'Su derecho al papel',
          paragraphs: [
            'No está obligado a aceptar. Sin su consentimiento, estos documentos llegan por correo postal, sin costo, y nada más cambia en su cuenta.',
            `Después de aceptar, aún puede pedir cualquiera de ellos en papel: el último de cada tipo, en «Preferencias de comunicación»; cualquier otro, con un mensaje seguro o en el ${supportPhone}. Las copias son gratuitas.`,
          ],
        },
        {
          heading: 'Si cambia de opinión',
          paragraphs: [
            `Puede retractarse en cualquier momento en «Preferencias de comunicación» o en el ${supportPhone}. No cuesta nada ni tiene otra consecuencia: los documentos que se hagan desde entonces llegarán por correo postal. Los anteriores siguen en línea.`,
            'Mantenga al día su dirección de correo electrónico, o nuestros avisos no le llegarán. Para cambiarla, escríbanos o llame.',
          ],
        },
        {
          heading: 'Qué necesita',
          paragraphs: [
            'Una computadora, tableta o teléfono con conexión a internet; una versión actual de Chrome, Edge, Firefox o Safari; un programa que abra archivos PDF (esos navegadores lo hacen); una dirección de correo electrónico; y una impresora, o unos 20 MB de espacio, para conservar los documentos.',
            'Si lo necesario cambia de modo que quizá ya no pueda leerlos, se lo diremos antes, y podrá retractarse sin costo.',
          ],
        },
        {
          heading: 'Antes, una prueba',
          paragraphs: [
            'Antes de aceptar, abra un documento de prueba en el formato en que llegarán los demás y escriba el código que muestra. Así sabemos, usted y nosotros, que puede leerlos.',
          ],
        },
      ],
      agreement:
        'He leído esto, pude abrir el documento de prueba y acepto recibir estos documentos por medios electrónicos.',
    },
    sms: {
      sections: [
        {
          heading: 'Qué enviamos',
          paragraphs: [
            `${name} le envía mensajes de texto sobre lo que usted active, y nada más: entre uno y ocho al mes. Solo recibirá ofertas por mensaje de texto si también las activa.`,
          ],
        },
        {
          heading: 'Cuánto cuesta',
          paragraphs: [
            'Nosotros no cobramos nada. Su compañía telefónica puede cobrar por mensajes y datos.',
          ],
        },
        {
          heading: 'Cómo dejar de recibirlos',
          paragraphs: [
            `No tiene que aceptar mensajes de texto para tener una cuenta ni para comprar nada. Quite su teléfono en cualquier momento en «Preferencias de comunicación», o llame al ${supportPhone}.`,
          ],
        },
      ],
      agreement:
        'Este teléfono es mío y acepto recibir en él mensajes de texto, algunos enviados automáticamente.',
    },
  },
};
