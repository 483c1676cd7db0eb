import { expect } from 'chai';
import '../../src/define.ts';
import { loginStates, type LoginState } from '../../src/elements/login/login.states.ts';
import { mount, until } from './fixture.ts';
import { controlsOf, isSeen, nameOf, walkByTab } from './keyboard.ts';
import { loginFixtures } from './login.fixtures.ts';
import { clearAway, root } from './login.parts.fixtures.ts';

/** CSS pixels of a window of 1280 that is zoomed to 400%. */
const zoomed = 320;

afterEach(() => {
  clearAway();
  document.body.removeAttribute('style');
});

/** A state in a window of that width, from edge to edge. */
async function show(state: LoginState) {
  document.body.style.margin = '0';
  const column = document.createElement('div');
  column.style.inlineSize = `${zoomed}px`;
  const [before, after] = [document.createElement('button'), document.createElement('button')];
  column.append(before);
  document.body.append(column, after);
  const { element } = await mount('fs-login', loginFixtures[state], column);
  // Its panel comes after the notice that says the same.
  if (state === 'locked') await until(() => root(element).querySelector('.until'));
  return { element, column, before, after };
}

describe('fs-login, every state', () => {
  for (const state of loginStates) {
    it(`needs no sideways scrolling at 400% zoom, and nothing is cut: ${state} (WCAG 1.4.10)`, async () => {
      const { element, column } = await show(state);

      expect(column.scrollWidth).to.be.at.most(zoomed);
      const outside: string[] = [];
      const cut: string[] = [];
      for (const each of root(element).querySelectorAll<HTMLElement>('*')) {
        if (!isSeen(each)) continue;
        const { left, right } = each.getBoundingClientRect();
        if (left < -1 || right > zoomed + 1) outside.push(nameOf(each));
        const { overflowX, textOverflow } = getComputedStyle(each);
        if (overflowX === 'visible' || each.localName === 'input') continue;
        if (textOverflow === 'ellipsis' || each.scrollWidth > each.clientWidth + 1) {
          cut.push(nameOf(each));
        }
      }
      expect(outside).to.deep.equal([]);
      expect(cut).to.deep.equal([]);
    });

    it(`is worked by keyboard, each control in turn and out again: ${state} (WCAG 2.1.1, 2.1.2)`, async () => {
      const { element, before, after } = await show(state);
      const wanted = controlsOf(element);

      const reached = await walkByTab(element, before, after);

      expect(document.activeElement === after, 'the focus leaves it').to.equal(true);
      expect(reached.map(nameOf)).to.deep.equal(wanted.map(nameOf));
    });

    it(`lets everything be pasted, and what is secret be filled in: ${state} (WCAG 3.3.8)`, async () => {
      const { element } = await show(state);
      const filled: Record<string, string> = {
        'user-id': 'username',
        password: 'current-password',
        'new-password': 'new-password',
        code: 'one-time-code',
      };

      for (const input of root(element).querySelectorAll('input')) {
        const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        input.dispatchEvent(paste);
        expect(paste.defaultPrevented, input.id).to.equal(false);
        const expected = filled[input.id];
        if (expected) {
          // By the attribute: Firefox gives an empty property for words that it does not act on.
          const given = input.getAttribute('autocomplete') ?? '';
          expect(given.split(' '), input.id).to.include(expected);
        } else expect(input.type, input.id).to.not.equal('password');
      }
    });
  }

  it('keeps what was typed through a step and back, and asks for no user ID twice (WCAG 3.3.7)', async () => {
    const { element } = await show('totp');
    const back = controlsOf(element).find((each) => each.textContent.includes('Back to sign-in'))!;

    back.click();

    const userId = await until(() => root(element).querySelector<HTMLInputElement>('#user-id'));
    await until(() => userId.value === 'morgan.mfa');
  });
});
