import type { Client } from '../../../../sdk/index.ts';
import type { LoginDoor, LoginHost, LoginPart, PartRequest } from '../login-part.ts';

/** Fetches a part and makes it ready to be drawn. */
export async function makePart(
  request: PartRequest,
  door: LoginDoor,
  client: Client,
): Promise<LoginPart> {
  const part = await load(request, hostOf(door, client));
  const { shadowRoot } = door.element;
  if (shadowRoot) {
    const sheets = part.sheets.flatMap(({ styleSheet }) => styleSheet ?? []);
    shadowRoot.adoptedStyleSheets = [...new Set([...shadowRoot.adoptedStyleSheets, ...sheets])];
  }
  return part;
}

// Each is a file of its own: few customers ever see more than one.
async function load([name, given]: PartRequest, host: LoginHost): Promise<LoginPart> {
  switch (name) {
    case 'steps':
      return new (await import('./sign-in-steps.ts')).SignInSteps(host, given);
    case 'lockout':
      return new (await import('./lockout.ts')).Lockout(host, given);
    case 'forgotten':
      return new (await import('./forgotten-password.ts')).ForgottenPassword(host);
    case 'reset':
      return new (await import('./new-password.ts')).NewPassword(host, given);
    case 'invitation':
      return new (await import('./registration.ts')).Registration(host, given);
  }
}

function hostOf(door: LoginDoor, client: Client): LoginHost {
  const { element } = door;
  const field = (id: string) => element.shadowRoot?.querySelector<HTMLInputElement>(id);
  return {
    ...door,
    client,
    get locale() {
      return door.read().locale;
    },
    get phone() {
      return door.read().phone;
    },
    userId: field('#user-id')?.value.trim() ?? '',
    sharedComputer: field('#shared-computer')?.checked ?? false,
    draw: async (selector) => {
      element.requestUpdate();
      await element.updateComplete;
      if (selector) field(selector)?.focus();
    },
    leave: (userId) => {
      client.auth.abandon();
      door.leave(userId);
    },
  };
}
