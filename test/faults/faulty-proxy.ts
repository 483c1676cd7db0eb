import { createServer, connect, type Server, type Socket } from 'node:net';
import type { Choices } from './seeded.ts';

/** What the network may do to a request. */
export const faults = [
  /** The connection is refused, and so are others for a moment. */
  'refused',
  /** It breaks before all of the request has arrived at the server. */
  'reset before',
  /** The server has done it, and the connection breaks before the answer. */
  'reset after',
  /** The answer comes late. */
  'stalled',
  /** The answer never comes. */
  'silent',
  /** Half of the answer comes. */
  'truncated',
  /** The request arrives twice at once; one of the answers comes. */
  'doubled',
  /** The request arrives again after its answer, and that of the repetition comes. */
  'repeated',
  /** Something on the way answers 5xx, and the request never arrives. */
  '5xx before',
  /** Something on the way answers 5xx in place of the server, which has done it. */
  '5xx after',
] as const;

export type Fault = (typeof faults)[number];

/**
 * A network that can be bad: a TCP proxy that breaks a share of the requests, each in a way that the
 * seed chooses. A connection carries one request, so that what is broken is known.
 */
export class FaultyProxy {
  readonly #server: Server;
  readonly #random: Choices;
  readonly #port: number;
  readonly #open = new Set<Socket>();
  /** Port of the server behind it. */
  target = 0;
  /** Requests out of a hundred that are broken. */
  percent = 0;
  /** Nothing comes through at all. */
  dark = false;
  /** How often each thing was done. */
  readonly done = new Map<Fault | 'passed', number>();

  private constructor(server: Server, port: number, random: Choices) {
    this.#server = server;
    this.#port = port;
    this.#random = random;
    server.on('connection', (socket) => void this.#serve(socket).catch(() => socket.destroy()));
  }

  static async start(random: Choices): Promise<FaultyProxy> {
    const server = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return new FaultyProxy(server, port, random);
  }

  /** As a client knows it. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(client: Socket): Promise<void> {
    this.#open.add(client);
    client.on('error', () => undefined).once('close', () => this.#open.delete(client));
    const fault =
      !this.dark && this.#random.below(100) >= this.percent ? 'passed' : this.#random.pick(faults);
    this.#count(fault);
    if (this.dark || fault === 'refused') {
      client.resetAndDestroy();
      if (!this.dark) await this.#refuseAWhile();
      return;
    }
    const request = await readRequest(client);
    if (!request) return void client.destroy();
    await this.#handle(fault, client, request);
  }

  async #handle(fault: Fault | 'passed', client: Socket, request: Buffer): Promise<void> {
    switch (fault) {
      case 'reset before': {
        const part = request.subarray(0, this.#random.below(request.length));
        const lender = this.#connect();
        lender.on('error', () => undefined).end(part);
        await wait(5);
        lender.resetAndDestroy();
        return void client.resetAndDestroy();
      }
      case '5xx before':
        return void client.end(this.#gatewayError());
      case 'doubled': {
        const answers = await Promise.all([this.#forward(request), this.#forward(request)]);
        return void client.end(this.#random.pick(answers));
      }
      case 'repeated':
        await this.#forward(request);
        return void client.end(await this.#forward(request));
      default:
    }
    const answer = await this.#forward(request);
    switch (fault) {
      case 'reset after':
        return void client.resetAndDestroy();
      case '5xx after':
        return void client.end(this.#gatewayError());
      case 'truncated':
        return void client.end(answer.subarray(0, this.#random.below(answer.length)));
      case 'stalled':
        await wait(100 + this.#random.below(2_000));
        return void client.end(answer);
      case 'silent':
        await wait(20_000);
        return void client.destroy();
      default:
        return void client.end(answer);
    }
  }

  /** Sends a request to the server, from an address that does not wear out its patience, and gives all that it answers. */
  async #forward(request: Buffer): Promise<Buffer> {
    const lender = this.#connect();
    lender.write(request);
    const chunks: Buffer[] = [];
    for await (const chunk of lender) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  #connect(): Socket {
    // All of 127.0.0.0/8 is this machine, and each address has a rate of its own.
    const localAddress = `127.1.${this.#random.below(8)}.${1 + this.#random.below(250)}`;
    return connect({ host: '127.0.0.1', port: this.target, localAddress });
  }

  /** Lets go of the port: whoever connects meanwhile is refused by the operating system. */
  async #refuseAWhile(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    await wait(20);
    this.#server.listen(this.#port, '127.0.0.1');
  }

  #gatewayError(): string {
    const status = this.#random.pick(['500 Oops', '502 Bad Gateway', '503 Busy', '504 Timeout']);
    const page = '<h1>Sorry</h1>';
    return `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\ncontent-length: ${page.length}\r\nconnection: close\r\n\r\n${page}`;
  }

  #count(what: Fault | 'passed'): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }
}

/** One request, whole, with the wish that the connection ends after its answer; undefined where none came. */
async function readRequest(client: Socket): Promise<Buffer | undefined> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of client.iterator({ destroyOnReturn: false })) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) continue;
    const head = bytes.subarray(0, end).toString('latin1');
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    if (bytes.length < end + 4 + length) continue;
    const lines = head.split('\r\n').filter((line) => !/^connection:/i.test(line));
    const closing = `${lines.join('\r\n')}\r\nconnection: close\r\n\r\n`;
    return Buffer.concat([Buffer.from(closing, 'latin1'), bytes.subarray(end + 4)]);
  }
  return undefined;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
