import * as z from 'zod/mini';
import { lazy } from './lazy.ts';
import { dateSchema, instantSchema, openEnum } from './scalars.ts';

const switchesSchema = lazy(() => z.record(z.string(), z.record(z.string(), z.boolean())));

const quietHoursSchema = lazy(() => {
  const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
  return z.nullable(z.object({ from: time, until: time }));
});

/** What a customer has agreed to, by the version of the text. */
const consentSchema = lazy(() => z.object({ version: z.string(), consentedAt: instantSchema() }));

/** `GET /v1/preferences` */
export const preferencesSchema = lazy(() =>
  z.object({
    /** The same as in the header `ETag`, whatever a proxy has made of that. */
    etag: z.string(),
    /** What mails are written in. */
    language: openEnum(['en', 'es']),
    languages: z.array(z.string()),
    /** The customer's, an IANA name. */
    zone: z.string(),
    /** In `zone`; what is not urgent waits until they are over. They may go past midnight; 12 hours at most. */
    quietHours: quietHoursSchema(),
    /** By topic and channel; a channel that a topic does not have is left out. */
    topics: switchesSchema(),
    /** Switches that stay as they are, and why. */
    fixed: z.array(
      z.object({
        topic: z.string(),
        channel: z.string(),
        reason: openEnum(['law', 'security', 'contract', 'paperless']),
      }),
    ),
    /** Channels by which the lender delivers at present; choices for others are kept for later. */
    delivered: z.array(openEnum(['email', 'sms', 'push', 'post'])),
    /** Masked. */
    email: z.string(),
    /** Where texts go; null without consent to them. `number` is masked. */
    phone: z.nullable(z.extend(consentSchema(), { number: z.string() })),
    /** Null while papers come by post. */
    paperless: z.nullable(consentSchema()),
  }),
);
/** How a customer wants to hear from the lender. */
export type Preferences = z.infer<ReturnType<typeof preferencesSchema>>;

/** `PATCH /v1/preferences`: a merge patch (RFC 7396); what is left out stays. */
export const preferencesChangeSchema = lazy(() =>
  z.object({
    language: z.optional(z.string().check(z.minLength(2), z.maxLength(35))),
    zone: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
    quietHours: z.optional(quietHoursSchema()),
    topics: z.optional(switchesSchema()),
  }),
);
/** What to change of the preferences. */
export type PreferencesChange = z.infer<ReturnType<typeof preferencesChangeSchema>>;

/** A text to be agreed to. */
export const disclosureSchema = lazy(() =>
  z.object({
    version: z.string(),
    sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
    /** What agreeing says. */
    agreement: z.string(),
  }),
);
/** A text to be agreed to. */
export type Disclosure = z.infer<ReturnType<typeof disclosureSchema>>;

/** `GET /v1/preferences/disclosures` */
export const disclosuresSchema = lazy(() =>
  z.object({ paperless: disclosureSchema(), sms: disclosureSchema() }),
);
/** The texts to agree to before papers come electronically, and before texts come. */
export type Disclosures = z.infer<ReturnType<typeof disclosuresSchema>>;

/** Query of `GET /v1/preferences/disclosures` */
export const disclosuresQuerySchema = lazy(() => z.object({ language: z.optional(z.string()) }));

/** `POST /v1/preferences/phone-checks` */
export const phoneCheckInputSchema = lazy(() =>
  z.object({
    /** E.164, such as `+13125550123`. */
    phone: z.string().check(z.regex(/^\+[1-9]\d{6,14}$/)),
    /** Of the text that was agreed to. */
    version: z.string(),
  }),
);
/** A phone to send texts to, and the consent to them. */
export type PhoneCheckInput = z.infer<ReturnType<typeof phoneCheckInputSchema>>;

/** A code that is on its way to a phone. */
export const phoneCheckSchema = lazy(() =>
  z.object({
    /** Masked. */
    sentTo: z.string(),
    expiresAt: instantSchema(),
    /** From when on another one can be sent. */
    resendAt: instantSchema(),
  }),
);
/** A code that is on its way to a phone. */
export type PhoneCheck = z.infer<ReturnType<typeof phoneCheckSchema>>;

const codeSchema = lazy(() => z.string().check(z.minLength(1), z.maxLength(20)));

/** `PUT /v1/preferences/phone` */
export const phoneConfirmationInputSchema = lazy(() => z.object({ code: codeSchema() }));

/** `PUT /v1/preferences/paperless` */
export const paperlessInputSchema = lazy(() =>
  z.object({
    /** Of the text that was agreed to. */
    version: z.string(),
    /** Printed in the test document, which shows that its reader can open such papers. */
    code: codeSchema(),
  }),
);
/** Consent to papers by electronic means. */
export type PaperlessInput = z.infer<ReturnType<typeof paperlessInputSchema>>;

/** `POST /v1/preferences/paper-copies` */
export const paperCopyInputSchema = lazy(() =>
  z.object({
    kind: z.enum(['statement', 'tax', 'contract', 'disclosures']),
    /** The customer's first if left out; what was agreed to is of no account. */
    accountId: z.optional(z.string()),
  }),
);
/** Which paper to send by post. */
export type PaperCopyInput = z.infer<ReturnType<typeof paperCopyInputSchema>>;

/** A paper that will come by post. */
export const paperCopySchema = lazy(() => z.object({ id: z.string(), arrivesBy: dateSchema() }));
/** A paper that will come by post. */
export type PaperCopy = z.infer<ReturnType<typeof paperCopySchema>>;
