/** What the answers to signed-in calls look like; loaded with the first of them, not for the sign-in. */
export { accountPageSchema, accountSchema } from '../contract/accounts.ts';
export { paymentMethodPageSchema, paymentMethodSchema } from '../contract/payment-methods.ts';
export { paymentPageSchema, paymentPreviewSchema, paymentSchema } from '../contract/payments.ts';
export { schedulePageSchema } from '../contract/schedule.ts';
export { sessionPageSchema } from '../contract/sessions.ts';
export { transactionPageSchema } from '../contract/transactions.ts';
