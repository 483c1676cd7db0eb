import { expect } from 'chai';
import '../../src/define.ts';
import type { LoginState } from '../../src/elements/login/login.states.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import { byRole, field, type } from './by-role.ts';
import { type Fixture, mount, until } from './fixture.ts';
import { loginFixtures } from './login.fixtures.ts';
import {
  clearAway,
  focused,
  heading,
  linked,
  press,
  prove,
  refusal,
  root,
  said,
  text,
} from './login.parts.fixtures.ts';

afterEach(clearAway);

const show = (state: LoginState) => mount('fs-login', loginFixtures[state]);
const arrive = (fixture: Fixture<FsLogin>) => mount('fs-login', fixture);

describe('registration of fs-login', () => {
  const registering = (recovery: object = {}) => {
    const made: unknown[] = [];
    const checked: unknown[] = [];
    const fixture = linked('invitation', {
      checkUserId: (input: unknown) => {
        checked.push(input);
        return Promise.resolve({ available: true, suggestions: [] });
      },
      register: (input: unknown) => {
        made.push(input);
        return Promise.resolve();
      },
      ...recovery,
    });
    return { made, checked, fixture };
  };
  const strong = 'correct horse battery staple';

  it('sends the proof, what was chosen and the consents, and leads to the form', async () => {
    const { made, fixture } = registering();
    const { element } = await arrive(fixture);

    await prove(element);
    type(field(element, 'User ID'), 'gale.rivers');
    type(field(element, 'Password'), strong);
    byRole(element, 'checkbox', 'I agree to the terms of use').click();
    press(element, 'Create account');
    await heading(element, 'Your account is ready');
    press(element, 'Sign in');
    await until(() => focused(element)?.id === 'user-id');

    expect(made).to.deep.equal([
      {
        token: 'a'.repeat(43),
        proof: { contractLast4: '4821', vinLast6: '0A1B2C' },
        userId: 'gale.rivers',
        password: strong,
        consents: { terms: true, electronicDelivery: false },
      },
    ]);
    expect(field(element, 'User ID').value).to.equal('gale.rivers');
  });

  it('takes the date of birth in place of the VIN', async () => {
    const { checked, fixture } = registering();
    const { element } = await arrive(fixture);

    press(element, 'Use your date of birth instead');
    await until(() => focused(element)?.id === 'birth-date');
    type(field(element, 'Last 4 digits of your contract'), '4821');
    type(field(element, 'Date of birth'), '1984-05-06');
    press(element, 'Continue');
    await until(() => root(element).querySelector('#terms'));

    // No user ID of its own making: only some are answered on.
    expect(checked).to.deep.equal([
      { token: 'a'.repeat(43), proof: { contractLast4: '4821', birthDate: '1984-05-06' } },
    ]);
  });

  it('asks for what is missing and moves the focus to the first gap', async () => {
    const { checked, fixture } = registering();
    const { element } = await arrive(fixture);

    press(element, 'Continue');
    await until(() => focused(element)?.id === 'contract');
    expect(checked).to.deep.equal([]);
    await prove(element);
    press(element, 'Create account');
    await until(() => focused(element)?.id === 'user-id');

    expect(text(element)).to.match(/Choose a user ID.*Enter a password.*Agree to the terms/);
  });

  it('says at once where the proof does not match', async () => {
    const { element } = await show('registration-proof-refused');

    expect(said(element)).to.match(/don’t match our records/);
    await until(() => focused(element)?.matches('.notice'));
    expect(field(element, 'Last 4 digits of your contract').value).to.equal('4821');
  });

  it('asks for nothing a second time where the customer goes back (WCAG 3.3.7)', async () => {
    const { fixture } = registering();
    const { element } = await arrive(fixture);
    await prove(element);
    type(field(element, 'User ID'), 'gale.rivers');

    press(element, 'Back');
    await until(() => root(element).querySelector('#vin'));
    expect(field(element, 'Last 6 characters of the VIN').value).to.equal('0A1B2C');
    press(element, 'Continue');
    await until(() => root(element).querySelector('#terms'));

    expect(field(element, 'User ID').value).to.equal('gale.rivers');
  });

  it('says that a user ID is taken and takes a suggestion in its place', async () => {
    const { element } = await show('registration-user-id-taken');
    expect(said(element)).to.match(/is taken/);

    press(element, 'Use gale.rivers');
    await until(() => field(element, 'User ID').value === 'gale.rivers');

    expect(focused(element)?.id).to.equal('user-id');
    expect(text(element)).to.not.match(/is taken/);
  });

  it('keeps user ID and password in one form, for managers', async () => {
    const { element } = await show('registration-account');
    const [userId, password] = [field(element, 'User ID'), field(element, 'Password')];

    expect(userId.form).to.equal(password.form);
    expect([userId.autocomplete, password.autocomplete]).to.deep.equal([
      'username',
      'new-password',
    ]);
  });

  const refusals: [code: string, more: object, id: string][] = [
    ['user_id_taken', {}, 'user-id'],
    ['user_id_refused', {}, 'user-id'],
    ['password_refused', { errors: [{ pointer: '/password', code: 'personal' }] }, 'new-password'],
  ];
  for (const [code, more, id] of refusals) {
    it(`leads to the field that the lender refused: ${code}`, async () => {
      const { fixture } = registering({ register: () => Promise.reject(refusal(code, more)) });
      const { element } = await arrive(fixture);
      await prove(element);
      type(field(element, 'User ID'), 'gale.rivers');
      type(field(element, 'Password'), strong);
      byRole(element, 'checkbox', 'I agree to the terms of use').click();

      press(element, 'Create account');

      await until(() => root(element).getElementById(id)?.ariaInvalid === 'true');
      await until(() => focused(element)?.id === id);
    });
  }
});
