import { mirrorAttributes, takeProperties } from './attributes.ts';
import { make } from './realm.ts';
import { dress } from './styles.ts';

/** Gives the elements inside it their lender, client id and locale, by its attributes. Has no box of its own. */
export class FsCentralShell extends (globalThis.HTMLElement ?? class {}) {
  /** Address of the lender. */
  declare lender: string | undefined;
  /** Name the lender gave to this site. */
  declare clientId: string | undefined;
  /** Language and region, such as `es-US`. */
  declare locale: string | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'closed' });
    dress(root, ':host{display:contents}:host([hidden]){display:none}');
    root.append(make('slot'));
  }

  connectedCallback(): void {
    takeProperties(this);
  }
}

mirrorAttributes(FsCentralShell.prototype);
