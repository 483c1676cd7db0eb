import type { ShellFacts } from '../facts.ts';
import type { HostPage } from './host-page.ts';
import type { LenderAnswer } from './lender-answer.ts';

/** Facts of an element that belongs to this script and says whom it speaks for. */
export interface AddressedFacts extends ShellFacts {
  lender: string;
  clientId: string;
}

/** All that is known of one element. */
export interface Examined {
  element: Element;
  facts: AddressedFacts;
  page: HostPage;
  /** What the lender's address says to this page. */
  answer: LenderAnswer;
}
