import {
  authenticatorPageSchema,
  passkeyEnrolmentSchema,
  recoveryCodesSchema,
  totpEnrolmentSchema,
  type AuthenticatorPage,
  type PasskeyConfirmationInput,
  type PasskeyEnrolment,
  type RecoveryCodes,
  type TotpEnrolment,
} from '../contract/authenticators.ts';
import { careRoutes as routes } from '../contract/routes-care.ts';
import type { CallOptions } from '../transport.ts';
import { Resource } from './resource.ts';

/**
 * The customer's second factors, passkeys and recovery codes. What changes them may be refused with
 * {@link ApiError} `step_up_required`: go through `auth.stepUp`, then call again.
 */
export class Authenticators extends Resource {
  /** All of them on one page, with the number of recovery codes left. */
  list(options?: CallOptions): Promise<AuthenticatorPage> {
    return this.transport.get(routes.authenticators, {
      schema: authenticatorPageSchema,
      ...options,
    });
  }

  /** Has a code sent by e-mail from now on, wherever a second factor is asked. */
  addEmail(options?: CallOptions): Promise<void> {
    return this.transport.post(routes.authenticatorEmail, { ...options });
  }

  /** Begins to set up an authenticator app; it counts once {@link confirmTotp} has had a code from it. */
  addTotp(options?: CallOptions): Promise<TotpEnrolment> {
    return this.transport.post(routes.authenticatorTotp, {
      schema: totpEnrolmentSchema,
      ...options,
    });
  }

  /**
   * Ends the set-up of an authenticator app.
   *
   * @param code from the app; spaces are ignored
   * @returns recovery codes, shown this once
   * @throws {@link ApiError} `wrong_code`, `not_found`
   */
  confirmTotp(enrolmentId: string, code: string, options?: CallOptions): Promise<RecoveryCodes> {
    return this.transport.post(routes.totpConfirmations(enrolmentId), {
      input: { code },
      schema: recoveryCodesSchema,
      ...options,
    });
  }

  /** Begins to add a passkey: hand `options` to the browser, and its answer to {@link confirmPasskey}. */
  addPasskey(options?: CallOptions): Promise<PasskeyEnrolment> {
    return this.transport.post(routes.authenticatorPasskeys, {
      schema: passkeyEnrolmentSchema,
      ...options,
    });
  }

  /**
   * Adds the passkey that the browser made.
   *
   * @returns recovery codes, shown this once; none where there are some already
   * @throws {@link ApiError} `passkey_refused`, `not_found`
   */
  confirmPasskey(
    enrolmentId: string,
    input: PasskeyConfirmationInput,
    options?: CallOptions,
  ): Promise<RecoveryCodes> {
    return this.transport.post(routes.passkeyConfirmations(enrolmentId), {
      input,
      schema: recoveryCodesSchema,
      ...options,
    });
  }

  /** Makes new recovery codes, shown this once; the old ones are worth nothing from then on. */
  renewRecoveryCodes(options?: CallOptions): Promise<RecoveryCodes> {
    return this.transport.post(routes.recoveryCodes, { schema: recoveryCodesSchema, ...options });
  }

  /**
   * Removes one.
   *
   * @throws {@link ApiError} `not_found`
   */
  remove(authenticatorId: string, options?: CallOptions): Promise<void> {
    return this.transport.delete(routes.authenticator(authenticatorId), { ...options });
  }
}
