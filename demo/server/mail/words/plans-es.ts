import type { PlanWords } from './words.ts';

const names = {
  due_date: 'nuevo vencimiento',
  extension: 'aplazamiento',
  hardship: 'plan por dificultades',
} as const;

const declined: Readonly<Record<string, string>> = {
  account_paid_off: 'La cuenta está pagada.',
  payoff_scheduled: 'Hay una liquidación programada en la cuenta.',
  past_due: 'Entretanto venció un pago.',
  instalment_paid: 'El pago que se iba a mover ya se pagó.',
  changed_recently: 'La cuenta tuvo el mismo cambio en el último año.',
};

/** The mails about changes of plan in Spanish. */
export const planSpanish: PlanWords = {
  plan_change: (
    { account, kind, status, agreement, expiresOn, dueOn, reason },
    { origin, day, supportPhone },
  ) => {
    const name = names[kind];
    const action = { label: 'Ver en qué punto está', url: `${origin}/` };
    const stays = 'Sus pagos vencen como hasta ahora.';
    switch (status) {
      case 'in_review':
        return {
          subject: `Recibimos su solicitud: ${name}`,
          preview: 'Lo que usted firmó, para sus archivos.',
          paragraphs: [
            `Su solicitud para la cuenta terminada en ${account} está firmada. Decidimos el próximo día hábil.`,
            `${stays} Si alguno vence antes de nuestra respuesta, páguelo, por favor.`,
            `Usted firmó esto: ${agreement}`,
          ],
          action,
          afterwards: [`Si no fue usted, retírela y llámenos al ${supportPhone}.`],
        };
      case 'info_needed':
        return {
          subject: 'Necesitamos saber más sobre su solicitud',
          preview: 'Bastan unas palabras.',
          paragraphs: [
            `Sobre su ${name} para la cuenta terminada en ${account}: cuéntenos, por favor, qué ha pasado y cuánto puede durar.`,
            `Puede hacerlo hasta el ${day(expiresOn)}. ${stays}`,
          ],
          action: { label: 'Contarnos más', url: `${origin}/` },
        };
      case 'applied':
        return {
          subject: `Aprobado: ${name}`,
          preview: `Su próximo pago vence el ${day(dueOn)}.`,
          paragraphs: [
            `Su ${name} para la cuenta terminada en ${account} está aprobado y vigente. El primer pago que se ha movido vence el ${day(dueOn)}.`,
            `Usted firmó esto: ${agreement}`,
          ],
          action: { label: 'Ver los nuevos vencimientos', url: `${origin}/` },
        };
      case 'declined':
        return {
          subject: `No pudimos aprobar su ${name}`,
          preview: stays,
          paragraphs: [
            `Su ${name} para la cuenta terminada en ${account} no está aprobado. ${declined[reason ?? ''] ?? 'De momento no encaja con su contrato.'}`,
            `${stays} Si no puede pagar, llámenos al ${supportPhone}: buscaremos otra solución.`,
          ],
          action,
        };
      case 'withdrawn':
        return {
          subject: 'Su solicitud está retirada',
          preview: stays,
          paragraphs: [
            `Su solicitud de cambio para la cuenta terminada en ${account} está retirada. ${stays}`,
          ],
          action,
          afterwards: [`Si no fue usted, llámenos ahora al ${supportPhone}.`],
        };
      case 'expired':
        return {
          subject: 'Su solicitud ha caducado',
          preview: stays,
          paragraphs: [
            `Su solicitud de cambio para la cuenta terminada en ${account} no se completó a tiempo. ${stays} Puede volver a pedirlo.`,
          ],
          action,
        };
    }
  },
};
