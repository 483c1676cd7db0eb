import type {
  Account,
  AccountDocument,
  Instalment,
  Money,
  Payment,
  PaymentMethod,
  SignInChallenge,
  Transaction,
  Vehicle,
} from '../contract/index.ts';
import file from './personas.json' with { type: 'json' };

/** One instalment as `personas.json` keeps it: amounts are minor units of the account's currency. */
export type InstalmentRow = readonly [
  number: number,
  dueDate: string,
  amount: number,
  interest: number,
  principal: number,
  principalAfter: number,
  paid: number,
  status: string,
];

/** One transaction as `personas.json` keeps it. */
export type TransactionRow = readonly [
  id: string,
  kind: string,
  direction: string,
  date: string,
  recordedAt: string,
  amount: number,
  fees: number,
  interest: number,
  principal: number,
  principalAfter: number,
  paymentId: string | null,
];

/** One document as `personas.json` keeps it, the newest first; its id follows from its place. */
export type DocumentRow = readonly [
  kind: string,
  date: string,
  year: number,
  from: string | null,
  to: string | null,
  amount: number | null,
  unread: boolean,
];

/** An account with its lists in rows, which makes the file a fifth of the size. */
export interface PackedAccount {
  account: Account;
  vehicle: Vehicle;
  documents: DocumentRow[];
  schedule: InstalmentRow[];
  transactions: TransactionRow[];
  payments: Payment[];
}

/** A persona as `personas.json` keeps it. */
export interface PackedPersona {
  userId: string;
  /** Set while the persona is locked out; RFC 3339 in UTC. */
  lockedUntil?: string;
  /** The second step that a right password leads to. */
  challenge?: SignInChallenge['kind'];
  accounts: PackedAccount[];
  methods: PaymentMethod[];
}

/** The whole of `personas.json`. */
export interface PersonasFile {
  /** The moment that the reference server was at when the data was read; RFC 3339 in UTC. */
  now: string;
  personas: PackedPersona[];
}

/** An account with everything that belongs to it. */
export interface AccountData {
  account: Account;
  vehicle: Vehicle;
  /** Newest first. */
  documents: AccountDocument[];
  schedule: Instalment[];
  /** Newest first. */
  transactions: Transaction[];
  /** Newest first. */
  payments: Payment[];
}

/** A sandbox customer as the mocks play it. */
export interface PersonaData {
  userId: string;
  /** Set while the persona is locked out; RFC 3339 in UTC. */
  lockedUntil: string | null;
  /** The second step that a right password leads to; null where the password is enough. */
  challenge: SignInChallenge['kind'] | null;
  accounts: AccountData[];
  methods: PaymentMethod[];
}

/** The passphrase of every sandbox persona. */
export const SANDBOX_PASSPHRASE = 'sandbox-passphrase-2026';

const packed = file as unknown as PersonasFile;

/** The moment at which the personas' figures were taken; RFC 3339 in UTC. */
export const personasNow: string = packed.now;

/** A fresh copy of every persona, safe to change. */
export function loadPersonas(): PersonaData[] {
  return packed.personas.map(unpackPersona);
}

/**
 * A fresh copy of one persona's data, safe to change.
 *
 * @throws RangeError when there is no such persona
 */
export function loadPersona(userId: string): PersonaData {
  const found = packed.personas.find((persona) => persona.userId === userId);
  if (!found) throw new RangeError(`No persona "${userId}" in personas.json`);
  return unpackPersona(found);
}

/** Turns the file's form of a persona into the contract's. */
export function unpackPersona(persona: PackedPersona): PersonaData {
  const { userId, lockedUntil, challenge, accounts, methods } = structuredClone(persona);
  return {
    userId,
    lockedUntil: lockedUntil ?? null,
    challenge: challenge ?? null,
    accounts: accounts.map(unpackAccount),
    methods,
  };
}

function unpackAccount(packed: PackedAccount): AccountData {
  const { account, vehicle, documents, schedule, transactions, payments } = packed;
  const money = (amount: number): Money => ({ amount, currency: account.amountDue.currency });
  return {
    account,
    vehicle,
    documents: documents.map((row, at) =>
      unpackDocument(row, `${account.id}-doc-${String(documents.length - at)}`, account),
    ),
    schedule: schedule.map((row) => unpackInstalment(row, money)),
    transactions: transactions.map((row) => unpackTransaction(row, account.id, money)),
    payments,
  };
}

function unpackDocument(row: DocumentRow, id: string, account: Account): AccountDocument {
  const [kind, date, year, from, to, amount, unread] = row;
  const { currency } = account.amountDue;
  return {
    id,
    accountId: account.id,
    kind,
    date,
    year,
    period: from === null || to === null ? null : { from, to },
    amount: amount === null ? null : { amount, currency },
    unread,
  };
}

type ToMoney = (amount: number) => Money;

function unpackInstalment(row: InstalmentRow, money: ToMoney): Instalment {
  const [number, dueDate, amount, interest, principal, principalAfter, paid, status] = row;
  return {
    number,
    dueDate,
    amount: money(amount),
    interest: money(interest),
    principal: money(principal),
    principalAfter: money(principalAfter),
    paid: money(paid),
    status,
  };
}

function unpackTransaction(row: TransactionRow, accountId: string, money: ToMoney): Transaction {
  const [
    id,
    kind,
    direction,
    date,
    recordedAt,
    amount,
    fees,
    interest,
    principal,
    after,
    paymentId,
  ] = row;
  return {
    id,
    accountId,
    kind,
    direction,
    date,
    recordedAt,
    amount: money(amount),
    allocation: { fees: money(fees), interest: money(interest), principal: money(principal) },
    principalAfter: money(after),
    paymentId,
  };
}

/** Turns a persona's data into the file's form; the reverse of {@link unpackPersona}. */
export function packPersona(persona: PersonaData): PackedPersona {
  const { userId, lockedUntil, challenge, accounts, methods } = persona;
  return {
    userId,
    ...(lockedUntil === null ? {} : { lockedUntil }),
    ...(challenge === null ? {} : { challenge }),
    accounts: accounts.map(({ account, vehicle, documents, schedule, transactions, payments }) => ({
      account,
      vehicle,
      documents: documents.map((one) => [
        one.kind,
        one.date,
        one.year,
        one.period?.from ?? null,
        one.period?.to ?? null,
        one.amount?.amount ?? null,
        one.unread,
      ]),
      schedule: schedule.map((one) => [
        one.number,
        one.dueDate,
        one.amount.amount,
        one.interest.amount,
        one.principal.amount,
        one.principalAfter.amount,
        one.paid.amount,
        one.status,
      ]),
      transactions: transactions.map((one) => [
        one.id,
        one.kind,
        one.direction,
        one.date,
        one.recordedAt,
        one.amount.amount,
        one.allocation.fees.amount,
        one.allocation.interest.amount,
        one.allocation.principal.amount,
        one.principalAfter.amount,
        one.paymentId,
      ]),
      payments,
    })),
    methods,
  };
}
