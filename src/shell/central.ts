import { make } from './realm.ts';
import { dress } from './styles.ts';

/** Gives the elements inside it their lender, client id and locale, by its attributes. Has no box of its own. */
export class FsCentralShell extends (globalThis.HTMLElement ?? class {}) {
  constructor() {
    super();
    const root = this.attachShadow({ mode: 'closed' });
    dress(root, ':host{display:contents}:host([hidden]){display:none}');
    root.append(make('slot'));
  }
}
