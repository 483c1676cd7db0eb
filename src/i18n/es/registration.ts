import type { Catalogues } from '../catalogues.ts';

/** Texts of setting up an online account from an invitation. */
export const registration = {
  heading: 'Cree su cuenta en línea',
  proofBody: (address: string) =>
    `Le invitamos en ${address}. Primero, muestre que la cuenta es suya.`,
  step: (current: string, count: string) => `Paso ${current} de ${count}`,
  contract: 'Últimas 4 cifras de su contrato',
  contractHelp: 'En su contrato y en cada estado de cuenta.',
  contractMissing: 'Escriba las últimas 4 cifras de su número de contrato.',
  vin: 'Últimos 6 caracteres del VIN',
  vinHelp: 'En su tarjeta de registro y detrás del parabrisas, del lado del conductor.',
  vinMissing: 'Escriba los últimos 6 caracteres del VIN.',
  birthDate: 'Fecha de nacimiento',
  birthDateMissing: 'Escriba su fecha de nacimiento.',
  useBirthDate: 'Usar su fecha de nacimiento',
  useVin: 'Usar el VIN',
  continue: 'Continuar',
  continuing: 'Comprobando…',
  proofRefusedTitle: 'No coincide con nuestros datos',
  proofRefusedBody:
    'Puede que haya un error al escribir. Tras cinco intentos, la invitación termina.',
  proofRefusedNext: 'Revise los dos datos o llámenos.',

  accountBody: 'Elija cómo va a entrar.',
  userId: 'Usuario',
  userIdHelp: 'Al menos 4 caracteres: letras, cifras, puntos.',
  userIdMissing: 'Elija un usuario.',
  userIdTaken: 'Ese usuario ya existe. Elija otro.',
  userIdRefused: 'Ese usuario no se puede usar. Elija otro.',
  userIdFree: 'Ese usuario está libre.',
  suggestions: 'Estos están libres:',
  take: (userId: string) => `Usar ${userId}`,
  password: 'Contraseña',
  terms: 'Acepto las condiciones de uso',
  termsMissing: 'Acepte las condiciones para continuar.',
  electronic: 'Enviarme los estados de cuenta y documentos por vía electrónica',
  electronicHelp: 'En lugar del correo postal. Puede cambiarlo cuando quiera.',
  create: 'Crear la cuenta',
  creating: 'Creando su cuenta…',
  back: 'Atrás',

  doneHeading: 'Su cuenta está lista',
  doneBody: (userId: string) => `Entre como ${userId} con la contraseña que eligió.`,
  signIn: 'Iniciar sesión',
} satisfies Catalogues['registration'];
