import { expect } from 'chai';
import { activity } from '../../src/i18n/en/activity.ts';
import { activityChart } from '../../src/i18n/en/activity-chart.ts';
import { activityHistory } from '../../src/i18n/en/activity-history.ts';
import { autopayPanel } from '../../src/i18n/en/autopay-panel.ts';
import { autopaySetup } from '../../src/i18n/en/autopay-setup.ts';
import { autopaySummary } from '../../src/i18n/en/autopay-summary.ts';
import { balanceCard } from '../../src/i18n/en/balance-card.ts';
import { bankAccounts } from '../../src/i18n/en/bank-accounts.ts';
import { bankEntry } from '../../src/i18n/en/bank-entry.ts';
import { common } from '../../src/i18n/en/common.ts';
import { documentList } from '../../src/i18n/en/document-list.ts';
import { documents } from '../../src/i18n/en/documents.ts';
import { errors } from '../../src/i18n/en/errors.ts';
import { frame } from '../../src/i18n/en/frame.ts';
import { inlineGuard } from '../../src/i18n/en/inline-guard.ts';
import { keptBack } from '../../src/i18n/en/kept-back.ts';
import { login } from '../../src/i18n/en/login.ts';
import { methods } from '../../src/i18n/en/methods.ts';
import { paymentPanel } from '../../src/i18n/en/payment-panel.ts';
import { paymentSteps } from '../../src/i18n/en/payment-steps.ts';
import { payoff } from '../../src/i18n/en/payoff.ts';
import { portal } from '../../src/i18n/en/portal.ts';
import { portalPlaces } from '../../src/i18n/en/portal-places.ts';
import { planChange } from '../../src/i18n/en/plan-change.ts';
import { planPanel } from '../../src/i18n/en/plan-panel.ts';
import { securityLists } from '../../src/i18n/en/security-lists.ts';
import { securityPanel } from '../../src/i18n/en/security-panel.ts';
import { session } from '../../src/i18n/en/session.ts';
import { recovery } from '../../src/i18n/en/recovery.ts';
import { registration } from '../../src/i18n/en/registration.ts';
import { preferences } from '../../src/i18n/en/preferences.ts';
import { preferencesBody } from '../../src/i18n/en/preferences-body.ts';
import { preferencesConsent } from '../../src/i18n/en/preferences-consent.ts';
import { signInPanels } from '../../src/i18n/en/sign-in-panels.ts';
import { supportCard } from '../../src/i18n/en/support-card.ts';
import { supportDesk } from '../../src/i18n/en/support-desk.ts';
import { vehicleCard } from '../../src/i18n/en/vehicle-card.ts';
import { vehicleDetails } from '../../src/i18n/en/vehicle-details.ts';
import { windows } from '../../src/i18n/en/windows.ts';
import { es } from '../../src/i18n/es/index.ts';
import {
  type Catalogues,
  loadCatalogues,
  loadedCatalogues,
  supportedLocale,
} from '../../src/i18n/index.ts';

/** Every text of a catalogue, functions filled in. */
function textsOf(catalogue: object, path = ''): [path: string, text: unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    if (typeof value === 'function') {
      const fill = value as (...given: unknown[]) => unknown;
      return [[path + key, fill(...Array.from({ length: fill.length }, () => '3'))]];
    }
    if (typeof value === 'object') return textsOf(value as object, `${path}${key}.`);
    return [[path + key, value as unknown]] as [string, unknown][];
  });
}

// Words that are the same in both.
const same = new Set<unknown>(['IBAN', 'App', 'English', 'Español']);

const english = {
  activity,
  activityChart,
  activityHistory,
  autopayPanel,
  autopaySetup,
  autopaySummary,
  balanceCard,
  bankAccounts,
  bankEntry,
  common,
  documentList,
  documents,
  errors,
  frame,
  inlineGuard,
  keptBack,
  login,
  methods,
  paymentPanel,
  paymentSteps,
  payoff,
  portal,
  portalPlaces,
  planChange,
  planPanel,
  securityLists,
  securityPanel,
  session,
  recovery,
  registration,
  preferences,
  preferencesBody,
  preferencesConsent,
  signInPanels,
  supportCard,
  supportDesk,
  vehicleCard,
  vehicleDetails,
  windows,
} satisfies Catalogues;

describe('catalogues', () => {
  it('are in Spanish word for word where they exist in English', () => {
    for (const name of Object.keys(english) as (keyof typeof english)[]) {
      const spanish = new Map(textsOf(es[name]));
      for (const [path, text] of textsOf(english[name])) {
        expect(spanish.get(path), `${name}.${path}`).to.be.a('string').that.is.not.empty;
        if (same.has(text)) continue;
        expect(spanish.get(path), `${name}.${path}`).to.not.equal(text);
      }
    }
  });

  it('hold no code names and blame nobody', () => {
    for (const [path, text] of textsOf(english)) {
      expect(text, path).to.not.match(/_|invalid|illegal|\berror\b|undefined|null|\bHTTP\b/i);
    }
  });

  it('say what happened, what it means and what to do for every failure', () => {
    for (const [kind, text] of Object.entries(errors)) {
      expect(Object.keys(text), kind).to.deep.equal(['title', 'meaning', 'next']);
    }
  });

  it('count waiting times in seconds, in minutes from a minute and a half, and in hours from as many minutes', () => {
    expect(errors.rateLimited.next(1)).to.equal('Try again in 1 second.');
    expect(errors.rateLimited.next(40)).to.equal('Try again in 40 seconds.');
    expect(errors.rateLimited.next(150)).to.equal('Try again in 3 minutes.');
    expect(errors.rateLimited.next(86_340)).to.equal('Try again in 24 hours.');
    expect(errors.rateLimited.next(0)).to.equal('Wait a moment, then try again.');
  });

  it('are loaded by language, English never', async () => {
    expect(loadCatalogues('en-GB')).to.equal(undefined);
    expect(loadedCatalogues('en-GB')).to.equal(undefined);

    await loadCatalogues('es-MX');

    expect(loadedCatalogues('es')).to.equal(es);
    expect(loadCatalogues('es-US')).to.equal(undefined);
  });
});

describe('supportedLocale', () => {
  const cases: [asked: string, given: string][] = [
    ['en-GB', 'en-GB'],
    ['EN-us', 'en-US'],
    ['es-MX', 'es-MX'],
    ['fr-CA', 'en'],
    ['', 'en'],
    ['en_US', 'en'],
    ['not a tag', 'en'],
  ];
  for (const [asked, given] of cases) {
    it(`gives Intl "${given}" for "${asked}"`, () => {
      expect(supportedLocale(asked)).to.equal(given);
    });
  }
});
