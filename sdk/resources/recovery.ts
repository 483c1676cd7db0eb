import {
  invitationInspectionSchema,
  passwordResetInspectionSchema,
  userIdCheckSchema,
  type InvitationInspection,
  type PasswordResetConfirmationInput,
  type PasswordResetInspection,
  type RegistrationInput,
  type UserIdCheck,
  type UserIdCheckInput,
} from '../contract/recovery.ts';
import { careRoutes as routes } from '../contract/routes-care.ts';
import type { CallOptions } from '../transport.ts';
import type { LazySchema } from '../transport/validate.ts';
import { Resource } from './resource.ts';

/**
 * For customers who cannot sign in, or not yet; no session is needed. Tokens come from the part after `#`
 * of a mail's link. They are refused with {@link ApiError} `link_unknown`, `link_expired` or `link_used`.
 */
export class Recovery extends Resource {
  /** Has a link sent to choose a new password with. Settles the same whether the user ID exists or not. */
  requestReset(userId: string, options?: CallOptions): Promise<void> {
    return this.#send(routes.passwordResets, { userId }, options);
  }

  /** Looks at the link of a reset without using it up. */
  inspectReset(token: string, options?: CallOptions): Promise<PasswordResetInspection> {
    return this.#send(
      routes.passwordResetInspections,
      { token },
      options,
      passwordResetInspectionSchema,
    );
  }

  /**
   * Sets the new password, uses the link up and ends all of the customer's sessions.
   *
   * @throws {@link ApiError} `password_refused`; its `errors` say `too_short`, `too_long`, `common`,
   *   `breached` or `personal`
   */
  confirmReset(input: PasswordResetConfirmationInput, options?: CallOptions): Promise<void> {
    return this.#send(routes.passwordResetConfirmations, input, options);
  }

  /**
   * Looks at an invitation without using it up.
   *
   * @throws {@link ApiError} `link_ended`, too, after too many wrong proofs
   */
  inspectInvitation(token: string, options?: CallOptions): Promise<InvitationInspection> {
    return this.#send(routes.invitationInspections, { token }, options, invitationInspectionSchema);
  }

  /** Has an expired invitation sent again, to the same address. Settles the same whatever the token is. */
  renewInvitation(token: string, options?: CallOptions): Promise<void> {
    return this.#send(routes.invitationRenewals, { token }, options);
  }

  /**
   * Tells whether a user ID is free, and names some that are. Without one, only the proof is looked at.
   *
   * @throws {@link ApiError} `proof_refused`, `user_id_refused`, `link_ended`
   */
  checkUserId(input: UserIdCheckInput, options?: CallOptions): Promise<UserIdCheck> {
    return this.#send(routes.registrationUserIds, input, options, userIdCheckSchema);
  }

  /**
   * Sets up an online account and uses the invitation up. Nobody is signed in by it.
   *
   * @throws {@link ApiError} `proof_refused`, `user_id_refused`, `user_id_taken`, `password_refused`,
   *   `link_ended`
   */
  register(input: RegistrationInput, options?: CallOptions): Promise<void> {
    return this.#send(routes.registrations, input, options);
  }

  #send(route: string, input: object, options: CallOptions | undefined): Promise<void>;
  #send<T>(
    route: string,
    input: object,
    options: CallOptions | undefined,
    schema: LazySchema<T>,
  ): Promise<T>;
  #send<T>(
    route: string,
    input: object,
    options?: CallOptions,
    schema?: LazySchema<T>,
  ): Promise<T> {
    return this.transport.post<T>(route, {
      input,
      open: true,
      ...(schema ? { schema } : {}),
      ...options,
    });
  }
}
