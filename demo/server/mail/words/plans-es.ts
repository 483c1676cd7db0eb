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
  co_borrower_declined: 'Su cotitular no quiso firmarlo.',
};

/** The mails about changes of plan in Spanish. */
export const planSpanish: PlanWords = {
  plan_change: (
    { account, kind, status, agreement, expiresOn, dueOn, reason, coBorrowerOf },
    { place, day, supportPhone },
  ) => {
    const name = names[kind];
    const action = { label: 'Ver en qué punto está', url: place('plan') };
    const stays = coBorrowerOf
      ? 'Los pagos vencen como hasta ahora.'
      : 'Sus pagos vencen como hasta ahora.';
    const whose = coBorrowerOf ? `la cuenta de ${coBorrowerOf}` : 'la cuenta';
    switch (status) {
      case 'in_review':
        return {
          subject: `Recibimos su solicitud: ${name}`,
          preview: 'Lo que usted firmó, para sus archivos.',
          paragraphs: [
            `Su solicitud para ${whose} terminada en ${account} está firmada. Decidimos el próximo día hábil.`,
            `${stays} Si alguno vence antes de nuestra respuesta, páguelo, por favor.`,
            `Usted firmó esto: ${agreement}`,
          ],
          action,
          afterwards: [
            coBorrowerOf
              ? `Si usted no la firmó, llámenos ahora al ${supportPhone}.`
              : `Si no fue usted, retírela y llámenos al ${supportPhone}.`,
          ],
        };
      case 'info_needed':
        return {
          subject: 'Necesitamos saber más sobre su solicitud',
          preview: 'Bastan unas palabras.',
          paragraphs: [
            `Sobre su ${name} para ${whose} terminada en ${account}: cuéntenos, por favor, qué ha pasado y cuánto puede durar.`,
            `Puede hacerlo hasta el ${day(expiresOn)}. ${stays}`,
          ],
          action: { label: 'Contarnos más', url: place('plan') },
        };
      case 'applied':
        return {
          subject: `Aprobado: ${name}`,
          preview: `Su próximo pago vence el ${day(dueOn)}.`,
          paragraphs: [
            `Su ${name} para ${whose} terminada en ${account} está aprobado y vigente. El primer pago que se ha movido vence el ${day(dueOn)}.`,
            `Usted firmó esto: ${agreement}`,
          ],
          action: { label: 'Ver los nuevos vencimientos', url: place('plan') },
        };
      case 'declined':
        return {
          subject: `No pudimos aprobar su ${name}`,
          preview: stays,
          paragraphs: [
            `Su ${name} para ${whose} terminada en ${account} no está aprobado. ${declined[reason ?? ''] ?? 'De momento no encaja con su contrato.'}`,
            `${stays} Si no puede pagar, llámenos al ${supportPhone}: buscaremos otra solución.`,
          ],
          action,
        };
      case 'withdrawn':
        return {
          subject: 'Su solicitud está retirada',
          preview: stays,
          paragraphs: [
            `Su solicitud de cambio para ${whose} terminada en ${account} está retirada. ${stays}`,
          ],
          action,
          afterwards: coBorrowerOf ? [] : [`Si no fue usted, llámenos ahora al ${supportPhone}.`],
        };
      case 'expired':
        return {
          subject: 'Su solicitud ha caducado',
          preview: stays,
          paragraphs: [
            `Su solicitud de cambio para ${whose} terminada en ${account} no se completó a tiempo. ${stays} Puede volver a pedirlo.`,
          ],
          action,
        };
    }
  },
  plan_signature: (
    { party, other, account, kind, agreement, expiresOn },
    { place, day, supportPhone },
  ) =>
    party === 'customer'
      ? {
          subject: `Firmado por usted, falta ${other}`,
          preview: `Pedimos a ${other} que firme hasta el ${day(expiresOn)}.`,
          paragraphs: [
            `Usted firmó su solicitud (${names[kind]}) para la cuenta terminada en ${account}. ${other} firmó el contrato con usted, así que también le pedimos su firma. Puede firmar hasta el ${day(expiresOn)}.`,
            'Hasta entonces sus pagos vencen como hasta ahora.',
            `Usted firmó esto: ${agreement}`,
          ],
          action: { label: 'Ver en qué punto está', url: place('plan') },
          afterwards: [`Si no fue usted, retírela y llámenos al ${supportPhone}.`],
        }
      : {
          subject: `${other} le pide su firma`,
          preview: `Léalo y firme, o rechácelo, hasta el ${day(expiresOn)}.`,
          paragraphs: [
            `Usted firmó un contrato con ${other}, para la cuenta terminada en ${account}. ${other} solicita un cambio de su plan (${names[kind]}) y ya firmó. También se necesita la firma de usted.`,
            `Inicie sesión para leer qué cambia y firmar o rechazarlo. Puede hacerlo hasta el ${day(expiresOn)}; sin su firma no cambia nada.`,
          ],
          action: { label: 'Leer y firmar', url: place('plan') },
          afterwards: [`Si no sabe nada de esto, no firme y llámenos al ${supportPhone}.`],
        },
};
