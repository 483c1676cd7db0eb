/** Texts of `fs-preferences` in Spanish while a consent is given or withdrawn, or a paper copy asked for. */
export const preferencesConsent = {
  loading: 'Cargando',
  phoneTitle: 'Recibir mensajes de texto',
  phone: 'Teléfono móvil',
  phoneHelp: 'Como (312) 555-0123',
  phoneInvalid: 'Escriba un número completo con su código de área, como (312) 555-0123.',
  phoneRefused: 'No podemos enviar mensajes a este número. Revíselo o use otro.',
  agreeFirst: 'Marque la casilla si acepta. No está obligado.',
  sendCode: 'Enviarme un código',
  codeTitle: 'Escriba el código',
  codeSent: (phone: string) =>
    `Enviamos un código al teléfono terminado en ${phone}. Sirve durante diez minutos.`,
  code: 'Código',
  codeMissing: 'Escriba el código.',
  confirm: 'Confirmar',
  again: 'Enviar otro código',
  otherPhone: 'Usar otro número',
  wrong: (left: number) =>
    left === 1
      ? 'Ese no es el código. Queda un intento.'
      : `Ese no es el código. Quedan ${left} intentos.`,
  expired: 'Este código ya no sirve. Pida otro.',
  phoneDone: (number: string) =>
    `Desde ahora, los mensajes de texto van a ${number}. Active lo que quiera recibir.`,
  papersTitle: 'Recibir documentos por medios electrónicos',
  test: 'Obtener el documento de prueba (PDF)',
  testHelp:
    'Ábralo y escriba el código impreso en él. Así se ve que puede leer documentos de este tipo.',
  testReady: 'El documento de prueba se descargó. Ábralo para ver el código.',
  papersCode: 'Código del documento de prueba',
  outdated: 'El texto cambió entretanto. Por favor, léalo otra vez.',
  agree: 'Aceptar',
  papersDone: 'Desde ahora recibe sus documentos por medios electrónicos.',
  email: 'Correo electrónico',
  meaning: 'Qué significa',
  stopTitle: '¿Dejar de recibir mensajes de texto?',
  stopBody:
    'Olvidamos el número y no le enviamos más mensajes, ni siquiera si hay problemas con un pago. Para volver a recibirlos, tendría que agregar su teléfono de nuevo.',
  withdrawTitle: '¿Retirar su consentimiento?',
  withdrawBody:
    'Los documentos que se hagan desde ahora llegarán por correo postal, sin costo. Los que ya tiene siguen en línea. Para volver a recibirlos por medios electrónicos, tendría que leer el texto y abrir otra vez el documento de prueba.',
  withdraw: 'Retirarlo',
  keep: 'Dejarlo como está',
  withdrawn: 'Desde ahora sus documentos llegan por correo postal.',
  copyTitle: 'Una copia en papel',
  copyHelp:
    'Por correo postal a la dirección que tenemos, sin costo. Si quiere uno anterior, escríbanos o llame.',
  copyAccount: '¿De qué vehículo?',
  copyOf: (vehicle: string, last4: string) => `${vehicle}, cuenta terminada en ${last4}`,
  copyNone: 'Todavía no hay ningún documento de ese tipo.',
  copyKind: '¿Qué documento?',
  copyKinds: {
    statement: 'Último estado de cuenta',
    tax: 'Último documento fiscal',
    contract: 'Contrato',
    disclosures: 'Lo que acepté',
  },
  copyOrder: 'Enviármelo',
  copyDone: (date: string) => `Está pedido y debería llegar a más tardar el ${date}.`,
};
