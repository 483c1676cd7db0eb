import type { Catalogues } from '../catalogues.ts';

/** Texts of what the payment panel shows of a payoff. */
export const payoff = {
  loading: 'Calculando cuánto liquida la cuenta…',
  quote: 'Cotización de liquidación',
  goodThrough: 'Válida hasta el',
  perDiem: 'Por cada día después',
  autopayEnds: 'Los pagos automáticos terminan con la cuenta. Hasta entonces quedan en pausa.',
  cancels: (count) =>
    count === 1
      ? 'Se cancelará el pago que ya está programado.'
      : `Se cancelarán los ${count} pagos que ya están programados.`,
  countsOn: 'El importe supone que no se paga nada más en la cuenta antes de ese día.',
  letter: 'Descargar la carta de liquidación (PDF)',
  letterBusy: 'Preparando la carta…',
} satisfies Catalogues['payoff'];
