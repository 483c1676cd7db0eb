import type { Operation } from './operations-shape.ts';
import {
  acknowledgementSchema,
  invitationInspectionSchema,
  linkInputSchema,
  passwordResetConfirmationInputSchema,
  passwordResetInputSchema,
  passwordResetInspectionSchema,
  registrationInputSchema,
  userIdCheckInputSchema,
  userIdCheckSchema,
} from './recovery.ts';
import { routes } from './routes.ts';

/** How a link from a mail is refused. */
const linkRefusals = {
  400: ['invalid_request'],
  404: ['link_unknown'],
  410: ['link_expired', 'link_used'],
} as const;

/** Invitations also end by too many wrong proofs. */
const invitationRefusals = {
  ...linkRefusals,
  410: ['link_expired', 'link_used', 'link_ended'],
} as const;

/** Operations for customers who cannot sign in, or not yet. No token is needed. */
export const recoveryOperations = [
  {
    operationId: 'requestPasswordReset',
    method: 'post',
    path: routes.passwordResets,
    tag: 'Recovery',
    summary: 'Send a link to choose a new password with',
    description: 'The answer and its time are the same whether the user ID exists or not.',
    request: { schema: passwordResetInputSchema },
    answer: { status: 202, description: 'Taken.', schema: acknowledgementSchema },
    refusals: { 400: ['invalid_request'] },
  },
  {
    operationId: 'inspectPasswordReset',
    method: 'post',
    path: routes.passwordResetInspections,
    tag: 'Recovery',
    summary: 'Look at a link without using it up',
    request: { schema: linkInputSchema },
    answer: { status: 200, description: 'It is good.', schema: passwordResetInspectionSchema },
    refusals: linkRefusals,
  },
  {
    operationId: 'confirmPasswordReset',
    method: 'post',
    path: routes.passwordResetConfirmations,
    tag: 'Recovery',
    summary: 'Choose a new password',
    description:
      'Uses the link up, ends all sessions and lifts a lockout. `errors` says why a password was refused: ' +
      '`too_short`, `too_long`, `common`, `breached` or `personal`.',
    request: { schema: passwordResetConfirmationInputSchema },
    answer: { status: 204, description: 'The password is changed.' },
    refusals: { ...linkRefusals, 422: ['password_refused'] },
  },
  {
    operationId: 'inspectInvitation',
    method: 'post',
    path: routes.invitationInspections,
    tag: 'Registration',
    summary: 'Look at an invitation without using it up',
    request: { schema: linkInputSchema },
    answer: { status: 200, description: 'It is good.', schema: invitationInspectionSchema },
    refusals: invitationRefusals,
  },
  {
    operationId: 'renewInvitation',
    method: 'post',
    path: routes.invitationRenewals,
    tag: 'Registration',
    summary: 'Send an expired invitation again, to the same address',
    description: 'The answer is the same whatever the link was.',
    request: { schema: linkInputSchema },
    answer: { status: 202, description: 'Taken.', schema: acknowledgementSchema },
    refusals: { 400: ['invalid_request'] },
  },
  {
    operationId: 'checkUserId',
    method: 'post',
    path: routes.registrationUserIds,
    tag: 'Registration',
    summary: 'Tell whether a user ID is free',
    description:
      'Only with a good invitation and the right proof, and on at most 20 user IDs for each. Without a user ID the proof ' +
      'alone is looked at, and none is free.',
    request: { schema: userIdCheckInputSchema },
    answer: { status: 200, description: 'Whether it is.', schema: userIdCheckSchema },
    refusals: { ...invitationRefusals, 422: ['proof_refused', 'user_id_refused'] },
  },
  {
    operationId: 'register',
    method: 'post',
    path: routes.registrations,
    tag: 'Registration',
    summary: 'Set up an online account',
    request: { schema: registrationInputSchema },
    answer: { status: 201, description: 'It is set up.', schema: acknowledgementSchema },
    refusals: {
      ...invitationRefusals,
      422: ['proof_refused', 'user_id_refused', 'user_id_taken', 'password_refused'],
    },
  },
] as const satisfies readonly Operation[];
