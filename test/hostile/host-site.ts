import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { documentOf } from './document.ts';
import type { HostPage, Parts } from './host-page.ts';

/** What an address answers with. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

/** A site of ours that serves host pages and keeps every request it gets. */
export interface HostSite {
  readonly origin: string;
  /** Address, headers and body of every request, as text for the scan. */
  requests(): string;
  /** Says what the site serves; it listens before, since its address must be registered first. */
  serve(answer: (path: string) => Answer | undefined): void;
  close(): Promise<void>;
}

/** Starts a site on a loopback address. */
export async function startSite(hostname = '127.0.0.1', port = 0): Promise<HostSite> {
  let find: (path: string) => Answer | undefined = () => undefined;
  let requests = '';
  const server: Server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, hostname, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    origin: `http://${hostname}:${address.port}`,
    requests: () => requests,
    serve: (given) => (find = given),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { pathname } = new URL(request.url ?? '/', 'http://host.example');
    requests += `\n${request.method} ${request.url} ${request.rawHeaders.join(' ')} ${body}`;
    const found = find(pathname);
    response.writeHead(found?.status ?? (found ? 200 : 404), {
      'content-type': 'text/html; charset=utf-8',
      ...found?.headers,
    });
    response.end(found?.body ?? 'There is nothing here.');
  }
}

/** Answers with the pages by name, and with their further files. */
export function pagesOf(
  pages: ReadonlyMap<string, HostPage>,
  parts: Parts,
): (path: string) => Answer | undefined {
  return (path) => {
    const [, name = '', file] = path.split('/');
    if (name === 'blank') return { body: '<!doctype html><title>Elsewhere</title>' };
    const page = pages.get(name);
    if (!page) return undefined;
    if (!file) return { headers: page.headers?.(parts) ?? {}, body: documentOf(page, parts) };
    const found = page.files?.[file];
    return (
      found && {
        headers: { 'content-type': found.type, ...found.headers },
        body: found.body(parts),
      }
    );
  };
}
