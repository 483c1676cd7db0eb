import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

/** Serves dist under `/assets`, and pages given as text. */
export async function serve(pages) {
  const server = createServer(async ({ url }, response) => {
    const page = pages[url];
    const body = page ?? (await readFile(url.replace(/^\/assets/, 'dist')).catch(() => undefined));
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader('content-type', types[extname(url)] ?? 'text/html');
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
