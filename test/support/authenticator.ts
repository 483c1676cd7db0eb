import { connect, type Socket } from 'node:net';
import type { Page } from 'puppeteer-core';
import { inFirefox, type Preferences } from './browser.ts';
import { freePort } from './sandbox.ts';

/** A device with a fingerprint reader that always knows its owner. */
export interface Authenticator {
  /** The sites that it keeps a key for, one for each key. */
  sites(): Promise<(string | undefined)[]>;
  /** Takes it away again. */
  remove(): Promise<void>;
}

/** Firefox takes virtual authenticators by Marionette, which puppeteer does not speak, on this port. */
const port = inFirefox ? await freePort() : 0;

/** What Firefox has to be started with. */
export const authenticatorPreferences: Preferences = {
  'marionette.port': port,
  'security.webauth.webauthn_enable_softtoken': true,
  'security.webauth.webauthn_enable_usbtoken': false,
};

/** Gives the browser of a page an authenticator. */
export async function giveAuthenticator(page: Page): Promise<Authenticator> {
  return inFirefox ? giveFirefox() : giveChromium(page);
}

async function giveChromium(page: Page): Promise<Authenticator> {
  const cdp = await page.createCDPSession();
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async sites() {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.map(({ rpId }) => rpId);
    },
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  };
}

async function giveFirefox(): Promise<Authenticator> {
  const marionette = await (connection ??= Marionette.open());
  const { value: authenticatorId } = await marionette.send<string>('AddVirtualAuthenticator', {
    protocol: 'ctap2_1',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserConsenting: true,
    isUserVerified: true,
  });
  return {
    async sites() {
      const { value } = await marionette.send<{ rpId: string }[]>('GetCredentials', {
        authenticatorId,
      });
      return value.map(({ rpId }) => rpId);
    },
    async remove() {
      await marionette.send('RemoveVirtualAuthenticator', { authenticatorId });
    },
  };
}

/** It serves one connection, and no second one after that. */
let connection: Promise<Marionette> | undefined;

/** What is answered: the number of the command, an error, a result. */
type Answer = [type: 1, id: number, error: { message: string } | null, result: unknown];

/** Firefox's own protocol: messages of JSON, each behind its length. */
class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #received = Buffer.alloc(0);
  #commands = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  static async open(): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new Marionette(socket);
  }

  async send<T>(command: string, parameters: object): Promise<{ value: T }> {
    this.#commands += 1;
    const id = this.#commands;
    const text = JSON.stringify([0, id, `WebAuthn:${command}`, parameters]);
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.ref();
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answer;
    // A test file may end while the connection lasts.
    this.#socket.unref();
    if (error) throw new Error(`Firefox refused ${command}: ${error.message}`);
    return result as { value: T };
  }

  #receive(chunk: Buffer) {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.subarray(0, colon).toString());
      if (colon < 0 || this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.subarray(colon + 1, end).toString());
      this.#received = this.#received.subarray(end);
      // The first one says who speaks; an answer is a list.
      if (Array.isArray(message)) this.#waiting.get(message[1] as number)?.(message as Answer);
    }
  }
}
