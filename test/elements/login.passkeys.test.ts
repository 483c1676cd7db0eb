import { expect } from 'chai';
import { createClient } from '../../sdk/index.ts';
import { notePasskey } from '../../src/controllers/note-passkey.ts';
import '../../src/define.ts';
import type { LoginState } from '../../src/elements/login/login.states.ts';
import type { FsLogin } from '../../src/elements/login/login.ts';
import { allByRole, byRole, field } from './by-role.ts';
import { type Fixture, mount, until } from './fixture.ts';
import { loginFixtures, submit } from './login.fixtures.ts';
import {
  answered,
  challenged,
  challenges,
  clearAway,
  count,
  listen,
  press,
  said,
  signedIn,
  stepped,
} from './login.parts.fixtures.ts';

afterEach(clearAway);

const show = (state: LoginState) => mount('fs-login', loginFixtures[state]);
const arrive = (fixture: Fixture<FsLogin>) => mount('fs-login', fixture);

describe('passkeys of fs-login', () => {
  const { get } = navigator.credentials;
  afterEach(() => {
    navigator.credentials.get = get;
  });

  const bytes = (value: string) => new TextEncoder().encode(value).buffer;
  const credential = {
    id: 'key-1',
    rawId: bytes('key-1'),
    type: 'public-key',
    response: {
      clientDataJSON: bytes('{}'),
      authenticatorData: bytes('data'),
      signature: bytes('signature'),
      userHandle: null,
    },
    getClientExtensionResults: () => ({}),
    authenticatorAttachment: 'platform',
  };

  /** Puts a device in place of the browser's. */
  function device(answer: () => Promise<unknown>): CredentialRequestOptions[] {
    const asked: CredentialRequestOptions[] = [];
    navigator.credentials.get = (options) => {
      asked.push(options!);
      return answer() as Promise<Credential>;
    };
    return asked;
  }

  it('are offered only where the page says so', async () => {
    const without = await show('signed-out');
    const { element } = await show('with-passkeys');

    expect(allByRole(without.element, 'button', 'Sign in with a passkey')).to.have.lengthOf(0);
    expect(allByRole(element, 'button', 'Sign in with a passkey')).to.have.lengthOf(1);
    expect(field(element, 'User ID').autocomplete).to.equal('username');
  });

  for (const shared of [true, false]) {
    it(`sign in without a password, ${shared ? 'forgotten' : 'remembered'} by this device`, async () => {
      const asked = device(() => Promise.resolve(credential));
      const heard = count('fs-signed-in');
      const mounted = await show('with-passkeys');
      const { element, client } = mounted;
      const begun: unknown[] = [];
      client!.auth.beginPasskey = (options) => {
        begun.push(options?.sharedComputer);
        return challenged(challenges.passkey);
      };
      const answers = listen(mounted, () => Promise.resolve(signedIn));

      if (shared) byRole(element, 'checkbox', 'This is a shared computer').click();
      press(element, 'Sign in with a passkey');
      await until(heard);

      expect(begun).to.deep.equal([shared]);
      expect(asked[0]?.publicKey?.rpId).to.equal('localhost');
      expect(answers[0]).to.have.nested.property('passkey.response.signature');
      const kept = Object.keys(localStorage).filter((key) => key.endsWith('/passkey'));
      expect(kept).to.have.lengthOf(shared ? 0 : 1);
    });
  }

  it('say so where the customer thought better of it, and can be tried again', async () => {
    device(() => Promise.reject(new DOMException('No', 'NotAllowedError')));
    const mounted = await arrive(stepped(challenges.passkey));
    const { element } = mounted;

    press(element, 'Use passkey');
    await until(() => (said(element) ?? '').includes('The passkey wasn’t used'));

    const asked = device(() => Promise.resolve(credential));
    const answers = listen(mounted, () => Promise.resolve(signedIn));
    press(element, 'Use passkey');
    await until(() => answers.length);
    expect(asked).to.have.lengthOf(1);
  });

  it('are named wrong in words where the lender does not know one', async () => {
    device(() => Promise.resolve(credential));
    const mounted = await arrive(stepped(challenges.passkey));
    answered(mounted.client, () => challenged({ ...challenges.passkey, wrong: true }));

    press(mounted.element, 'Use passkey');

    await until(() => (said(mounted.element) ?? '').includes('That passkey didn’t work'));
  });

  describe('among the suggestions of the form', () => {
    const available = PublicKeyCredential.isConditionalMediationAvailable;
    beforeEach(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(true);
    });
    afterEach(() => {
      PublicKeyCredential.isConditionalMediationAvailable = available;
    });

    /** A form on a device where a passkey was used before. */
    async function returning(asked: unknown[]) {
      const mounted = await mount('fs-login', {
        attributes: { passkeys: '' },
        client: ({ lender, fetch }) => {
          const client = createClient({ lender, clientId: 'portal', storage: 'memory', fetch });
          notePasskey(client);
          client.auth.beginPasskey = (options) => {
            asked.push(options);
            return challenged(challenges.passkey);
          };
          return client;
        },
      });
      return mounted;
    }

    it('sign in by themselves when one is picked', async () => {
      let pick: (value: unknown) => void = () => undefined;
      const asked = device(() => new Promise((resolve) => (pick = resolve)));
      const heard = count('fs-signed-in');
      const mounted = await returning([]);
      const answers = listen(mounted, () => Promise.resolve(signedIn));
      await until(() => asked.length);
      expect(asked[0]?.mediation).to.equal('conditional');
      expect(field(mounted.element, 'User ID').autocomplete).to.equal('username webauthn');

      pick(credential);
      await until(heard);

      expect(answers[0]).to.have.nested.property('passkey.id', 'key-1');
    });

    it('are withdrawn as soon as a password is sent', async () => {
      const asked = device(() => new Promise(() => undefined));
      const { element } = await returning([]);
      await until(() => asked.length);

      submit(element, 'alex.current');

      await until(() => asked[0]?.signal?.aborted);
    });

    it('begin anew where the computer was called shared meanwhile', async () => {
      let pick: (value: unknown) => void = () => undefined;
      const asked = device(() => new Promise((resolve) => (pick = resolve)));
      const begun: { sharedComputer?: boolean }[] = [];
      const mounted = await returning(begun);
      const answers = listen(mounted, () => Promise.resolve(signedIn));
      await until(() => asked.length);

      byRole(mounted.element, 'checkbox', 'This is a shared computer').click();
      pick(credential);
      await until(() => asked.length === 2);

      expect(answers).to.deep.equal([]);
      expect(begun[1]?.sharedComputer).to.equal(true);
    });

    it('cost the lender no request where none was ever used here', async () => {
      const asked = device(() => new Promise(() => undefined));
      const { mocks } = await show('with-passkeys');
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
      await new Promise((resolve) => setTimeout(resolve, 50));

      expect(asked).to.deep.equal([]);
      expect(mocks.requests.filter(({ operation }) => operation === 'challenge')).to.deep.equal([]);
    });
  });
});
