import type { AccountState, Entry, IsoDate, Terms } from '../lending/index.ts';

/** What was financed, all of it invented. */
export interface Vehicle {
  year: number;
  make: string;
  model: string;
  trim: string | null;
}

/** How far a leased vehicle has gone, against what the lease allows over its term. */
export interface LeaseUse {
  distanceUnit: 'mi' | 'km';
  allowance: number;
  used: number;
  readOn: IsoDate;
}

/** A payment of the history that was made here and that the bank returned. */
export interface ReturnedPayment {
  id: string;
  methodId: string;
  /** Places among the account's entries: the payment's and its reversal's. */
  payment: number;
  reversal: number;
}

/** A contract with the history that the lending core made of it. */
export interface PersonaAccount {
  id: string;
  contractNumber: string;
  vin: string;
  vehicle: Vehicle;
  terms: Terms;
  state: AccountState;
  /** Oldest first. */
  entries: Entry[];
  returned?: ReturnedPayment;
  /** Set where instalments are collected on their due dates. */
  autopay?: { methodId: string };
  lease?: LeaseUse;
  /** User ID of the persona who has signed the contract, too. */
  coBorrower?: string;
  /** Days on which the customer asked for a payoff letter, oldest first. */
  letters?: IsoDate[];
}

/** A bank account of the sandbox bank. */
export interface PersonaMethod {
  id: string;
  kind: 'us_bank_account';
  /** A valid checksum in a range that no bank has. */
  routingNumber: string;
  accountNumber: string;
  accountType: 'checking' | 'savings';
  nickname: string | null;
  status: 'verified' | 'unverified';
  isDefault: boolean;
}

/** An invented customer of the sandbox. */
export interface Persona {
  userId: string;
  name: string;
  email: string;
  /** A number of the range 555-0100 to 555-0199, kept free for fiction. */
  phone: string;
  zone: string;
  locale: string;
  /** Asked at registration, where the contract has it. */
  birthDate?: IsoDate;
  /** Until when sign-in is refused; RFC 3339 in UTC. */
  lockedUntil?: string;
  /** Set where the customer has yet to register. */
  invitation?: { sentOn: IsoDate };
  secondFactor?: 'email_code';
  accounts: PersonaAccount[];
  /** The default comes first. */
  methods: PersonaMethod[];
}
