/**
 * What the size test weighs, with the budgets of the design in brotli bytes. `eager` counts what loads without being
 * asked for; `first` what a frame page names to be fetched at once; `all` adds what is imported on first use, but for
 * `lazy`: parts that most customers never need.
 */
const KB = 1024;

/** Chunks that begin with one of these sources load for few customers, and late. */
export const lazy = [
  /^src\/i18n\/(?!en\/)/,
  /^sdk\/oauth\.ts$/,
  /^sdk\/care\.ts$/,
  /captcha|chart|passkey|strength/,
  /inline-refusal/,
  // What follows the button "Review payment" (fetched once the form is on screen), a bank account that is being added, a
  // payoff that was chosen, a file that was asked for.
  /^(src\/elements\/payment-panel|chunks)\/(payment-steps|entry-part|payoff-part|calendar-file)|^src\/ui\/save-file/,
  // What stands in place of the form: second factors, lockout, a forgotten password, registration.
  /^src\/elements\/login\/parts\//,
  // The list of bank accounts, opened from the payment panel.
  /^src\/elements\/methods\/method-manager/,
  // Passkeys, an authenticator app that is being set up, a second factor before a change.
  /@simplewebauthn/,
  // What a place shows, loaded when it is first shown to somebody who is signed in; pictures are above, by their name.
  /^(src\/elements\/[\w-]+|chunks)\/([\w-]+-body|csv-part)/,
  // The same of fs-autopay-panel: how it is set.
  // The same of fs-documents, and several of them as one file.
  /^(src\/elements\/documents|chunks)\/(documents-body|zip-part)/,
  // What fs-plan-panel shows once somebody is signed in.
  /^(src\/elements\/plan-panel|chunks)\/plan-body/,
  // What fs-preferences shows once somebody is signed in; consents when they are pressed.
  /^(src\/elements\/preferences|chunks)\/(preferences-body|consent-part)/,
  /^src\/elements\/(security-panel\/enrolment-part|step-up\/step-up-dialog)/,
  // Automatic payments that are being set up, a message that is being written, a confirmation in somebody else's page.
  /^src\/elements\/(autopay-panel\/setup|support-card\/message-|payment-panel\/guest-confirmation|guest-gate)/,
];

export const entries = [
  {
    name: 'inline fs-login until the form is usable',
    files: ['elements/login/define.js'],
    follow: 'eager',
    budget: 20 * KB,
  },
  {
    name: 'inline fs-login until signed in',
    files: ['elements/login/define.js'],
    follow: 'all',
    // Fetched once somebody is signed in, and with the first call that they make. What a known browser fetches to be
    // recognised (`sdk/session/device`) is counted.
    except: /^src\/elements\/session-guard\.ts$|^(sdk|chunks)\/(customer|transport\/calls)\b/,
    budget: 38 * KB,
  },
  {
    name: 'everything inline, all elements, before lazy parts',
    files: ['define.js'],
    follow: 'all',
    budget: 85 * KB,
  },
  {
    name: 'SDK, lazy parts counted',
    files: ['sdk/index.js'],
    follow: 'all',
    withLazy: true,
    // The design says 36: docs/decisions/0071-the-sdk-grew-with-its-nouns.md.
    budget: 38 * KB,
  },
  {
    name: 'framed fs-login until the form is usable',
    files: ['frame/login.js'],
    follow: 'first',
    budget: 22 * KB,
  },
  {
    name: 'embed.js, all tags',
    files: ['embed.js'],
    follow: 'eager',
    budget: 6 * KB,
  },
];
