import type {
  Account,
  AccountDocument,
  Instalment,
  OAuthErrorBody,
  Payment,
  PaymentMethod,
  Page,
  Transaction,
  Vehicle,
} from '../../sdk/contract/index.ts';
import {
  type AccountData,
  packPersona,
  type PersonaData,
  type PersonasFile,
  unpackPersona,
} from '../../sdk/mocks/personas.ts';
import { Api, type Caller } from '../contract/conformance/api.ts';
import { newVerifier, passphrase, sendChallenge } from '../contract/conformance/sign-in.ts';
import type { Target } from '../contract/conformance/target.ts';

/** The business time at which the mocks' personas are read: a Tuesday, ten o'clock in Chicago. */
export const personasMoment = '2026-11-17T16:00:00Z';

/** Who is in the mocks. `gale.invited` has no sign-in yet, so there is nothing to read. */
const userIds = [
  'alex.current',
  'bailey.pastdue',
  'casey.lease',
  'drew.locked',
  'emery.final',
  'frankie.two',
  'harper.history',
  'morgan.mfa',
  'jamie.joint',
  'robin.cosigner',
];

/** Enough for several pages; harper's 10,000 would make the mocks' file too large to ship. */
const MOST_TRANSACTIONS = 84;
/** The same of documents: more than a page of the element. */
const MOST_DOCUMENTS = 60;

/**
 * Reads every persona's data through the API, in the form of `personas.json`.
 *
 * @param target a server whose business time began at {@link personasMoment}
 */
export async function readPersonas(target: Target): Promise<PersonasFile> {
  const api = new Api(target);
  const personas = [];
  for (const userId of userIds) {
    const persona = await readPersona(api, userId);
    const packed = packPersona(persona);
    // A member that the packed form forgets would be missing from the mocks without a word.
    if (JSON.stringify(unpackPersona(packed)) !== JSON.stringify(persona)) {
      throw new Error(`personas.json cannot hold all of what the server says of ${userId}`);
    }
    personas.push(packed);
  }
  return { now: personasMoment, personas };
}

async function readPersona(api: Api, userId: string): Promise<PersonaData> {
  const refusal = await signInRefusal(api, userId);
  if (refusal) {
    // The server counts from the moment it was seeded, some milliseconds after it began.
    const lockedUntil = refusal.locked_until?.replace(/:\d\d(\.\d+)?Z$/, ':00Z') ?? null;
    return {
      userId,
      lockedUntil,
      challenge: refusal.challenge?.kind ?? null,
      accounts: [],
      methods: [],
    };
  }
  const customer = await api.customer(userId);
  const { body: page } = await customer.call<Page<Account>>('listAccounts');
  const { body: methods } = await customer.call<Page<PaymentMethod>>('listPaymentMethods');
  const accounts = [];
  for (const account of page.items) accounts.push(await readAccount(customer, account));
  return { userId, lockedUntil: null, challenge: null, accounts, methods: methods.items };
}

async function signInRefusal(api: Api, userId: string): Promise<OAuthErrorBody | undefined> {
  const { prover } = api.stranger();
  const attempt = { userId, password: passphrase, verifier: newVerifier() };
  const response = await sendChallenge(prover, attempt);
  return response.ok ? undefined : ((await response.json()) as OAuthErrorBody);
}

async function readAccount(customer: Caller, account: Account): Promise<AccountData> {
  const { id } = account;
  const { items: schedule } = await customer.walk<Instalment>('getSchedule', id);
  const { body: vehicle } = await customer.call<Vehicle>('getVehicle', { id });
  const documents = await customer.call<Page<AccountDocument>>('listDocuments', {
    id,
    query: { limit: String(MOST_DOCUMENTS) },
  });
  const query = { limit: String(MOST_TRANSACTIONS) };
  const transactions = await customer.call<Page<Transaction>>('listTransactions', { id, query });
  const payments = await customer.call<Page<Payment>>('listPayments', {
    id,
    query: { limit: '20' },
  });
  return rename({
    account,
    vehicle,
    documents: documents.body.items,
    schedule,
    transactions: transactions.body.items,
    payments: payments.body.items,
  });
}

/** Gives what has a random name a steady one, so that two readings compare. */
function rename(data: AccountData): AccountData {
  const names = new Map<string, string>();
  const { id } = data.account;
  data.transactions
    .toReversed()
    .forEach((one, at) => names.set(one.id, `${id}-tx-${String(at + 1)}`));
  const payments = [
    ...data.transactions.map((one) => one.paymentId),
    ...data.payments.map((one) => one.id),
  ];
  for (const name of payments.reverse()) {
    if (name !== null && !names.has(name)) names.set(name, `${id}-pay-${String(names.size + 1)}`);
  }
  const steady = (name: string) => names.get(name) ?? name;
  return {
    ...data,
    documents: data.documents.map((one, at) => ({
      ...one,
      id: `${id}-doc-${String(data.documents.length - at)}`,
    })),
    transactions: data.transactions.map((one) => ({
      ...one,
      id: steady(one.id),
      paymentId: one.paymentId === null ? null : steady(one.paymentId),
    })),
    payments: data.payments.map((one) => ({
      ...one,
      id: steady(one.id),
      confirmationNumber: `SAMPLE-${steady(one.id).replace(/\D+/g, '-')}`,
    })),
  };
}
