import type { Catalogues } from '../catalogues.ts';

/** Spanish texts of the lender's windows, and of what opens them in a frame. */
export const windows = {
  signInHeading: 'Iniciar sesión',
  signInBody: (lender: string) =>
    `Se abre una ventana de ${lender} y ahí inicia sesión. Esta página no ve lo que escribe.`,
  signInButton: 'Iniciar sesión',
  address: (host: string) => `Compruebe que su dirección empiece por ${host}`,
  openHeading: 'Siga en la otra ventana',
  openBody:
    'Inicie sesión ahí y esta página le sigue, salvo que esa ventana le pida continuar en ella.',
  showWindow: 'Mostrar la ventana',
  finishing: 'Iniciando sesión…',
  blockedTitle: 'Desde aquí no podemos llegar a ninguna ventana nuestra',
  blockedBody: (lender: string) =>
    `Si se abrió una, siga en ella. Si no, su navegador la bloquea: permita las ventanas emergentes en esta página o inicie sesión en ${lender}.`,
  closedTitle: 'Se cerró la ventana',
  closedBody: 'Aquí no ha iniciado sesión. Inténtelo de nuevo cuando quiera.',
  toPortal: (lender: string) => `Ir a ${lender}`,

  pageHeading: (client: string) => `Inicie sesión para seguir en ${client}`,
  pageBody: (client: string, lender: string) =>
    `Está en ${lender}. ${client} no ve lo que escribe.`,
  cancel: 'Cancelar',
  cancelling: 'Cancelando…',
  endedTitle: 'Este inicio de sesión ha terminado',
  endedBody: 'Tardó demasiado o se completó en otra ventana.',
  endedNext: (client: string) => `Vuelva a ${client} y empiece de nuevo, o inicie sesión aquí:`,

  opening: 'Abriendo el inicio de sesión…',
  returning: 'Llevándole de vuelta…',
  returned: 'Puede cerrar esta ventana',
  returnedBody: 'La página de la que viene sigue por sí sola.',
  lostTitle: 'Siga aquí',
  lostBody:
    'Su navegador mantiene esta ventana separada de la página de la que viene, así que no podemos devolverle a ella con la sesión iniciada. Su cuenta también está aquí, con el camino de vuelta.',
  goneTitle: 'La página de la que viene ya no está',
  goneBody: 'Se cerró o cambió. Su cuenta también está aquí.',

  confirmHeading: 'Revise y confirme',
  confirmLoading: 'Buscando lo que va a confirmar…',
  confirmLostBody:
    'Su navegador mantiene esta ventana separada de la página de la que viene, así que aquí no se puede confirmar nada. No se ha pagado ni cambiado nada. Puede seguir en su cuenta.',
  confirmGoneBody: 'Se cerró o cambió. No se ha pagado ni cambiado nada.',
  confirmed: 'Confirmado',
  confirmedBody: 'La página de la que viene sigue y le muestra el resultado.',

  documentLoading: 'Buscando su documento…',
  documentHere: 'Su documento está aquí',
  documentHereBody: 'Si no se muestra en esta ventana, su navegador puede descargarlo.',
  documentKeep: 'Descargar',
  documentLostBody:
    'Su navegador mantiene esta ventana separada de la página de la que viene, así que no podemos traer el documento aquí. Lo encontrará en su cuenta.',

  confirmInWindow: 'Confirmar en una ventana nueva',
  confirmInWindowHelp:
    'Puede que algo tape esta página, así que se lo preguntamos en una ventana nuestra.',
  confirmWaitingHelp: 'Confirme en la otra ventana. Hasta entonces no se hace nada.',
  confirmClosedTitle: 'Se cerró la ventana',
  confirmClosed: 'No se ha pagado ni cambiado nada. Inténtelo de nuevo cuando quiera.',
  confirmBlockedTitle: 'Desde aquí no podemos llegar a ninguna ventana nuestra',
  confirmBlocked:
    'No se ha pagado ni cambiado nada. Permita las ventanas emergentes en esta página o siga en su cuenta.',
} satisfies Catalogues['windows'];
