/**
 * The wire, described once: the SDK validates answers with it, a server validates requests with it,
 * and the OpenAPI document is generated from it. Schemas are functions, built when first called.
 *
 * @module
 */
export * from './accounts.ts';
export * from './authenticators.ts';
export * from './autopay.ts';
export * from './challenges.ts';
export * from './devices.ts';
export * from './documents.ts';
export * from './embed-policy.ts';
export * from './framed-tags.ts';
export { lazy } from './lazy.ts';
export * from './passkeys.ts';
export * from './payment-methods.ts';
export * from './payments.ts';
export * from './payoff.ts';
export * from './preferences.ts';
export * from './plans.ts';
export * from './problem.ts';
export * from './projections.ts';
export * from './recovery.ts';
export * from './returns.ts';
export * from './routes.ts';
export * from './scalars.ts';
export * from './schedule.ts';
export * from './sessions.ts';
export * from './sign-in.ts';
export * from './step-up.ts';
export * from './support.ts';
export * from './transactions.ts';
export * from './vehicle.ts';
