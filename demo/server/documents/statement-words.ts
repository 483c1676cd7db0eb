/** A monthly statement in one language. */
export interface StatementWords {
  readonly title: string;
  readonly about: (vehicle: string, last4: string) => string;
  readonly period: (from: string, to: string) => string;
  readonly due: string;
  readonly amountDue: (day: string) => string;
  readonly pastDue: string;
  readonly feesOwed: string;
  readonly nothingDue: string;
  readonly paidOff: string;
  /** Of a statement that asks anew for what an earlier one asked for. */
  readonly replaces: (sent: string, due: string) => string;
  readonly summary: string;
  readonly opening: (day: string) => string;
  readonly financed: string;
  readonly toPrincipal: string;
  readonly returnedPrincipal: string;
  readonly closing: (day: string) => string;
  readonly received: string;
  readonly toInterest: string;
  readonly toFees: string;
  readonly returned: string;
  readonly feesCharged: string;
  readonly feesWaived: string;
  readonly rate: string;
  readonly yearInterest: (year: string) => string;
  readonly yearFees: (year: string) => string;
  readonly activity: string;
  readonly noActivity: string;
  readonly columns: Readonly<
    Record<'date' | 'what' | 'amount' | 'fees' | 'interest' | 'principal' | 'after', string>
  >;
  readonly kinds: Readonly<
    Record<'disbursement' | 'payment' | 'fee' | 'waiver' | 'reversal', string>
  >;
  readonly paragraphs: (supportPhone: string) => readonly string[];
  /** What a lease calls its interest. */
  readonly rent: string;
  readonly toRent: string;
  readonly closingNote: string;
}

/** The statement by language. */
export const statementWords: Readonly<Record<'en' | 'es', StatementWords>> = {
  en: {
    title: 'Monthly statement',
    about: (vehicle, last4) => `${vehicle}, account ending in ${last4}`,
    period: (from, to) => `${from} through ${to}`,
    due: 'What to pay',
    amountDue: (day) => `Amount due ${day}`,
    pastDue: 'Past due, included in it',
    feesOwed: 'Fees owed, included in it',
    nothingDue: 'Nothing is due: this instalment has been paid.',
    paidOff: 'The account is paid off. Nothing more is due.',
    replaces: (sent, due) =>
      `Your due dates have moved. This replaces the statement of ${sent}: what that one asked for by ${due} is not to be paid twice.`,
    summary: 'In this period',
    opening: (day) => `Principal before ${day}`,
    financed: 'Amount financed',
    toPrincipal: 'Paid toward principal',
    returnedPrincipal: 'Principal owed again, payments reversed',
    closing: (day) => `Principal on ${day}`,
    received: 'Payments received',
    toInterest: 'Paid toward interest',
    toFees: 'Paid toward fees',
    returned: 'Payments reversed (declined or returned by the bank)',
    feesCharged: 'Fees charged',
    feesWaived: 'Fees waived',
    rate: 'Yearly rate',
    yearInterest: (year) => `Interest paid in ${year}`,
    yearFees: (year) => `Fees paid in ${year}`,
    activity: 'What happened',
    noActivity: 'Nothing was booked in this period.',
    columns: {
      date: 'Date',
      what: 'Entry',
      amount: 'Amount',
      fees: 'Fees',
      interest: 'Interest',
      principal: 'Principal',
      after: 'Principal left',
    },
    kinds: {
      disbursement: 'Contract began',
      payment: 'Payment',
      fee: 'Fee',
      waiver: 'Fee waived',
      reversal: 'Payment reversed',
    },
    paragraphs: (supportPhone) => [
      'Payments go to fees first, then to interest, then to principal. What is booked after the last day is on the next statement.',
      `Sign in to pay, or to see today’s figures. Questions? Call ${supportPhone}.`,
    ],
    rent: 'Rent charge',
    toRent: 'Paid toward the rent charge',
    closingNote: 'The company is fictional. Sandbox, no real money: nobody owes what this says.',
  },
  es: {
    title: 'Estado de cuenta mensual',
    about: (vehicle, last4) => `${vehicle}, cuenta terminada en ${last4}`,
    period: (from, to) => `Del ${from} al ${to}`,
    due: 'Qué pagar',
    amountDue: (day) => `Cantidad por pagar el ${day}`,
    pastDue: 'Vencido, incluido en ella',
    feesOwed: 'Cargos pendientes, incluidos en ella',
    nothingDue: 'No hay nada que pagar: esta cuota ya está pagada.',
    paidOff: 'La cuenta está pagada en su totalidad. No se debe nada más.',
    replaces: (sent, due) =>
      `Sus vencimientos cambiaron. Este estado reemplaza al del ${sent}: lo que aquel pedía para el ${due} no se paga dos veces.`,
    summary: 'En este periodo',
    opening: (day) => `Capital antes del ${day}`,
    financed: 'Cantidad financiada',
    toPrincipal: 'Pagado a capital',
    returnedPrincipal: 'Capital que se debe de nuevo, pagos revertidos',
    closing: (day) => `Capital el ${day}`,
    received: 'Pagos recibidos',
    toInterest: 'Pagado a intereses',
    toFees: 'Pagado a cargos',
    returned: 'Pagos revertidos (rechazados o devueltos por el banco)',
    feesCharged: 'Cargos aplicados',
    feesWaived: 'Cargos condonados',
    rate: 'Tasa anual',
    yearInterest: (year) => `Intereses pagados en ${year}`,
    yearFees: (year) => `Cargos pagados en ${year}`,
    activity: 'Qué pasó',
    noActivity: 'No se anotó nada en este periodo.',
    columns: {
      date: 'Fecha',
      what: 'Movimiento',
      amount: 'Cantidad',
      fees: 'Cargos',
      interest: 'Intereses',
      principal: 'Capital',
      after: 'Capital restante',
    },
    kinds: {
      disbursement: 'Inicio del contrato',
      payment: 'Pago',
      fee: 'Cargo',
      waiver: 'Cargo condonado',
      reversal: 'Pago revertido',
    },
    paragraphs: (supportPhone) => [
      'Los pagos se aplican primero a cargos, luego a intereses y después a capital. Lo que se anota después del último día aparece en el estado siguiente.',
      `Inicie sesión para pagar o para ver las cifras de hoy. ¿Preguntas? Llame al ${supportPhone}.`,
    ],
    rent: 'Cargo por arrendamiento',
    toRent: 'Pagado al cargo por arrendamiento',
    closingNote:
      'La empresa es ficticia. Entorno de pruebas, sin dinero real: nadie debe lo que aquí dice.',
  },
};
