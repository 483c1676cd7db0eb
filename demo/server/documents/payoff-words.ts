/** Figures of a payoff letter, in words already. */
interface PayoffFacts {
  readonly amount: string;
  readonly day: string;
  readonly perDiem: string;
  readonly supportPhone: string;
}

/** A payoff letter in one language. */
interface PayoffLetterWords {
  readonly title: string;
  readonly about: (vehicle: string, last4: string) => string;
  readonly intro: (facts: PayoffFacts) => string;
  readonly principal: string;
  readonly interest: (day: string) => string;
  readonly fees: string;
  readonly total: string;
  readonly paragraphs: (facts: PayoffFacts) => readonly string[];
  readonly closingNote: string;
}

/** The payoff letter by language. */
export const payoffLetterWords: Readonly<Record<'en' | 'es', PayoffLetterWords>> = {
  en: {
    title: 'Payoff letter',
    about: (vehicle, last4) => `${vehicle}, account ending in ${last4}`,
    intro: ({ amount, day }) =>
      `To pay off this account, we must receive ${amount}. The amount is good through ${day}.`,
    principal: 'Principal',
    interest: (day) => `Interest through ${day}`,
    fees: 'Fees',
    total: 'Payoff amount',
    paragraphs: ({ day, perDiem, supportPhone }) => [
      `After ${day}, add ${perDiem} of interest for each day.`,
      'The amount counts on nothing else being paid on the account before then. A payment that is made or returned in the meantime changes it, and so does a fee that comes due later.',
      'Once the amount is received, the account is closed. Payments that are scheduled on it are cancelled, and automatic payments end with it.',
      `Sign in to pay this amount online, or to ask for a new quote. Questions? Call ${supportPhone}.`,
    ],
    closingNote: 'The company is fictional. Sandbox, no real money: this letter obliges nobody.',
  },
  es: {
    title: 'Carta de liquidación',
    about: (vehicle, last4) => `${vehicle}, cuenta terminada en ${last4}`,
    intro: ({ amount, day }) =>
      `Para liquidar esta cuenta debemos recibir ${amount}. La cantidad es válida hasta el ${day}.`,
    principal: 'Capital',
    interest: (day) => `Intereses hasta el ${day}`,
    fees: 'Cargos',
    total: 'Cantidad de liquidación',
    paragraphs: ({ day, perDiem, supportPhone }) => [
      `Después del ${day}, añada ${perDiem} de intereses por cada día.`,
      'La cantidad supone que no se paga nada más en la cuenta antes de esa fecha. Un pago hecho o devuelto entretanto la cambia, y también un cargo que venza después.',
      'Una vez recibida la cantidad, la cuenta se cierra. Los pagos programados en ella se cancelan y los pagos automáticos terminan con ella.',
      `Inicie sesión para pagar esta cantidad en línea o para pedir una cotización nueva. ¿Preguntas? Llame al ${supportPhone}.`,
    ],
    closingNote:
      'La empresa es ficticia. Entorno de pruebas, sin dinero real: esta carta no obliga a nadie.',
  },
};
