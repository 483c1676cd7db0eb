import type { Catalogues } from '../catalogues.ts';

/** Texts of `fs-login`. */
export const login = {
  heading: 'Iniciar sesión',
  userId: 'Usuario',
  password: 'Contraseña',
  show: 'Mostrar caracteres',
  hide: 'Ocultar caracteres',
  capsLock: 'Bloq Mayús está activado',
  sharedComputer: 'Este equipo es compartido',
  sharedComputerHelp: 'Olvidaremos todo cuando se vaya.',
  submit: 'Iniciar sesión',
  submitting: 'Iniciando sesión…',
  forgot: '¿Olvidó su contraseña?',
  passkey: 'Entrar con una llave de acceso',
  userIdMissing: 'Escriba su usuario.',
  passwordMissing: 'Escriba su contraseña.',
  expiredTitle: 'Su sesión ha terminado',
  expiredBody: 'La cerramos para proteger su cuenta. Inicie sesión para continuar.',
  signedOutTitle: 'Ha cerrado la sesión',
  signedOutBody: 'En esta página no queda nada de su cuenta.',
  signedIn: 'Ha iniciado sesión',
  signedInBody: 'Cierre la sesión al terminar, sobre todo en un equipo que usan otros.',
  signOut: 'Cerrar sesión',
  restoring: 'Comprobando si ya ha iniciado sesión',
  misconfiguredTitle: 'El acceso no está configurado aquí',
  misconfiguredBody: 'La página que muestra este formulario no dice a qué entidad pertenece.',
} satisfies Catalogues['login'];
