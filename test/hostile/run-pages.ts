import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { formatMoney } from '../../sdk/index.ts';
import { signedInClient } from '../support/api.ts';
import { allPages } from './all-pages.ts';
import { accountCanaries, type Canary, digits, figure, scan, secret } from './canaries.ts';
import {
  frameOf,
  framedAmount,
  paid,
  payFramed,
  reach,
  saveBankAccount,
  savedBank,
  settledElement,
  signInFramed,
  signInRefused,
  signOutFramed,
  typeBankNumbers,
  typed,
  typeName,
  wrongPassword,
} from './customer.ts';
import {
  type Family,
  type HostPage,
  type Outcome,
  type Tag,
  tags,
  type Visit,
} from './host-page.ts';
import { engine, expectedOutcome, type Row, tell } from './outcomes.ts';
import { type HostileStage, setHostileStage } from './stage.ts';
import { until } from './until.ts';
import { Witness } from './witness.ts';

const all = process.env['HOSTILE'] === 'all';
/** Family names of the personas: none is a word that a page could hold. */
const customers = ['Winterbourne', 'Thornquist', 'Amberfield', 'Okonjima'];
const only = process.env['HOSTILE_PAGE'];

/**
 * Tests every page of a family, each in a browser context of its own. `HOSTILE=all` takes all
 * pages, else only the quick ones are tried; `HOSTILE_PAGE` names a single one.
 */
export async function testPages(family: Family): Promise<void> {
  const pages = [...(await allPages())]
    .filter(([name, page]) =>
      only
        ? name === only && page.family === family
        : page.family === family && (all || page.quick),
    )
    // What is paid on a thorough page is no longer due on those after it.
    .sort(([, one], [, other]) => Number(one.thorough ?? false) - Number(other.thorough ?? false));
  if (pages.length === 0) return;
  describe(family, () => {
    const stage = setHostileStage();
    for (const [name, hostPage] of pages) {
      // None may hold up the others for ever.
      it(`${name}: ${hostPage.about}`, { timeout: 180_000 }, () => tryPage(stage, name, hostPage));
    }
  });
}

async function tryPage(stage: HostileStage, name: string, hostPage: HostPage): Promise<void> {
  const context = await stage.browser.createBrowserContext();
  const page = await context.newPage();
  try {
    await visit(stage, name, hostPage, page);
  } finally {
    await context.close();
  }
}

async function visit(stage: HostileStage, name: string, hostPage: HostPage, page: Page) {
  const { sandbox, parts, sites } = stage;
  const userId = hostPage.userId ?? 'alex.current';
  const site = hostPage.fromStranger ? sites.stranger : sites.host;
  const client = await signedInClient(sandbox.lender, userId);
  const [account] = (await client.accounts.list()).items;
  assert.ok(account);
  const witness = new Witness(page, sandbox.lender);
  const visit: Visit = { page, parts, keepTrace: () => witness.keepTrace() };

  await page.setViewport({ width: 1280, height: 1600 });
  await page.goto(`${site.origin}/${name}`, { waitUntil: 'domcontentloaded' });
  await hostPage.arrive?.(visit);

  const hands = hostPage.keyless?.includes(engine) ? 'script' : 'keyboard';
  const outcomes = new Map<Tag, Row['outcome']>();
  const problems: unknown[] = [];
  const more: Canary[] = [];
  const attempts: Partial<Record<Tag, (look: () => Promise<void>) => Promise<void>>> = {
    'fs-login': async () => {
      if (hostPage.thorough) {
        await signInRefused(page, userId, hands);
        more.push(secret('wrong password', wrongPassword));
      }
      await signInFramed(page, userId, hands);
      await hostPage.signedIn?.(visit);
    },
    'fs-balance-card': async (look) => {
      assert.equal(await framedAmount(page, look), formatMoney(account.amountDue, 'en-US'));
    },
    'fs-payment-panel': async (look) => {
      await typeBankNumbers(page, hands);
      if (!hostPage.thorough) return;
      await saveBankAccount(page, hands);
      more.push(secret('bank', savedBank), digits('last four', typed.accountNumber.slice(-4)));
      await settledElement(page, 'fs-payment-panel', look);
      more.push(secret('confirmation number', await payFramed(page)), figure('payment', paid));
      more.push(...accountCanaries(await client.accounts.get(account.id)));
    },
    'fs-plan-panel': async (look) => {
      await settledElement(page, 'fs-plan-panel', look);
      if (hostPage.thorough) await typeName(page, hands);
    },
  };
  for (const tag of tags) {
    const expected = expectedOutcome(hostPage, tag);
    try {
      const look = () => reach(witness.hostFrames(), tag);
      await look();
      if (expected === 'working') await (attempts[tag]?.(look) ?? settledElement(page, tag, look));
      await settle(page, hostPage, witness, tag, expected);
      outcomes.set(tag, expected);
    } catch (problem) {
      outcomes.set(tag, 'broken');
      const failure = await witness.failure(tag);
      problems.push(
        new Error(`${tag} (${failure ?? 'no fs-error'}): ${String(problem)}`, { cause: problem }),
      );
    }
  }
  for (const [tag, outcome] of outcomes) {
    const because = outcome === 'fallback' ? (hostPage.fallback?.because ?? '') : '';
    tell({ page: name, engine, tag, outcome, because });
  }

  const tokens = await witness.tokens();
  // Signing out says something, too.
  if (hostPage.thorough) {
    await reach(witness.hostFrames(), 'fs-login');
    await signOutFramed(page, hands).catch((problem) => problems.push(problem));
  }
  const seen = await witness.testimony(Object.values(sites));
  const canaries: Canary[] = [
    secret('user ID', userId),
    ...Object.entries(typed).map(([what, text]) => secret(what, text)),
    ...tokens,
    ...customers.map((name) => secret('name', name)),
    ...more,
    ...accountCanaries(account),
  ];
  assert.deepEqual(scan(seen, canaries), [], 'the host has seen nothing');
  assert.deepEqual(witness.strayed, [], 'the frames speak to the lender alone');
  if (problems.length > 0) throw new AggregateError(problems, String(problems[0]));
  // Or the scan would have looked for less than it should.
  if (outcomes.get('fs-balance-card') === 'working') assert.ok(tokens.length >= 2, 'tokens known');
  if (hostPage.thorough) await leakAll(page, witness, canaries);
}

/** Tells the page each of the secrets: a scan that does not find them now has said nothing before. */
async function leakAll(page: Page, witness: Witness, canaries: readonly Canary[]): Promise<void> {
  for (const { sample } of canaries) {
    await page.evaluate((text) => void (document.body.dataset['leak'] = text), sample);
  }
  const seen = await witness.testimony([]);
  const missed = canaries.filter((canary) => scan(seen, [canary]).length === 0);
  assert.deepEqual(missed, [], 'each would have been found');
}

/** Waits until the host's page shows the element or its link, and never both. */
async function settle(page: Page, host: HostPage, witness: Witness, tag: Tag, expected: Outcome) {
  const link = () => anyTrue(witness, `(${String(linkShown)})(${JSON.stringify(tag)})`);
  if (expected === 'working') {
    await until(`${tag} without its link`, async () => !(await link()));
    return;
  }
  if (!host.fallback?.silent) {
    await until(`a failure told by ${tag}`, () => witness.failure(tag), 40_000);
  }
  await until(`the link of ${tag}`, link);
  const made = frameOf(page, tag);
  const works = await made?.evaluate(`!!document.querySelector('${tag}')`).catch(() => false);
  assert.ok(!works, `${tag} shows its link and works, too`);
}

/** Whether an expression is true in any document of the host's. */
async function anyTrue(witness: Witness, expression: string): Promise<boolean> {
  for (const frame of witness.hostFrames()) {
    if (await frame.evaluate(expression).catch(() => false)) return true;
  }
  return false;
}

/** Whether a tag's link can be seen, in a shadow root of the host's too. Runs in the page. */
function linkShown(tag: string): boolean {
  const look = (inside: ParentNode): boolean => {
    const link = inside.querySelector(`${tag} a`);
    if (link) return link.checkVisibility() && link.getBoundingClientRect().height > 0;
    const nodes = inside.querySelectorAll('*');
    // eslint-disable-next-line @typescript-eslint/prefer-for-of -- a page may have taken the lists' iterator away
    for (let i = 0; i < nodes.length; i += 1) {
      const root = nodes[i]?.shadowRoot;
      if (root && look(root)) return true;
    }
    return false;
  };
  return look(document);
}
