import type { Client } from '../../../../sdk/index.ts';
import type { LoginDoor, LoginHost, LoginPart, PartRequest } from '../login-part.ts';

/** Fetches a part and makes it ready to be drawn. */
export async function makePart(
  request: PartRequest,
  door: LoginDoor,
  client: Client,
): Promise<LoginPart> {
  const make = await load(request);
  // Only now: the form could be typed into until here.
  const part = make(hostOf(door, client));
  const { shadowRoot } = door.element;
  if (shadowRoot) {
    const sheets = part.sheets.flatMap(({ styleSheet }) => styleSheet ?? []);
    shadowRoot.adoptedStyleSheets = [...new Set([...shadowRoot.adoptedStyleSheets, ...sheets])];
  }
  return part;
}

// Each is a file of its own: few customers ever see more than one.
async function load(request: PartRequest): Promise<(host: LoginHost) => LoginPart> {
  switch (request[0]) {
    case 'steps': {
      const { SignInSteps } = await import('./sign-in-steps.ts');
      return (host) => new SignInSteps(host, request[1]);
    }
    case 'lockout': {
      const { Lockout } = await import('./lockout.ts');
      return (host) => new Lockout(host, request[1]);
    }
    case 'forgotten': {
      const { ForgottenPassword } = await import('./forgotten-password.ts');
      return (host) => new ForgottenPassword(host);
    }
    case 'reset': {
      const { NewPassword } = await import('./new-password.ts');
      return (host) => new NewPassword(host, request[1]);
    }
    case 'invitation': {
      const { Registration } = await import('./registration.ts');
      return (host) => new Registration(host, request[1]);
    }
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
