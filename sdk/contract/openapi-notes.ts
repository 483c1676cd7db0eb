const shownText =
  'The text the customer was shown: `authorization` of the preview, as it was. Where another one would be kept, because the ' +
  'cut-off or a day has passed since, nothing is done and the answer is `authorization_changed`. Left out, nothing is compared.';

/**
 * What the members of the document's schemas mean, where their names do not say it, by schema and
 * member. The comments in the schemas say the same to readers of the code.
 */
export const notes: Record<string, Record<string, string>> = {
  Account: {
    status: '`current`, `past_due` or `paid_off`.',
    numberLast4: 'Last four characters of the contract number; the rest never leaves the server.',
    asOf:
      'Earliest business date on which a payment can post: paying on it is never refused for its ' +
      'date. All figures are as of it.',
    amountDue: 'All that is asked for by `dueDate`: past due, the billed instalment and fees.',
    dueDate: 'Due date of the earliest instalment not fully paid; null once all are.',
    pastDue: 'Part of `amountDue` whose date has passed, fees included.',
    nextInstalment:
      'The instalment that comes next, billed already or not; null once all are paid.',
    instalment: 'The regular instalment; the last one may differ.',
    payoff: 'What clears the account, and until when.',
    returned: 'Set where the bank has sent the latest payment’s money back.',
    annualRate: 'Yearly rate in percent as a decimal string, such as `5.49`; null for a lease.',
    lease: 'Terms that only a lease has; null for a loan.',
  },
  AccountDocument: {
    kind: '`statement`, `tax`, `contract` or `payoff_letter`.',
    date: 'Day that it is of.',
    year: 'Of a tax paper the tax year, of all others that of `date`.',
    period: 'First and last day that it accounts for; null where it is of one day.',
    amount:
      'The figure it is read for: amount due, interest paid, payoff, amount financed; null where there is none.',
  },
  AccountProof: {
    contractLast4: 'Last four characters of the contract number.',
    vinLast6: 'Last six characters of the vehicle’s identification number; or `birthDate`.',
    birthDate: 'Or `vinLast6`.',
  },
  Authenticator: {
    kind: '`email_code`, `totp` or `passkey`.',
    name: 'As the customer called it, or the masked address.',
  },
  Autopay: {
    status:
      '`off`, `active`, or `paused`: set, and taking nothing until what `pausedFor` says is mended.',
    pausedFor:
      '`method_removed`, `method_unverified`, or `returned`: the bank sent two payments in a row back.',
    settings: 'Null while `off`.',
    next: 'The payment that comes next; null while none does.',
    sending: 'A payment at the bank already, which turning autopay off does not stop.',
    authorization: 'The text the customer agreed to.',
    notes: 'How autopay meets what else goes on; see the guide for each.',
  },
  AutopayDebit: {
    date: 'Business day on which it is taken; never so late that a late fee falls due.',
    dueDate: 'Due date that it is for. Each is taken once.',
    final: 'Whether it clears the account, to the cent.',
    stopBy: 'Three business days before `date`. A stop after it is honoured until the day begins.',
  },
  AutopayInput: {
    amountKind:
      '`due`: what is due each time, with what is past due and fees. `due_plus`: that, and `amount` ' +
      'toward principal. `fixed`: `amount`.',
    amount: 'Of `due_plus` and `fixed`, above zero; null for `due`.',
    day:
      'Day of the month in which the instalment falls due, or of the month before where it comes ' +
      'later than the due day; 29 to 31 become the last day of a shorter month. Null: the due date.',
    methodId: 'A verified method.',
    locale: 'Language of the authorisation text, BCP 47; the customer’s own if left out.',
    authorization: shownText,
  },
  AutopayPreview: {
    upcoming: 'At most three.',
    last: 'The payment that clears the account; null where none in sight does.',
    authorization: 'The text to agree to.',
  },
  ChallengeAnswerRequest: {
    captcha: 'ALTCHA’s payload, base64; user ID and password come with it again.',
    code: 'From the e-mail or the authenticator app; spaces are ignored.',
    passkey: 'WebAuthn’s `AuthenticationResponseJSON`, as text.',
    resend: 'Asks for another e-mail.',
    use: 'Asks for another of the challenge’s `others`.',
  },
  ChallengeRequest: {
    device_proof: 'Shows that this browser is known. A bad one is no error.',
  },
  Device: {
    name: 'Browser and system in words; null where not known.',
    lastUsedAt: 'Last sign-in that it was recognised at; null before the first.',
  },
  DeviceInput: {
    proof:
      'JWS (ES256) with the header `{ typ: "fs-device+jwt", alg, jwk }` and the claims `htm`, `htu`, ' +
      '`iat`, `jti`, `nonce` as in a DPoP proof, and `dpop_jkt`: the thumbprint of the request’s DPoP key.',
  },
  EmbedPolicy: {
    name: 'The client, as customers know it.',
    modes: 'Ways to show an element, the preferred one first.',
    elements: 'Tags that the client may show.',
    theme: 'Design tokens by name, such as `--fs-color-accent`.',
    confirm: '`frame`, or `window` where payments are always confirmed in the lender’s window.',
    host:
      'How the page that asks stands: `own` may show elements inline, `registered` may frame ' +
      'them, `unregistered` may do neither.',
  },
  InvitationInspection: {
    sentTo: 'The address it went to, masked.',
    proofs: 'What can be asked for: `contract_last4` and one of the others.',
  },
  Instalment: {
    principalAfter: 'What is left to repay if every instalment so far was paid on its day.',
    paid: 'How much of `amount` has been paid.',
    status: '`paid`, `past_due`, `due` (billed) or `upcoming`.',
  },
  Money: {
    amount: 'In the currency’s minor unit; 41250 is $412.50.',
    currency: 'ISO 4217 code.',
  },
  PasswordResetInspection: {
    minimumLength: 'Characters that the new password needs at least.',
  },
  Payment: {
    confirmationNumber: 'What a customer quotes on the phone.',
    date: 'Business date on which it counts.',
    status:
      '`scheduled` until its date, `processing` once in the ledger, `posted` when the bank has ' +
      'taken the instruction; `declined`, `cancelled` and `returned` moved no money in the end.',
    allocation: 'Null until it is in the ledger.',
    authorization: 'The text the customer agreed to.',
    cancellableUntil: 'Last moment to cancel it; null where it is too late.',
    kind: '`regular`, `payoff` (closed the account) or `principal_only` (satisfied no instalment).',
    origin: '`customer`, or `autopay` where the order for automatic payments made it.',
    returned:
      'Why and when the bank sent the money back, and what that cost; null where it did not.',
  },
  PaymentInput: {
    amount: 'In the account’s currency, above zero, at most the payoff.',
    methodId: 'A verified method.',
    date: '`asOf` of the account, or a later business day.',
    kind:
      '`regular` if left out. `payoff`: the quote’s amount for that date, closes the account. ' +
      '`principal_only`: satisfies no instalment; only while nothing is past due.',
    acknowledgeDuplicate:
      'False has a likely duplicate refused, so that the customer can be asked; true, or leaving it out, pays.',
    locale: 'Language of the authorisation text, BCP 47; the customer’s own if left out.',
    authorization: shownText,
  },
  PaymentDates: {
    dates: 'Every date that a payment can be made for, the earliest first.',
    cutoffAt: 'When the first of them stops being one.',
    zone: 'The lender’s, an IANA name.',
  },
  PaymentMethod: {
    bankName: 'Null where it is not known.',
    last4: 'Last four characters of the account number, IBAN or card; the rest is never shown.',
    verification:
      'Where the check by two small deposits stands; null where there is none. `pending` can be answered, ' +
      'after the others the method is removed and added again.',
    usedBy: 'What keeps it from being removed.',
  },
  PaymentMethodChange: {
    nickname: 'Null takes the name away.',
    isDefault: 'Another one stops being the default.',
  },
  PaymentPreview: {
    after: 'How the account would stand.',
    authorization: 'The text to agree to; null where no method was named.',
  },
  PaymentPreviewInput: {
    methodId: 'With it, the answer holds the authorisation text.',
  },
  PayoffQuote: {
    amount: '`principal`, `interest` and `fees` together.',
    perDiem: 'Interest added by each day after `goodThrough`.',
    goodThrough: 'The date asked for: last day on which `amount` is enough.',
    earliest: 'First date that can be asked for.',
    latest: 'Last date that can be asked for.',
    cancels: 'Scheduled payments that paying it off cancels.',
    autopay: 'Whether automatic payments are on; they end with the account.',
  },
  PaperCopyInput: {
    kind: 'The latest statement, the latest tax paper, the contract, or what was agreed to.',
    accountId: 'The first account if left out.',
  },
  PaperlessInput: {
    version: 'Of the text that was agreed to.',
    code: 'Printed in the test document, which shows that its reader can open such papers.',
  },
  PhoneCheck: {
    sentTo: 'The number, masked.',
    resendAt: 'From when on another code can be sent.',
  },
  PhoneCheckInput: {
    phone: 'E.164, such as `+13125550123`.',
    version: 'Of the text that was agreed to.',
  },
  Preferences: {
    etag: 'The same as in the header `ETag`, whatever a proxy has made of that.',
    language: 'What mails are written in.',
    languages: 'What the lender writes in.',
    zone: 'The customer’s, an IANA name.',
    quietHours:
      'In `zone`; what is not urgent waits until they are over. They may go past midnight. Null: none.',
    topics: 'By topic and channel; a channel that a topic does not have is left out.',
    fixed: 'Switches that stay as they are, and why: `law`, `security`, `contract`, `paperless`.',
    delivered:
      'Channels by which the lender delivers at present; other choices are kept for later.',
    email: 'Masked.',
    phone: 'Where texts go, masked, and the consent to them; null without one.',
    paperless: 'The consent to papers by electronic means; null while they come by post.',
  },
  Problem: {
    code: 'Stable reason, in snake_case; customers read a text chosen by it.',
    requestId: 'The same as in `X-Request-Id`.',
    errors: 'One entry per member at fault; `pointer` is a JSON pointer into the request’s body.',
    retryAfter: 'Seconds to wait before trying again.',
    lockedUntil: 'When the customer can sign in again.',
    current:
      'What the thing is now, where it has changed since the version that was to be changed.',
    triesLeft: 'How often the customer may still try what was wrong.',
  },
  OAuthError: {
    auth_session: 'Keeps the steps already done, for 10 minutes.',
    challenge: 'The further step asked of the customer.',
    locked_until: 'When the customer can sign in again.',
    retry_after: 'Seconds to wait before trying again.',
    request_id: 'The same as in `X-Request-Id`.',
  },
  Projection: {
    asOf: 'What is past due, and the fees, are taken to be paid on it.',
    past:
      'Periods from one due date to the next in which something was booked, the oldest first; what ' +
      'was taken back is taken off.',
    regular: 'With the instalments alone.',
    faster: 'With `extra` beside each of them.',
    saved: 'By how many instalments it ends sooner, and how much less interest it costs.',
  },
  SignInChallenge: {
    kind: '`captcha`, `email_code`, `totp`, `passkey` or `recovery_code`; other members go by it.',
    wrong: 'Whether this is asked again because the last answer was wrong.',
    attemptsLeft: 'Wrong answers that are left until it has to begin again.',
    others: 'Other ways that this customer has, to be asked for with `use`.',
    altcha:
      'Of `captcha`: the number to find, at most `maxnumber`, hashes with `salt` to `challenge`.',
    sentTo: 'Of `email_code`: the address, masked.',
    length: 'Of `email_code`: digits of the code.',
    resendAt: 'Of `email_code`: from when on a new code can be sent.',
    options: 'Of `passkey`: what to hand to the browser.',
  },
  StepUpResult: {
    status: '`passed`, or `challenge` where it is asked again or for more.',
  },
  Session: {
    current: 'Whether this request came with it.',
    device: 'Browser and system in words; null where not known.',
  },
  TokenResponse: {
    token_type: 'Always `DPoP`: the token is bound to the key of the proof.',
    expires_in: 'Seconds.',
    refresh_token: 'Not rotated: the same until the session ends.',
  },
  TotpEnrolment: {
    secret: 'Base32, to be typed.',
    uri: '`otpauth:` address, to be shown as a QR code.',
  },
  Transaction: {
    direction: '`credit` lowers what is owed, `debit` raises it.',
    date: 'Business date on which it counts.',
    amount: 'Never negative; see `direction`.',
    principalAfter: 'Principal owed once it counted.',
    paymentId: 'The payment it came of; null where there is none.',
  },
};
