/**
 * A lender in memory: msw handlers that answer every route of the contract with the data of the
 * sandbox personas. Needs the optional peer `msw`.
 *
 * @module
 */
export { createMocks, handlers, type MockOptions, type Mocks } from './create-mocks.ts';
export type { MockRequest } from './handlers.ts';
export { type MockOperation, mockOperations } from './operations.ts';
export { MALFORMED_JSON, type Override, type Overrides } from './overrides.ts';
export { mockLinks, mockProof } from './recovery.ts';
export { MOCK_CAPTCHA_NUMBER, MOCK_CODE, MOCK_RECOVERY_CODE } from './second-factors.ts';
export {
  type AccountData,
  loadPersona,
  loadPersonas,
  type PersonaData,
  personasNow,
  SANDBOX_PASSPHRASE,
} from './personas.ts';
