import type { Catalogues } from '../catalogues.ts';

const seconds = (count: number) => {
  if (count < 90) return `${count} ${count === 1 ? 'segundo' : 'segundos'}`;
  return count < 5_400 ? `${Math.ceil(count / 60)} minutos` : `${Math.ceil(count / 3_600)} horas`;
};

/** Failures that any element can meet. */
export const errors = {
  wrongCredentials: {
    title: 'Ese usuario y esa contraseña no coinciden',
    meaning: 'Puede haber un error al escribir, o la tecla Bloq Mayús puede estar activada.',
    next: 'Revise ambos datos e inténtelo de nuevo, o use «¿Olvidó su contraseña?».',
  },
  locked: {
    title: 'El acceso está bloqueado para protegerle',
    meaning: (until) =>
      until
        ? `Hubo demasiados intentos fallidos. Podrá entrar de nuevo a partir del ${until}.`
        : 'Hubo demasiados intentos fallidos.',
    next: 'Si no fue usted o no puede esperar, llámenos y lo desbloquearemos.',
  },
  rateLimited: {
    title: 'Demasiadas solicitudes a la vez',
    meaning: 'Vamos más despacio por un momento para proteger las cuentas.',
    next: (wait) =>
      wait > 0
        ? `Inténtelo de nuevo en ${seconds(wait)}.`
        : 'Espere un momento e inténtelo de nuevo.',
  },
  signedOut: {
    title: 'Su sesión ha terminado',
    meaning: 'La sesión se cierra pasado un tiempo para proteger su cuenta.',
    next: 'Inicie sesión de nuevo para continuar.',
  },
  denied: {
    title: 'Su inicio de sesión no puede abrir esto',
    meaning: 'Se hizo para menos de lo que se pide aquí. No se ha cambiado nada.',
    next: 'Cierre la sesión e iníciela de nuevo. Si no sirve, llámenos.',
  },
  unavailable: {
    title: 'No estamos disponibles por un momento',
    meaning: 'Estamos trabajando en nuestros sistemas. Su cuenta está a salvo y nada ha cambiado.',
    next: (wait) =>
      wait > 0 ? `Inténtelo de nuevo en ${seconds(wait)}.` : 'Inténtelo de nuevo en unos minutos.',
  },
  server: {
    title: 'Algo falló de nuestro lado',
    meaning: 'No es por nada que usted haya hecho, y ya lo hemos registrado.',
    next: 'Inténtelo de nuevo. Si se repite, llámenos e indique la referencia.',
  },
  offline: {
    title: 'No hay conexión',
    meaning: 'Este dispositivo no tiene conexión a internet en este momento.',
    next: 'Revise su wifi o sus datos móviles e inténtelo de nuevo.',
  },
  unreachable: {
    title: 'No podemos llegar a nuestros servidores',
    meaning: 'Su conexión puede ser inestable o nuestro servicio puede estar caído.',
    next: 'Revise su conexión e inténtelo de nuevo en un minuto.',
  },
  timeout: {
    title: 'Está tardando demasiado',
    meaning: 'Esperamos una respuesta y no llegó a tiempo.',
    next: 'Su conexión puede ser lenta. Inténtelo de nuevo.',
  },
  malformed: {
    title: 'Recibimos una respuesta que no podemos leer',
    meaning: 'Una red intermedia, como la de un hotel o una oficina, puede haberla sustituido.',
    next: 'Inténtelo de nuevo o cambie de red.',
  },
  contract: {
    title: 'No podemos mostrar esto ahora',
    meaning:
      'Faltaban datos en nuestra respuesta y preferimos no mostrar nada antes que algo incorrecto.',
    next: 'Inténtelo de nuevo. Si se repite, llámenos e indique la referencia.',
  },
  refused: {
    title: 'No podemos hacer eso en esta cuenta',
    meaning: 'Entendimos la solicitud, pero no se permite tal como está.',
    next: 'Revise lo que escribió o llámenos.',
  },
  unknown: {
    title: 'Algo salió mal',
    meaning: 'No pudimos terminar lo que pidió.',
    next: 'Inténtelo de nuevo o vuelva a cargar la página.',
  },
} satisfies Catalogues['errors'];
