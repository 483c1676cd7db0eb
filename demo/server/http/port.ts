import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../config.ts';

/** A port that is taken, whether or not there is an answer yet. */
export interface Port {
  readonly number: number;
  /** Says who answers from now on; before that, everything is answered with 503. */
  answer(listener: RequestListener): void;
  /** Takes no more requests, and resolves when those under way are answered. */
  stop(): Promise<void>;
}

/** Milliseconds that requests under way get. */
const grace = 10_000;

/**
 * Takes a port on loopback addresses.
 *
 * @param name the setting's name, for the message
 * @param hosts addresses; those after the first are left out where the machine has none such
 * @param wanted 0 takes a free one
 * @throws ConfigError where someone has it
 */
export async function openPort(
  name: string,
  hosts: readonly string[],
  wanted: number,
): Promise<Port> {
  let listener: RequestListener = notYet;
  const servers: Server[] = [];
  let number = wanted;
  for (const host of hosts) {
    const server = createServer((request, response) => listener(request, response));
    try {
      await listen(server, host, number);
    } catch (error) {
      // A machine without IPv6 has no ::1.
      if (servers.length > 0 && !hasCode(error, 'EADDRINUSE')) continue;
      await Promise.all(servers.map(stop));
      throw explain(error, name, number);
    }
    number = (server.address() as AddressInfo).port;
    servers.push(server);
  }
  return {
    number,
    answer(next) {
      listener = next;
    },
    async stop() {
      await Promise.all(servers.map(stop));
    },
  };
}

const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1', 'x-request-id': crypto.randomUUID() }).end();
};

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), grace);
    // A connection that was busy a moment ago is kept alive; nobody will use it again.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(sweep);
      resolve();
    });
  });
}

function explain(error: unknown, name: string, port: number): unknown {
  if (hasCode(error, 'EADDRINUSE')) {
    return new ConfigError(`Port ${port} is in use. Stop what uses it, or set ${name} to another.`);
  }
  if (hasCode(error, 'EACCES')) {
    return new ConfigError(`Port ${port} needs more rights. Set ${name} to one above 1023.`);
  }
  return error;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
