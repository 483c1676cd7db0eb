import { isWelcome, protocolVersion, type Hello, type Settings, type Shown } from './protocol.ts';

/** The shell's answer: how to look, and the port that everything else goes over. */
export interface Greeting {
  /** Random name of the host page's load. */
  page: string;
  settings: Settings;
  port: MessagePort;
}

/**
 * Says hello to the page around this frame and waits for the first welcome that fits. Looks at
 * source, origin and shape, in this order; whatever does not fit is dropped in silence. Listens no
 * more once it has been answered.
 *
 * @param host origin that this page was made for
 * @param shown the first picture, if there is one on the screen
 * @returns undefined where the page around this one is not the host: nothing is said to it
 */
export function greet(
  host: string,
  here: Window = window,
  shown?: Shown,
): Promise<Greeting> | undefined {
  if (!standsIn(host, here)) return undefined;
  const nonce = crypto.randomUUID();
  const hello: Hello = {
    fs: 'hello',
    version: protocolVersion,
    nonce,
    ...(shown && { shown }),
  };
  return new Promise((resolve) => {
    here.addEventListener('message', listen);
    here.parent.postMessage(hello, host);

    function listen({ source, origin, data, ports }: MessageEvent<unknown>) {
      if (source !== here.parent || origin !== host || !isWelcome(data, nonce)) return;
      const port = ports[0];
      if (ports.length !== 1 || !port) return;
      here.removeEventListener('message', listen);
      resolve({ page: data.page, settings: data.settings, port });
    }
  });
}

/**
 * Whether a window is framed, and by the host alone as far as the browser tells: some know no
 * `ancestorOrigins`, and Firefox hides the origin of a page that frames the next with no referrer.
 * `frame-ancestors` has kept others out; the answer's own origin is looked at in any case.
 */
export function standsIn(host: string, { parent, location, self }: Window): boolean {
  if (parent === self) return false;
  const ancestors = (location as Partial<Location>).ancestorOrigins;
  return (
    !ancestors ||
    Array.from(ancestors).every((origin, at) => origin === host || (at > 0 && origin === 'null'))
  );
}
