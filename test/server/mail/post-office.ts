import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Answers to the end of a mail, in order; `250` once they are used up, `silence` leaves the line open. */
export type Mood = '250' | '451' | '550' | 'hang up' | 'silence';

/** A mail server that says what the test wants, and keeps what it took. */
export class PostOffice {
  /** Mails as they came over the line, those it then refused among them. */
  readonly mails: string[] = [];
  /** What it says to the next mails. */
  readonly moods: Mood[] = [];
  /** Nothing is said to the end of a mail before this is resolved. */
  until: Promise<void> = Promise.resolve();
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<PostOffice> {
    const server = createServer();
    const office = new PostOffice(server);
    server.on('connection', (socket) => office.#serve(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return office;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    let heard = '';
    let inMail = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 post.example ESMTP');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      heard += chunk;
      for (;;) {
        const end = heard.indexOf(inMail ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = heard.slice(0, end);
        heard = heard.slice(end + (inMail ? 5 : 2));
        if (inMail) {
          inMail = false;
          this.mails.push(part);
          const mood = this.moods.shift() ?? '250';
          if (mood === 'hang up') return void socket.destroy();
          if (mood === 'silence') return;
          void this.until.then(() => say(`${mood} so be it`));
        } else if (part === 'DATA') {
          inMail = true;
          say('354 go on');
        } else if (part === 'QUIT') {
          say('221 bye');
          socket.end();
        } else {
          say('250 yes');
        }
      }
    });
  }
}
