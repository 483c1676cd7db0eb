import type { Catalogues } from '../catalogues.ts';

/** Texts of the form that adds a bank account. */
export const bankEntry = {
  addMethodTitle: 'Nueva cuenta bancaria',
  noMethods: 'Agregue la cuenta bancaria desde la que quiere pagar.',
  routingNumber: 'Número de ruta',
  routingNumberHelp: 'Nueve dígitos, abajo a la izquierda en un cheque',
  accountNumber: 'Número de cuenta',
  accountNumberHelp: 'De 4 a 17 dígitos, justo después',
  accountType: 'Tipo de cuenta',
  iban: 'IBAN',
  ibanHelp: 'En su tarjeta o estado de cuenta; puede llevar espacios',
  saveMethod: 'Agregar cuenta',
  savingMethod: 'Agregando…',
  cardTitle: 'O una tarjeta de débito',
  cardHelp: 'Su número va directamente a la compañía de la tarjeta. Nosotros nunca lo vemos.',
  methodAdded: (name) => `Se agregó ${name}.`,
  methodAddedUnverified: (name) => `Se agregó ${name}. Podrá pagar desde ella cuando se verifique.`,

  bankProblems: {
    routing_number_missing: 'Escriba el número de ruta.',
    routing_number_invalid: 'No es un número de ruta. Revise los nueve dígitos.',
    account_number_missing: 'Escriba el número de cuenta.',
    account_number_invalid: 'Escriba de 4 a 17 dígitos.',
    iban_missing: 'Escriba el IBAN.',
    iban_invalid: 'No es un IBAN válido. Compárelo con su tarjeta.',
    method_rejected: 'No podemos cobrar de esa cuenta. Pruebe con otra.',
  },
} satisfies Catalogues['bankEntry'];
