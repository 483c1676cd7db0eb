import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Judges passwords by how many guesses they would take; it carries a list of common ones, so it loads late. */
export class PasswordStrength {
  readonly #judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

  /**
   * @param personal words that a stranger would try first
   * @returns 0 (guessed at once) to 4 (strong)
   */
  score(password: string, personal: readonly string[]): number {
    return this.#judge.check(password, [...personal]).score;
  }
}
