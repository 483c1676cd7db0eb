import {
  type Disclosures,
  paperCopyInputSchema,
  paperlessInputSchema,
  phoneCheckInputSchema,
  phoneConfirmationInputSchema,
  type Preferences,
  preferencesChangeSchema,
} from '../contract/index.ts';
import { type PersonaData, personasNow } from './personas.ts';
import { readBody } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { MOCK_CODE } from './second-factors.ts';
import { accountOf, type World } from './world.ts';

/** What the mocks remember of one customer's preferences. */
export interface MockPreferences {
  version: number;
  shown: Preferences;
  /** What waits for its code. */
  phone?: { number: string; version: string } | undefined;
  testing?: boolean;
  /** Whether there was a consent, in force or not. */
  agreed?: boolean;
  /** Whether statements were told of by mail before they came electronically. */
  statementsMailed?: boolean;
  triesLeft: number;
}

const switched = (email: boolean, post?: boolean): Record<string, boolean> => ({
  email,
  sms: false,
  push: false,
  ...(post === undefined ? {} : { post }),
});

/** The preferences of a customer who never changed any. */
export function newPreferences(persona: PersonaData): MockPreferences {
  const shown: Preferences = {
    etag: '"0"',
    language: 'en',
    languages: ['en', 'es'],
    zone: 'America/Chicago',
    quietHours: null,
    topics: {
      security: switched(true),
      autopay: switched(true),
      problems: switched(true),
      payments: switched(true),
      statements: switched(true, true),
      support: switched(true),
      offers: switched(false, false),
    },
    fixed: [
      { topic: 'security', channel: 'email', reason: 'security' },
      { topic: 'autopay', channel: 'email', reason: 'law' },
      { topic: 'problems', channel: 'email', reason: 'contract' },
      { topic: 'payments', channel: 'email', reason: 'contract' },
      { topic: 'statements', channel: 'post', reason: 'law' },
    ],
    delivered: ['email', 'sms'],
    email: `${persona.userId.slice(0, 1)}•••@mail.example`,
    phone: null,
    paperless: null,
  };
  return { version: 0, shown, triesLeft: 5 };
}

/** `GET /v1/preferences` */
export function getPreferences(world: World, persona: PersonaData): Answer {
  return answer(world.preferencesOf(persona).shown);
}

/** `PATCH /v1/preferences` */
export async function updatePreferences(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const known = world.preferencesOf(persona);
  const { shown } = known;
  const named = request.headers.get('If-Match');
  if (!named) throw new Refusal(428, 'precondition_required');
  const change = await readBody(request, preferencesChangeSchema());
  if (named !== '*' && !named.split(/\s*,\s*/).includes(shown.etag)) {
    throw new Refusal(412, 'preferences_changed', { current: structuredClone(shown) });
  }
  const { language, zone, quietHours, topics = {} } = change;
  if (language !== undefined && !shown.languages.includes(language)) throw invalid('/language');
  if (zone !== undefined && !isZone(zone)) throw invalid('/zone');
  if (quietHours && quietHours.from === quietHours.until) throw invalid('/quietHours/until');
  if (quietHours && isLong(quietHours)) throw invalid('/quietHours/until');
  for (const [topic, switches] of Object.entries(topics)) {
    for (const [channel, on] of Object.entries(switches)) check(shown, topic, channel, on);
  }
  return changed(known, {
    ...(language === undefined ? {} : { language }),
    ...(zone === undefined ? {} : { zone }),
    ...(quietHours === undefined ? {} : { quietHours }),
    topics: Object.fromEntries(
      Object.entries(shown.topics).map(([topic, now]) => [topic, { ...now, ...topics[topic] }]),
    ),
  });
}

function isLong({ from, until }: NonNullable<Preferences['quietHours']>): boolean {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return (minutes(until) - minutes(from) + 1440) % 1440 > 720;
}

const abbreviated =
  /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/i;

function isZone(timeZone: string): boolean {
  // As the lender, who reckons with Temporal: no offsets, nor abbreviations that are no IANA zones.
  if (!/^[A-Za-z]/.test(timeZone) || abbreviated.test(timeZone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format() !== '';
  } catch {
    return false;
  }
}

function check(shown: Preferences, topic: string, channel: string, on: boolean): void {
  const pointer = `/topics/${topic}/${channel}`;
  const now = shown.topics[topic]?.[channel];
  if (now === undefined) throw invalid(pointer);
  if (now === on) return;
  if (shown.fixed.some((one) => one.topic === topic && one.channel === channel)) {
    throw refused('preference_fixed', pointer);
  }
  if (channel === 'sms' && !shown.phone) throw refused('sms_not_consented', pointer);
}

const paragraphs = (heading: string, ...texts: string[]) => ({ heading, paragraphs: texts });

const disclosures: Disclosures = {
  paperless: {
    version: 'paperless-2026-11.en',
    sections: [
      paragraphs('What this covers', 'Statements, tax papers and notices about your contract.'),
      paragraphs('Your right to paper', 'You can have any of them by post, free of charge.'),
      paragraphs('Changing your mind', 'You can withdraw at any time; it costs nothing.'),
      paragraphs('What you need', 'A current browser, a program that opens PDF files, a printer.'),
    ],
    agreement: 'I have read this, I could open the test document, and I agree.',
  },
  sms: {
    version: 'sms-2026-11.en',
    sections: [
      paragraphs('What we text', 'What you switch on, some one to eight texts a month.'),
      paragraphs('Stopping', 'Take your phone off at any time.'),
    ],
    agreement: 'This is my phone, and I agree to get texts on it.',
  },
};

/** `GET /v1/preferences/disclosures`; in English, whatever is asked for. */
export function getDisclosures(): Answer {
  return { status: 200, body: disclosures };
}

/** `POST /v1/preferences/phone-checks` */
export async function checkPhone(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const { phone, version } = await readBody(request, phoneCheckInputSchema());
  if (version !== disclosures.sms.version) throw refused('disclosure_outdated', '/version');
  if (!/^\+1\d{3}55501\d\d$/.test(phone)) throw refused('phone_refused', '/phone');
  const known = world.preferencesOf(persona);
  known.phone = { number: `•••• ${phone.slice(-4)}`, version };
  known.triesLeft = 5;
  const at = (seconds: number) => new Date(Date.parse(personasNow) + seconds * 1000).toISOString();
  const body = { sentTo: known.phone.number, expiresAt: at(600), resendAt: at(30) };
  return { status: 201, body };
}

/** `PUT /v1/preferences/phone` */
export async function confirmPhone(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const { code } = await readBody(request, phoneConfirmationInputSchema());
  const known = world.preferencesOf(persona);
  const { phone } = known;
  if (!phone) throw new Refusal(422, 'code_expired');
  redeem(known, code);
  Object.assign(known, { phone: undefined, agreed: true });
  return changed(known, { phone: { ...phone, consentedAt: personasNow } });
}

/** `DELETE /v1/preferences/phone` */
export function removePhone(world: World, persona: PersonaData): Answer {
  const known = world.preferencesOf(persona);
  known.phone = undefined;
  if (!known.shown.phone) return answer(known.shown);
  const topics = Object.entries(known.shown.topics).map(
    ([topic, switches]) => [topic, { ...switches, sms: false }] as const,
  );
  return changed(known, { phone: null, topics: Object.fromEntries(topics) });
}

/** `POST /v1/preferences/paperless-tests` */
export function testPaperless(world: World, persona: PersonaData): Answer {
  const known = world.preferencesOf(persona);
  known.testing = true;
  known.triesLeft = 5;
  return { status: 200, pdf: `%PDF-1.4\n% Your code is ${MOCK_CODE}\n` };
}

/** `PUT /v1/preferences/paperless` */
export async function consentToPaperless(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const { version, code } = await readBody(request, paperlessInputSchema());
  if (version !== disclosures.paperless.version) throw refused('disclosure_outdated', '/version');
  const known = world.preferencesOf(persona);
  if (!known.testing) throw new Refusal(422, 'code_expired');
  redeem(known, code);
  Object.assign(known, { testing: false, agreed: true });
  if (!known.shown.paperless) {
    known.statementsMailed = known.shown.topics['statements']?.['email'] ?? true;
  }
  return changed(known, paperlessOf(known.shown, true, { version, consentedAt: personasNow }));
}

/** `DELETE /v1/preferences/paperless` */
export function withdrawPaperless(world: World, persona: PersonaData): Answer {
  const known = world.preferencesOf(persona);
  if (!known.shown.paperless) return answer(known.shown);
  return changed(known, paperlessOf(known.shown, known.statementsMailed ?? true, null));
}

/** `POST /v1/preferences/paper-copies` */
export async function orderPaperCopy(
  world: World,
  persona: PersonaData,
  request: Request,
): Promise<Answer> {
  const { kind, accountId } = await readBody(request, paperCopyInputSchema());
  const account = accountId === undefined ? persona.accounts[0] : accountOf(persona, accountId);
  const there =
    kind === 'disclosures'
      ? world.preferencesOf(persona).agreed
      : account?.documents.some((one) => one.kind === kind);
  if (!there) throw refused('paper_unavailable', '/kind');
  return { status: 201, body: { id: world.nextId('cpy'), arrivesBy: '2026-11-27' } };
}

function paperlessOf(
  { topics, fixed }: Preferences,
  email: boolean,
  paperless: Preferences['paperless'],
): Partial<Preferences> {
  const others = fixed.filter(({ topic }) => topic !== 'statements');
  const channels = paperless ? ['email', 'post'] : ['post'];
  const reason = paperless ? 'paperless' : 'law';
  return {
    paperless,
    topics: {
      ...topics,
      statements: { ...topics['statements'], email, post: !paperless },
    },
    fixed: [...others, ...channels.map((channel) => ({ topic: 'statements', channel, reason }))],
  };
}

function redeem(known: MockPreferences, code: string): void {
  if (known.triesLeft < 1) throw new Refusal(422, 'code_expired');
  if (code.replace(/\s/g, '') === MOCK_CODE) return;
  known.triesLeft -= 1;
  throw new Refusal(422, 'wrong_code', { triesLeft: known.triesLeft });
}

function changed(known: MockPreferences, change: Partial<Preferences>): Answer {
  known.version += 1;
  known.shown = { ...known.shown, ...change, etag: `"${String(known.version)}"` };
  return answer(known.shown);
}

function answer(body: Preferences): Answer {
  return { status: 200, body: structuredClone(body), headers: { ETag: body.etag } };
}

function invalid(pointer: string): Refusal {
  return new Refusal(400, 'invalid_request', { errors: [{ pointer, code: 'invalid' }] });
}

function refused(code: string, pointer: string): Refusal {
  return new Refusal(422, code, { errors: [{ pointer, code }] });
}
