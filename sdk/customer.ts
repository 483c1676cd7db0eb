/** What is asked once somebody is signed in; fetched then, not for the sign-in. */
export { Accounts } from './resources/accounts.ts';
export { AutopayOrders } from './resources/autopay.ts';
export { PaymentMethods } from './resources/payment-methods.ts';
export { Payments } from './resources/payments.ts';
export { Sessions } from './resources/sessions.ts';
export { Vehicles } from './resources/vehicle.ts';
