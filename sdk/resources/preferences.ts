import type {
  Disclosures,
  PaperCopy,
  PaperCopyInput,
  PaperlessInput,
  PhoneCheck,
  PhoneCheckInput,
  Preferences,
  PreferencesChange,
} from '../contract/index.ts';
import {
  disclosuresSchema,
  paperCopySchema,
  phoneCheckSchema,
  preferencesSchema as schema,
} from '../contract/preferences.ts';
import { careRoutes as routes } from '../contract/routes-care.ts';
import { isApiError } from '../errors/index.ts';
import type { CallOptions } from '../transport.ts';
import { matching } from '../transport/validate.ts';
import { Resource } from './resource.ts';

/** Options of a change to the preferences. */
export interface PreferencesOptions extends CallOptions {
  /** `etag` of the preferences that the change was made from. */
  etag: string;
}

/** How the customer wants to hear from the lender, and what was agreed to for it. */
export class CustomerPreferences extends Resource {
  /** The preferences, with the `etag` that a change names. */
  get(options?: CallOptions): Promise<Preferences> {
    return this.transport.get(routes.preferences, { schema, ...options });
  }

  /**
   * Changes what is named and leaves the rest.
   *
   * @throws {@link ApiError} `preferences_changed`: somebody else was faster, see {@link current};
   *   `preference_fixed`, `sms_not_consented`
   */
  update(
    input: PreferencesChange,
    { etag: ifMatch, signal }: PreferencesOptions,
  ): Promise<Preferences> {
    return this.transport.patch(routes.preferences, { input, schema, ifMatch, signal });
  }

  /** What the preferences are now, as a refused {@link update} tells; asked for where it does not. */
  async current(refusal: unknown, options?: CallOptions): Promise<Preferences> {
    const told = isApiError(refusal) ? matching(schema, refusal.problem?.current) : undefined;
    return told ?? this.get(options);
  }

  /**
   * The texts to agree to before papers, or texts, come electronically.
   *
   * @param language BCP 47; that of the preferences if left out
   */
  disclosures(language?: string, options?: CallOptions): Promise<Disclosures> {
    return this.transport.get(routes.disclosures, {
      schema: disclosuresSchema,
      query: { language },
      ...options,
    });
  }

  /**
   * Has a code texted to a phone, for {@link confirmPhone}.
   *
   * @throws {@link ApiError} `step_up_required`, `phone_refused`, `disclosure_outdated`, `rate_limited`
   */
  checkPhone(input: PhoneCheckInput, options?: CallOptions): Promise<PhoneCheck> {
    return this.transport.post(routes.phoneChecks, { input, schema: phoneCheckSchema, ...options });
  }

  /**
   * Gives the code back: texts go to that phone from now on.
   *
   * @throws {@link ApiError} `step_up_required`, `wrong_code` with `problem.triesLeft`, `code_expired`
   */
  confirmPhone(code: string, options?: CallOptions): Promise<Preferences> {
    return this.transport.put(routes.phone, { input: { code }, schema, ...options });
  }

  /**
   * Withdraws the consent to texts.
   *
   * @throws {@link ApiError} `step_up_required`
   */
  removePhone(options?: CallOptions): Promise<Preferences> {
    return this.transport.delete(routes.phone, { schema, ...options });
  }

  /** A PDF with a code in it, for {@link consentToPaperless}. */
  async testPaperless(options?: CallOptions): Promise<Blob> {
    const answer = await this.transport.post<Response>(routes.paperlessTests, {
      file: {},
      ...options,
    });
    return answer.blob();
  }

  /**
   * Consents to papers by electronic means.
   *
   * @param input version of the text that was agreed to, and the code of the test document
   * @throws {@link ApiError} `step_up_required`, `wrong_code` with `problem.triesLeft`, `code_expired`,
   *   `disclosure_outdated`
   */
  consentToPaperless(input: PaperlessInput, options?: CallOptions): Promise<Preferences> {
    return this.transport.put(routes.paperless, { input, schema, ...options });
  }

  /**
   * Withdraws that consent: papers come by post again.
   *
   * @throws {@link ApiError} `step_up_required`
   */
  withdrawPaperless(options?: CallOptions): Promise<Preferences> {
    return this.transport.delete(routes.paperless, { schema, ...options });
  }

  /**
   * Asks for a paper by post: of statements and tax papers the latest one.
   *
   * @throws {@link ApiError} `not_found`; `paper_unavailable`: there is none of that kind yet
   */
  orderPaperCopy(input: PaperCopyInput, options?: CallOptions): Promise<PaperCopy> {
    return this.transport.post(routes.paperCopies, { input, schema: paperCopySchema, ...options });
  }
}
