import { expect } from 'chai';
import type { FsElement } from '../../src/elements/element.ts';
import { expectAccessible, schemes, useScheme } from './axe.ts';
import { type Fixture, mount } from './fixture.ts';

/** Both read the same tree and the same colours, so that one of them is enough for what costs most. */
const inFirefox = navigator.userAgent.includes('Firefox');

/**
 * Declares what holds in every designed state of an element: no accessibility fault, light and dark, and no sideways
 * scrolling in a column of 280 px, written from the left or from the right. One test a state, since getting
 * there is what takes the time.
 */
export function holdsInEveryState<T extends keyof HTMLElementTagNameMap, State extends string>(
  tag: T,
  states: readonly State[],
  fixtures: Record<State, Fixture<HTMLElementTagNameMap[T] & FsElement>>,
): void {
  for (const state of states) {
    it(`has no accessibility fault and fits 280 px when ${state}`, async () => {
      const column = document.body.appendChild(document.createElement('div'));
      const { element } = await mount(tag, fixtures[state], column);

      for (const scheme of inFirefox ? [] : schemes) {
        useScheme(scheme);
        await expectAccessible(element, scheme === 'light' ? 'all' : 'of colours');
      }
      column.style.inlineSize = '280px';
      for (const direction of ['ltr', 'rtl']) {
        column.dir = direction;
        expect(element.scrollWidth, direction).to.be.at.most(280);
        expect(column.scrollWidth, direction).to.be.at.most(280);
        for (const part of element.shadowRoot!.querySelectorAll('.card, .scroller')) {
          expect(part.scrollWidth, `${part.className}, ${direction}`).to.be.at.most(
            part.clientWidth,
          );
        }
      }
    });
  }
}
