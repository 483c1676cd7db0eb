import {
  type Instalment,
  type Money,
  type PlanChange,
  planDetailsSchema,
  type PlanEffect,
  type PlanInput,
  planInputSchema,
  type PlanOption,
  type PlanPreview,
  planSignatureSchema,
} from '../contract/index.ts';
import { answerOnce, keyOf } from './keyed.ts';
import { isBankDay } from './lending.ts';
import { type AccountData, type PersonaData, personasNow } from './personas.ts';
import { projectionOf } from './projections.ts';
import { pageFor, readBody } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf, type World } from './world.ts';

const DAY = 86_400_000;
const today = () => personasNow.slice(0, 10);
const months = { extension: [1, 2], hardship: [1, 2, 3] };

/** `GET /v1/accounts/{id}/plan-options` */
export function getPlanOptions(world: World, persona: PersonaData, accountId?: string): Answer {
  const data = accountOf(persona, accountId);
  const options = (['due_date', 'extension', 'hardship'] as const).map((kind): PlanOption => {
    const reasons = against(world, data, kind).map((code) => ({ code, until: null }));
    return { kind, eligible: reasons.length === 0, reasons, choices: choicesOf(kind) };
  });
  return { status: 200, body: { accountId: data.account.id, asOf: today(), options } };
}

/** `POST /v1/accounts/{id}/plan-previews` */
export async function previewPlanChange(
  world: World,
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Promise<Answer> {
  const data = accountOf(persona, accountId);
  return { status: 200, body: previewOf(world, data, await readBody(request, planInputSchema())) };
}

/** `GET /v1/accounts/{id}/plan-changes`, newest first. */
export function listPlanChanges(
  world: World,
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Answer {
  const { account } = accountOf(persona, accountId);
  return { status: 200, body: pageFor(request, changesOf(world, account.id)) };
}

/** `POST /v1/accounts/{id}/plan-changes`; the key decides as for a payment. */
export async function requestPlanChange(
  world: World,
  persona: PersonaData,
  request: Request,
  accountId?: string,
): Promise<Answer> {
  const key = keyOf(request);
  const data = accountOf(persona, accountId);
  const input = await readBody(request, planInputSchema());
  return answerOnce(
    world,
    persona,
    key,
    [data.account.id, input.kind, input.choice, input.details],
    () => {
      const change: PlanChange = {
        id: world.nextId('plc'),
        accountId: data.account.id,
        ...previewOf(world, data, input),
        status: 'awaiting_signatures',
        decideOn: null,
        reason: null,
        signers: signersOf(persona, data.account.id),
        events: [{ kind: 'requested', at: personasNow }],
      };
      world.plans.set(data.account.id, [change, ...changesOf(world, data.account.id)]);
      return { status: 201, body: structuredClone(change) };
    },
  );
}

/** `POST /v1/plan-changes/{id}/signatures` */
export async function signPlanChange(
  world: World,
  persona: PersonaData,
  request: Request,
  id?: string,
): Promise<Answer> {
  const shared = sharedOf(world, persona).find((one) => one.id === id);
  const change = shared ?? changeOf(world, persona, id);
  const { name } = await readBody(request, planSignatureSchema());
  const signer = change.signers[shared ? 1 : 0];
  if (signer?.signedAt !== null) return { status: 200, body: change };
  if (change.status !== 'awaiting_signatures') throw new Refusal(422, 'plan_change_closed');
  if (name.trim().toLowerCase() !== signer.name.toLowerCase()) {
    const code = 'signature_name_mismatch';
    throw new Refusal(422, code, { errors: [{ pointer: '/name', code }] });
  }
  signer.signedAt = personasNow;
  const all = change.signers.every(({ signedAt }) => signedAt !== null);
  return { status: 200, body: moved(change, all ? 'in_review' : change.status, 'signed') };
}

/** `GET /v1/plan-changes`, newest first: those of whose contract the customer is a co-borrower. */
export function listSharedPlanChanges(
  world: World,
  persona: PersonaData,
  request: Request,
): Answer {
  return { status: 200, body: pageFor(request, sharedOf(world, persona)) };
}

/** `POST /v1/plan-changes/{id}/refusals`; one that was declined so stays so. */
export function refusePlanChange(world: World, persona: PersonaData, id?: string): Answer {
  const change = sharedOf(world, persona).find((one) => one.id === id);
  if (!change) throw new Refusal(404, 'not_found');
  const reason = 'co_borrower_declined';
  if (change.reason === reason) return { status: 200, body: change };
  if (change.status !== 'awaiting_signatures') throw new Refusal(422, 'plan_change_closed');
  change.reason = reason;
  return { status: 200, body: moved(change, 'declined', reason) };
}

/** `POST /v1/plan-changes/{id}/details` */
export async function explainPlanChange(
  world: World,
  persona: PersonaData,
  request: Request,
  id?: string,
): Promise<Answer> {
  const change = changeOf(world, persona, id);
  await readBody(request, planDetailsSchema());
  if (change.status !== 'info_needed') throw new Refusal(422, 'plan_change_closed');
  return { status: 200, body: moved(change, 'in_review', 'info_given') };
}

/** `DELETE /v1/plan-changes/{id}`; a withdrawn one stays so. */
export function withdrawPlanChange(world: World, persona: PersonaData, id?: string): Answer {
  const change = changeOf(world, persona, id);
  if (change.status === 'withdrawn') return { status: 200, body: change };
  if (!isOpen(change)) throw new Refusal(422, 'plan_change_closed');
  return { status: 200, body: moved(change, 'withdrawn', 'withdrawn') };
}

function moved(change: PlanChange, status: PlanChange['status'], event: string): PlanChange {
  let day = Date.parse(today()) + DAY;
  while (!isBankDay(iso(day))) day += DAY;
  change.status = status;
  change.decideOn = status === 'in_review' ? iso(day) : null;
  change.events.push({ kind: event, at: personasNow });
  return change;
}

function changesOf(world: World, accountId: string): PlanChange[] {
  return world.plans.get(accountId) ?? [];
}

function changeOf(world: World, persona: PersonaData, id?: string): PlanChange {
  const own = persona.accounts.flatMap(({ account }) => changesOf(world, account.id));
  const found = own.find((one) => one.id === id);
  if (!found) throw new Refusal(404, 'not_found');
  return found;
}

/** Who has signed a contract beside the customer, by account. */
const coBorrowers: Readonly<Record<string, string>> = { 'acct-jamie-1': 'robin.cosigner' };

/** What the customer whose contract it is has signed, for its co-borrower. */
function sharedOf(world: World, { userId }: PersonaData): PlanChange[] {
  return Object.entries(coBorrowers)
    .filter(([, coBorrower]) => coBorrower === userId)
    .flatMap(([accountId]) => changesOf(world, accountId))
    .filter(({ signers: [first] }) => first?.signedAt);
}

function signersOf({ userId }: PersonaData, accountId: string): PlanChange['signers'] {
  const own = { role: 'customer', name: nameOf(userId), signedAt: null };
  const other = coBorrowers[accountId];
  if (other === undefined) return [own];
  return [own, { role: 'co_borrower', name: nameOf(other), signedAt: null }];
}

function isOpen({ status }: PlanChange): boolean {
  return ['awaiting_signatures', 'in_review', 'info_needed'].includes(status);
}

function against(world: World, { account }: AccountData, kind: PlanInput['kind']): string[] {
  if (account.status === 'paid_off') return ['account_paid_off'];
  const found: string[] = [];
  if (kind !== 'due_date' && account.kind === 'lease') found.push('loan_only');
  if (changesOf(world, account.id).some(isOpen)) found.push('change_pending');
  if (kind !== 'hardship' && account.pastDue.amount > 0) found.push('past_due');
  if (kind === 'extension' && account.instalmentsPaid < 6) found.push('too_new');
  return found;
}

function choicesOf(kind: PlanInput['kind']): number[] {
  return kind === 'due_date' ? Array.from({ length: 28 }, (_, at) => at + 1) : months[kind];
}

function previewOf(world: World, data: AccountData, input: PlanInput): PlanPreview {
  const { kind, choice } = input;
  const refuse = (code: string, pointer: string, why = code) =>
    new Refusal(422, code, { errors: [{ pointer, code: why }] });
  const [obstacle] = against(world, data, kind);
  if (obstacle !== undefined) throw refuse('plan_not_eligible', '/kind', obstacle);
  if (!choicesOf(kind).includes(choice)) throw refuse('plan_choice_unknown', '/choice');
  const effect = effectOf(data, input);
  return {
    kind,
    choice,
    effect,
    agreement:
      `I ask the lender to change the due dates of my account ending in ${data.account.numberLast4}. ` +
      'Interest goes on day by day at the rate of my contract. Typing my name is my signature.',
    expiresOn: iso(Date.parse(today()) + 7 * DAY),
  };
}

/** As far as the mocks' books go: every instalment on its due date, before and after. */
function effectOf(data: AccountData, input: PlanInput): PlanEffect {
  const after = { ...data, schedule: movedSchedule(data, input) };
  if (input.kind === 'hardship') {
    const none = { ...data.account.pastDue, amount: 0 };
    const { payoff, feesDue } = data.account;
    const rest = money(data, payoff.amount.amount - feesDue.amount);
    const account = { ...data.account, pastDue: none, feesDue: none };
    after.account = { ...account, payoff: { ...payoff, amount: rest } };
  }
  const paths = [data, after].map((one) => projectionOf(one, money(data, 0)).regular);
  const row = (one: AccountData, at: number, number: number) => {
    const due = one.schedule.find((instalment) => instalment.number === number);
    // What fell due before is paid with the rest; it is shown as what it is.
    if (due && due.dueDate < one.account.asOf) {
      return { date: due.dueDate, amount: money(one, due.amount.amount - due.paid.amount) };
    }
    const step = paths[at]?.steps.find((candidate) => candidate.number === number);
    const amount = step?.amount ?? due?.amount;
    return due && amount ? { date: due.dueDate, amount } : null;
  };
  const open = data.schedule.filter(({ status }) => status !== 'paid');
  const { autopay, nextInstalment } = data.account;
  const debit = (one: AccountData) => {
    const next = one.schedule.find(({ status, dueDate }) => status !== 'paid' && dueDate > today());
    return next ? { date: next.dueDate, amount: nextInstalment?.amount ?? next.amount } : null;
  };
  return {
    rows: open.map(({ number }) => ({
      number,
      before: row(data, 0, number),
      after: row(after, 1, number),
    })),
    interest: money(data, (paths[1]?.interest.amount ?? 0) - (paths[0]?.interest.amount ?? 0)),
    waived: money(data, input.kind === 'hardship' ? data.account.feesDue.amount : 0),
    autopay: autopay.active ? { before: debit(data), after: debit(after) } : null,
  };
}

function movedSchedule({ schedule }: AccountData, { kind, choice }: PlanInput): Instalment[] {
  const soon = iso(Date.parse(today()) + 5 * DAY);
  const open = schedule.filter(({ status }) => status !== 'paid');
  const first = kind === 'hardship' ? open[0] : open.find(({ dueDate }) => dueDate > soon);
  if (!first) return schedule;
  // Of what is past due, the months count from the next due date on.
  const next = open.find(({ number, dueDate }) => number >= first.number && dueDate >= today());
  // The day that is meant, where a short month clamps it: that of the longest month.
  const meant = Math.max(...schedule.map(({ dueDate }) => Number(dueDate.slice(8))));
  const skipped =
    kind === 'due_date' ? Number(choice < meant) : (next ?? first).number - first.number + choice;
  const day = kind === 'due_date' ? choice : meant;
  return schedule.map((one) => {
    const months = one.number - first.number;
    return months < 0 ? one : { ...one, dueDate: onDay(first.dueDate, months + skipped, day) };
  });
}

/** A day of the month some months later, or the last of one that is too short. */
function onDay(date: string, months: number, day: number): string {
  const month = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  month.setUTCMonth(month.getUTCMonth() + months + 1, 0);
  return iso(month.setUTCDate(Math.min(day, month.getUTCDate())));
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function money({ account }: AccountData, amount: number): Money {
  return { amount, currency: account.amountDue.currency };
}

/** The mocks know no names: `alex.current` is Alex Current. */
function nameOf(userId: string): string {
  return userId.replace(/(^|\.)(\w)/g, (_, dot: string, letter: string) => {
    return (dot ? ' ' : '') + letter.toUpperCase();
  });
}
