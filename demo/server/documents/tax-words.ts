/** A year's tax paper in one language. Labels with a number are those of the boxes of Form 1098-VLI. */
export interface TaxWords {
  readonly title: (year: string) => string;
  readonly sample: string;
  readonly intro: (year: string) => string;
  readonly lender: string;
  readonly lenderTin: string;
  readonly payer: string;
  readonly payerTin: string;
  readonly account: string;
  readonly notKept: string;
  readonly interest: string;
  readonly year: string;
  readonly make: string;
  readonly model: string;
  readonly vin: string;
  readonly originated: string;
  readonly acquired: string;
  readonly notAcquired: string;
  readonly principal: string;
  readonly refund: string;
  readonly original: string;
  readonly assembly: string;
  readonly yes: string;
  readonly unknown: string;
  readonly paragraphs: (year: string, supportPhone: string) => readonly string[];
  readonly closingNote: string;
}

/** The tax paper by language. */
export const taxWords: Readonly<Record<'en' | 'es', TaxWords>> = {
  en: {
    title: (year) => `Vehicle loan interest ${year}`,
    sample: 'Sample, not an IRS form',
    intro: (year) =>
      `What we received in ${year} as interest on your vehicle loan, laid out as Form 1098-VLI, Vehicle Loan Interest Statement, asks for it.`,
    lender: 'Recipient/lender',
    lenderTin: 'Recipient/lender’s TIN',
    payer: 'Payer of record',
    payerTin: 'Payer of record’s TIN',
    account: 'Account number',
    notKept: 'None in the sandbox',
    interest: '1 Vehicle loan interest received by lender',
    year: '2a Year',
    make: '2b Make',
    model: '2c Model',
    vin: '2d VIN',
    originated: '3a Loan origination date',
    acquired: '3b Loan acquisition date',
    notAcquired: 'Not acquired: lent by us',
    principal: '4 Outstanding principal',
    refund: '5 Refund of overpaid interest',
    original: '6 Original use began with the payer of record',
    assembly: '7 Final assembly within the United States',
    yes: 'Yes',
    unknown: 'Not known to us',
    paragraphs: (year, supportPhone) => [
      `Box 1 is the interest in the payments that we received from January 1 through December 31, ${year}, without those that the bank returned in the year. Box 5 is interest of an earlier year in payments that the bank returned in ${year}. Box 4 is as of January 1, or of the day the loan began if that was in ${year}.`,
      `Late fees and other fees are no interest and are in no box. Whether you may deduct anything depends on your loan, your vehicle and your income. Questions about the figures? Call ${supportPhone}.`,
    ],
    closingNote:
      'The company is fictional. Sample, not an IRS form: nothing was reported to anyone. Sandbox, no real money.',
  },
  es: {
    title: (year) => `Intereses del préstamo del vehículo ${year}`,
    sample: 'Muestra, no es un formulario del IRS (Sample, not an IRS form)',
    intro: (year) =>
      `Lo que recibimos en ${year} como intereses del préstamo de su vehículo, en el orden del formulario 1098-VLI, Vehicle Loan Interest Statement.`,
    lender: 'Prestamista',
    lenderTin: 'TIN del prestamista',
    payer: 'Pagador registrado',
    payerTin: 'TIN del pagador registrado',
    account: 'Número de cuenta',
    notKept: 'Ninguno en el entorno de pruebas',
    interest: '1 Intereses del préstamo recibidos por el prestamista',
    year: '2a Año',
    make: '2b Marca',
    model: '2c Modelo',
    vin: '2d VIN',
    originated: '3a Fecha de inicio del préstamo',
    acquired: '3b Fecha de adquisición del préstamo',
    notAcquired: 'No adquirido: prestado por nosotros',
    principal: '4 Capital pendiente',
    refund: '5 Reembolso de intereses pagados de más',
    original: '6 El uso original empezó con el pagador registrado',
    assembly: '7 Ensamblaje final en Estados Unidos',
    yes: 'Sí',
    unknown: 'No lo sabemos',
    paragraphs: (year, supportPhone) => [
      `La casilla 1 son los intereses de los pagos recibidos del 1 de enero al 31 de diciembre de ${year}, sin los que el banco devolvió en el año. La casilla 5 son intereses de un año anterior en pagos que el banco devolvió en ${year}. La casilla 4 es del 1 de enero, o del día en que empezó el préstamo si fue en ${year}.`,
      `Los cargos por demora y otros cargos no son intereses y no están en ninguna casilla. Si puede deducir algo depende de su préstamo, de su vehículo y de sus ingresos. ¿Preguntas sobre las cifras? Llame al ${supportPhone}.`,
    ],
    closingNote:
      'La empresa es ficticia. Muestra, no es un formulario del IRS: no se informó nada a nadie. Entorno de pruebas, sin dinero real.',
  },
};
