import assert from 'node:assert/strict';
import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { etag } from 'hono/etag';
import { Hono } from 'hono';
import type { AppEnv } from '../../../demo/server/http/env.ts';
import { sendFile } from '../../../demo/server/http/files.ts';
import { keptFile } from '../../../demo/server/http/kept-files.ts';

describe('files that are kept in memory', () => {
  let folder = '';
  let file = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fs-central-kept-'));
    file = join(folder, 'script.js');
  });
  after(() => rm(folder, { recursive: true }));

  const site = () => new Hono<AppEnv>().get('/', etag(), (c) => sendFile(c, file));
  const read = async (app: Hono<AppEnv>) => {
    const response = await app.request('/', { headers: { 'accept-encoding': 'br' } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { text: brotliDecompressSync(bytes).toString(), tag: response.headers.get('etag') };
  };
  const content = (words: string) => words.repeat(100);

  it('are the same object as long as nothing has written them', async () => {
    await writeFile(file, content('one '));

    assert.equal(keptFile(file)?.bytes, keptFile(file)?.bytes);
  });

  it('are sent anew, under another tag, once a build has written them', async () => {
    await writeFile(file, content('old '));
    const app = site();
    const first = await read(app);

    await writeFile(file, content('new '));
    await utimes(file, new Date(), new Date(Date.now() + 2_000));
    const second = await read(app);

    assert.equal(first.text, content('old '));
    assert.equal(second.text, content('new '));
    assert.notEqual(first.tag, second.tag);
  });

  it('are sent anew when another file of the same size and age took the name', async () => {
    const time = new Date(1_700_000_000_000);
    await writeFile(file, content('here '));
    await utimes(file, time, time);
    const first = await read(site());

    await writeFile(`${file}.next`, content('then '));
    await utimes(`${file}.next`, time, time);
    await rename(`${file}.next`, file);

    assert.equal(first.text, content('here '));
    assert.equal((await read(site())).text, content('then '));
  });

  it('keep their tag over a restart, as browsers have kept them', async () => {
    await writeFile(file, content('same '));
    const { tag } = await read(site());
    await writeFile(file, content('other'));
    await read(site());
    await writeFile(file, content('same '));
    await utimes(file, new Date(), new Date(Date.now() + 4_000));

    assert.equal((await read(site())).tag, tag);
  });

  it('are none where there is a folder or nothing', async () => {
    assert.equal(keptFile(folder), undefined);
    assert.equal(keptFile(join(folder, 'nothing.js')), undefined);
    await writeFile(file, content('gone '));
    const app = site();
    await read(app);
    await rm(file);

    assert.equal((await app.request('/')).status, 404);
  });
});
