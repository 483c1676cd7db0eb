import '../../src/define.ts';
import { paymentPanelStates } from '../../src/elements/payment-panel/payment-panel.states.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { paymentPanelFixtures } from './payment-panel.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

describe('fs-payment-panel', () => {
  holdsInEveryState('fs-payment-panel', paymentPanelStates, paymentPanelFixtures);
});
