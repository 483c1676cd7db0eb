/** The contract in one language. */
export interface ContractWords {
  readonly titles: Readonly<Record<'loan' | 'lease', string>>;
  readonly about: (vehicle: string, number: string) => string;
  readonly parties: (lender: string, customer: string, day: string) => string;
  readonly vehicle: string;
  readonly vin: string;
  readonly terms: string;
  readonly financed: string;
  readonly capitalised: string;
  readonly residual: string;
  readonly rate: string;
  readonly charge: Readonly<Record<'loan' | 'lease', string>>;
  readonly total: string;
  readonly instalments: (count: string) => string;
  readonly last: (day: string) => string;
  readonly first: string;
  readonly lateFee: (days: string) => string;
  readonly returnFee: string;
  readonly distance: string;
  readonly paragraphs: Readonly<Record<'loan' | 'lease', readonly string[]>>;
  readonly closingNote: string;
}

/** The contract by language. */
export const contractWords: Readonly<Record<'en' | 'es', ContractWords>> = {
  en: {
    titles: { loan: 'Retail instalment contract', lease: 'Closed-end lease agreement' },
    about: (vehicle, number) => `${vehicle}, contract ${number}`,
    parties: (lender, customer, day) => `Between ${lender} and ${customer}, signed on ${day}.`,
    vehicle: 'Vehicle',
    vin: 'Vehicle identification number',
    terms: 'What was agreed',
    financed: 'Amount financed',
    capitalised: 'Capitalized cost',
    residual: 'Residual value',
    rate: 'Yearly rate',
    charge: { loan: 'Finance charge, if all is paid on time', lease: 'Rent charge' },
    total: 'Total of payments',
    instalments: (count) => `${count} monthly payments of`,
    last: (day) => `Last payment, ${day}`,
    first: 'First payment',
    lateFee: (days) => `Late fee, ${days} days after a due date`,
    returnFee: 'Fee for a payment that the bank returns',
    distance: 'Distance allowed over the term',
    paragraphs: {
      loan: [
        'Interest is counted day by day on the principal that is owed. Paying early costs nothing and saves interest; paying late costs more.',
        'Payments go to fees first, then to interest, then to principal.',
      ],
      lease: [
        'The payments cover the vehicle’s loss of value and the rent charge. At the end the vehicle goes back; distance above what is allowed is charged for.',
        'Payments go to fees first, then to the rent charge, then to the loss of value.',
      ],
    },
    closingNote: 'The company is fictional. Sandbox, no real money: this contract binds nobody.',
  },
  es: {
    titles: { loan: 'Contrato de venta a plazos', lease: 'Contrato de arrendamiento cerrado' },
    about: (vehicle, number) => `${vehicle}, contrato ${number}`,
    parties: (lender, customer, day) => `Entre ${lender} y ${customer}, firmado el ${day}.`,
    vehicle: 'Vehículo',
    vin: 'Número de identificación del vehículo',
    terms: 'Lo acordado',
    financed: 'Cantidad financiada',
    capitalised: 'Costo capitalizado',
    residual: 'Valor residual',
    rate: 'Tasa anual',
    charge: {
      loan: 'Costo del financiamiento, si todo se paga a tiempo',
      lease: 'Cargo por arrendamiento',
    },
    total: 'Total de pagos',
    instalments: (count) => `${count} pagos mensuales de`,
    last: (day) => `Último pago, ${day}`,
    first: 'Primer pago',
    lateFee: (days) => `Cargo por demora, ${days} días después del vencimiento`,
    returnFee: 'Cargo por un pago que el banco devuelve',
    distance: 'Distancia permitida en el plazo',
    paragraphs: {
      loan: [
        'Los intereses se cuentan día por día sobre el capital que se debe. Pagar antes no cuesta nada y ahorra intereses; pagar tarde cuesta más.',
        'Los pagos se aplican primero a cargos, luego a intereses y después a capital.',
      ],
      lease: [
        'Los pagos cubren la pérdida de valor del vehículo y el cargo por arrendamiento. Al final el vehículo se devuelve; la distancia que exceda la permitida se cobra.',
        'Los pagos se aplican primero a cargos, luego al cargo por arrendamiento y después a la pérdida de valor.',
      ],
    },
    closingNote:
      'La empresa es ficticia. Entorno de pruebas, sin dinero real: este contrato no obliga a nadie.',
  },
};
