import { expect } from 'chai';
import '../../src/define.ts';
import { activityStates, type ActivityState } from '../../src/elements/activity/activity.states.ts';
import type { FsActivity } from '../../src/elements/activity/activity.ts';
import { activityFixtures } from './activity.fixtures.ts';
import { expectAccessible, schemes, useScheme } from './axe.ts';
import { mount } from './fixture.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: ActivityState, column?: HTMLElement) =>
  mount('fs-activity', activityFixtures[state], column);

describe('fs-activity', () => {
  for (const scheme of schemes) {
    for (const state of activityStates) {
      it(`has no accessibility fault when ${state}, ${scheme}`, async () => {
        useScheme(scheme);
        const { element } = await show(state);

        await expectAccessible(element);
      });
    }
  }

  it('lists what is scheduled', async () => {
    const { element } = await mount('fs-activity', activityFixtures.scheduled);

    const scheduled = element.shadowRoot!.querySelector('.scheduled');
    expect(scheduled?.textContent).to.match(/\$412\.50/);
  });

  for (const state of activityStates) {
    it(`needs no sideways scrolling in a column of 280 px when ${state}`, async () => {
      const column = document.body.appendChild(document.createElement('div'));
      column.style.inlineSize = '280px';

      const { element } = await show(state, column);

      expect(element.scrollWidth).to.be.at.most(280);
      for (const part of element.shadowRoot!.querySelectorAll('.card, .scroller')) {
        expect(part.scrollWidth, part.className).to.be.at.most(part.clientWidth);
      }
    });
  }
});

export type { FsActivity };
