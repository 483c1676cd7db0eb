import { after, before } from 'node:test';
import { setupServer } from 'msw/node';
import { createMocks } from '../../sdk/mocks/index.ts';
import { conformance } from './conformance/run.ts';

const mocks = createMocks({ lender: 'http://lender.example' });
const server = setupServer(...mocks.handlers);

before(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
after(() => {
  server.close();
});

// The mocks verify no proofs.
await conformance('the mock lender', { origin: mocks.lender, fetch: globalThis.fetch }, [
  'modules',
]);
