import { expect } from 'chai';
import '../../src/define.ts';
import { activityStates } from '../../src/elements/activity/activity.states.ts';
import type { FsActivity } from '../../src/elements/activity/activity.ts';
import { activityFixtures } from './activity.fixtures.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { mount } from './fixture.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
  sessionStorage.clear();
  useScheme('light');
});

describe('fs-activity', () => {
  holdsInEveryState('fs-activity', activityStates, activityFixtures);

  it('lists what is scheduled', async () => {
    const { element } = await mount('fs-activity', activityFixtures.scheduled);

    const scheduled = element.shadowRoot!.querySelector('.scheduled');
    expect(scheduled?.textContent).to.match(/\$412\.50/);
  });
});

export type { FsActivity };
