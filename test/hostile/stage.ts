import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchBrowser, type Preferences } from '../support/browser.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { allPages } from './all-pages.ts';
import { clientId, elementsFor } from './document.ts';
import type { HostPage, Parts } from './host-page.ts';
import { type HostSite, pagesOf, startSite } from './host-site.ts';

/** Lender, hosts and browser of a spec; all are there once its first test runs. */
export interface HostileStage {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
  readonly pages: ReadonlyMap<string, HostPage>;
  readonly parts: Parts;
  /** The registered host, another of the same client, and one that nobody registered. */
  readonly sites: Record<'host' | 'second' | 'stranger', HostSite>;
}

/** A client of the registry, as `CLIENTS_FILE` takes it. */
export interface RegisteredClient {
  id: string;
  name: string;
  homeUri: string;
  embedOrigins: string[];
  modes?: string[];
  confirm?: 'frame' | 'window';
}

/** Starts a sandbox that knows these clients besides its own. */
export async function startSandboxWith(clients: RegisteredClient[]): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'fs-central-clients-'));
  const file = join(folder, 'clients.json');
  await writeFile(file, JSON.stringify(clients));
  const sandbox = await startSandbox({ CLIENTS_FILE: file });
  const dispose = async () => {
    await sandbox.dispose();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...sandbox, dispose };
}

/** Starts hosts, sandbox and browser before the tests of a file, and ends them after. */
export function setHostileStage(preferences: Preferences = {}): HostileStage {
  const stage = {} as { -readonly [Key in keyof HostileStage]: HostileStage[Key] };
  before(async () => {
    const [host, second] = [await startSite(), await startSite()];
    // Another address of the loopback is another site to a browser.
    const stranger = await startSite('127.0.0.3');
    stage.sites = { host, second, stranger };
    const client: RegisteredClient = {
      id: clientId,
      name: 'Harbor Street Autos',
      homeUri: `${host.origin}/`,
      embedOrigins: [host.origin, second.origin],
    };
    // One after the other: what came beside something that did not would be left to nobody.
    stage.pages = await allPages();
    stage.browser = await launchBrowser(preferences);
    stage.sandbox = await startSandboxWith([client]);
    stage.parts = partsFor(stage.sandbox.lender, host, stage.sites);
    for (const site of Object.values(stage.sites)) {
      site.serve(pagesOf(stage.pages, { ...stage.parts, host: site.origin }));
    }
  });
  after(async () => {
    await stage.browser?.close();
    await stage.sandbox?.dispose();
    for (const site of Object.values(stage.sites)) await site.close();
  });
  return stage;
}

function partsFor(lender: string, host: HostSite, sites: HostileStage['sites']): Parts {
  const nonce = 'aGFyYm9yLXN0cmVldA';
  return {
    lender,
    host: host.origin,
    registered: host.origin,
    second: sites.second.origin,
    stranger: sites.stranger.origin,
    nonce,
    embed: `<script type="module" src="${lender}/embed.js" nonce="${nonce}"></script>`,
    elements: elementsFor(lender),
    script: (code) => `<script nonce="${nonce}">${code}</script>`,
  };
}
