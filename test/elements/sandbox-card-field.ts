import { FsCardTokenEvent } from '../../src/events/index.ts';

/**
 * Stands for a card processor's field, in the slot `card` of a panel. It takes no number at all: its two
 * cards are made up, and what it gives out is their token.
 */
export class SandboxCardField extends HTMLElement {
  connectedCallback(): void {
    for (const end of ['0042', '0077']) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `Sandbox card ${end}`;
      button.addEventListener('click', () => this.give(`tok_sandbox_demo_${end}`));
      this.append(button);
    }
  }

  /** Tells the panel which card it is to be. */
  give(token: string): void {
    this.dispatchEvent(new FsCardTokenEvent(token));
  }
}
