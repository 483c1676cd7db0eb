import '../../src/define.ts';
import { expect } from 'chai';
import { paymentPanelStates } from '../../src/elements/payment-panel/payment-panel.states.ts';
import { expectAccessible, schemes, useScheme } from './axe.ts';
import { mount } from './fixture.ts';
import { paymentPanelFixtures } from './payment-panel.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
  sessionStorage.clear();
  useScheme('light');
});

describe('fs-payment-panel, in every state', () => {
  for (const state of paymentPanelStates) {
    // One test per state: getting there is what takes the time.
    it(`has no accessibility fault when ${state}, and fits 280 px either way round`, async () => {
      const column = document.body.appendChild(document.createElement('div'));
      const { element } = await mount('fs-payment-panel', paymentPanelFixtures[state], column);

      for (const scheme of schemes) {
        useScheme(scheme);
        await expectAccessible(element);
      }
      column.style.inlineSize = '280px';
      for (const direction of ['ltr', 'rtl']) {
        document.documentElement.dir = direction;
        expect(element.scrollWidth, direction).to.be.at.most(280);
        expect(column.scrollWidth, direction).to.be.at.most(280);
      }
    });
  }
});
