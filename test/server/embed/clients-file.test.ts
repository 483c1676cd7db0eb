import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { readClientsFile } from '../../../demo/server/auth/clients-file.ts';
import { framedTags } from '../../../sdk/contract/index.ts';
import { ConfigError } from '../../../demo/server/config.ts';
import { temporaryFolder } from '../support/folder.ts';
import { ServerProcess } from '../support/process.ts';

const site = { origin: 'http://localhost:4400', dealerOrigin: 'http://127.0.0.1:4401' };
const dealer = {
  id: 'harbor-autos',
  name: 'Harbor Autos',
  homeUri: 'https://harbor.example/',
  embedOrigins: ['https://harbor.example'],
};

async function read(test: TestContext, content: unknown) {
  const file = join(await temporaryFolder(test), 'clients.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readClientsFile(file, site);
}

describe('a file of clients', () => {
  it('needs an id, a name and a home; the rest is as for a dealer', async (test) => {
    const [client] = await read(test, [
      { id: 'harbor-autos', name: 'Harbor Autos', homeUri: 'https://harbor.example/' },
    ]);

    assert.deepEqual(client, {
      id: 'harbor-autos',
      name: 'Harbor Autos',
      firstParty: false,
      modes: ['frame', 'popup', 'redirect'],
      embedOrigins: [],
      inlineOrigins: [],
      apiOrigins: ['http://localhost:4400'],
      redirectUris: ['http://localhost:4400/embed/callback'],
      homeUri: 'https://harbor.example/',
      elements: framedTags,
      theme: {},
      confirm: 'frame',
    });
  });

  it('may name the lender without knowing its port', async (test) => {
    const [client] = await read(test, [
      { ...dealer, redirectUris: ['{lender}/embed/callback', 'https://harbor.example/back'] },
    ]);

    assert.deepEqual(client?.redirectUris, [
      'http://localhost:4400/embed/callback',
      'https://harbor.example/back',
    ]);
  });

  it('may hold hosts of this machine on plain http', async (test) => {
    const embedOrigins = ['http://127.0.0.2:4403', 'http://localhost:8080', 'http://[::1]:9000'];

    const [client] = await read(test, [{ ...dealer, embedOrigins }]);

    assert.deepEqual(client?.embedOrigins, embedOrigins);
  });

  const refused: Record<string, [content: unknown, message: RegExp]> = {
    'text that is not JSON': ['{', /clients\.json": is not JSON\.$/],
    'one client alone': [dealer, /must hold an array of clients/],
    'an entry that is none': [['x'], /client 1: it: /],
    'no id': [[{ ...dealer, id: undefined }], /client 1: id: is missing or malformed/],
    'an id with blanks': [[{ ...dealer, id: 'harbor autos' }], /client 1: id: must be lower case/],
    'an id twice': [[dealer, dealer], /client 2: the id "harbor-autos" is taken/],
    'an id of the sandbox': [[{ ...dealer, id: 'portal' }], /the id "portal" is taken/],
    'no name': [[{ ...dealer, name: '' }], /name: must have 1 to 80 characters/],
    'a member that is mistyped': [
      [{ ...dealer, embedOrigin: [] }],
      /it has members that are not known: embedOrigin\.$/,
    ],
    'a path in an origin': [
      [{ ...dealer, embedOrigins: ['https://harbor.example/'] }],
      /embedOrigins\.0: must be an origin such as/,
    ],
    'a wildcard': [[{ ...dealer, embedOrigins: ['https://*'] }], /embedOrigins\.0/],
    'a wildcard of names': [
      [{ ...dealer, embedOrigins: ['https://*.example'] }],
      /embedOrigins\.0/,
    ],
    'a wildcard of ports': [
      [{ ...dealer, embedOrigins: ['https://a.example:*'] }],
      /embedOrigins\.0/,
    ],
    'a bare wildcard': [[{ ...dealer, embedOrigins: ['*'] }], /embedOrigins\.0/],
    'the opaque origin': [[{ ...dealer, embedOrigins: ['null'] }], /embedOrigins\.0/],
    'plain http elsewhere': [
      [{ ...dealer, embedOrigins: ['http://harbor.example'] }],
      /embedOrigins\.0/,
    ],
    'a name that begins like this machine': [
      [{ ...dealer, embedOrigins: ['http://localhost.harbor.example'] }],
      /embedOrigins\.0/,
    ],
    'a home that runs': [[{ ...dealer, homeUri: 'javascript:alert(1)' }], /homeUri: must be an/],
    'a home on plain http': [[{ ...dealer, homeUri: 'http://harbor.example/' }], /homeUri/],
    'a redirect with a fragment': [
      [{ ...dealer, redirectUris: ['https://harbor.example/#x'] }],
      /redirectUris\.0/,
    ],
    'a redirect with a password': [
      [{ ...dealer, redirectUris: ['https://me:secret@harbor.example/'] }],
      /redirectUris\.0/,
    ],
    'a mode that there is not': [
      [{ ...dealer, modes: ['window'] }],
      /modes\.0: must be one of inline, frame, popup, redirect\.$/,
    ],
    'no mode': [[{ ...dealer, modes: [] }], /modes/],
    'an element that cannot be framed': [[{ ...dealer, elements: ['fs-central'] }], /elements\.0/],
    'a token that is not public': [[{ ...dealer, theme: { color: 'red' } }], /theme/],
    'a value that fetches': [
      [{ ...dealer, theme: { '--fs-font': 'url(//evil.example)' } }],
      /theme\.--fs-font: must be a plain CSS value/,
    ],
    'a dealer who calls the API': [
      [{ ...dealer, apiOrigins: ['https://harbor.example'] }],
      /\("harbor-autos"\): https:\/\/harbor\.example cannot both frame the lender and call its API/,
    ],
    'a dealer who stands inline': [
      [{ ...dealer, inlineOrigins: ['https://harbor.example'] }],
      /inlineOrigins are for a client that is firstParty/,
    ],
  };
  for (const [what, [content, message]] of Object.entries(refused)) {
    it(`is refused for ${what}`, async (test) => {
      await assert.rejects(read(test, content), (error) => {
        assert.ok(error instanceof ConfigError, String(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }

  it('stops a server at its start, and says so', async (test) => {
    const server = await ServerProcess.start(await temporaryFolder(test), {
      CLIENTS_FILE: '/nowhere/clients.json',
    });
    await server.end();

    assert.equal(server.exitCode, 1);
    assert.match(server.output, /^CLIENTS_FILE "\/nowhere\/clients\.json": cannot be read\.$/m);
  });

  it('is refused where it is not there', async () => {
    await assert.rejects(readClientsFile('/nowhere/clients.json', site), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /CLIENTS_FILE "\/nowhere\/clients\.json": cannot be read\./);
      return true;
    });
  });
});
