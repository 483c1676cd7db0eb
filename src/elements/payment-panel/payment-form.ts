import { ContractError } from '../../../sdk/errors/index.ts';
import type { Client, Money, PaymentPreviewInput } from '../../../sdk/index.ts';
import { isPlainDate } from '../../../sdk/plain-date.ts';
import { failureOf } from '../../ui/failure.ts';
import { tidyAmount } from '../../ui/money-field.ts';
import {
  amountOptions,
  checkDraft,
  type Draft,
  draftAmount,
  isTyped,
  kindOf,
  newDraft,
  offers,
} from './draft.ts';
import { LenderRequest } from './lender-request.ts';
import { firstUsable, type PanelData } from './panel-data.ts';
import { fieldProblems, type FieldProblems } from './problems.ts';
import type { Review } from './review-part.ts';

/** What the customer has put together so far, and what was wrong with it. */
export class PaymentForm extends LenderRequest<PaymentForm> {
  draft: Draft | undefined;
  problems: FieldProblems = {};
  /** Set once the draft was checked by the server and is to be confirmed. */
  review: Review | undefined;
  /** Something was entered that is worth keeping. */
  touched = false;
  #accountId: string | undefined;

  /** Takes figures as they now are; what was entered for the same account stays. */
  adopt({ account, methods }: PanelData): void {
    if (!this.draft || this.#accountId !== account.id) {
      this.#accountId = account.id;
      this.clear();
      this.draft = newDraft(account, firstUsable(methods));
      return;
    }
    const { choice, methodId, date } = this.draft;
    const early = date !== '' && date < account.asOf;
    this.draft = {
      ...this.draft,
      choice: offers(account, choice) ? choice : (amountOptions(account)[0]?.choice ?? 'other'),
      methodId: methods.some(({ id }) => id === methodId) ? methodId : firstUsable(methods),
      ...(early && { date: account.asOf, lastDate: account.asOf }),
    };
  }

  /** Forgets everything, as at sign-out or for a new payment. */
  clear(): void {
    this.giveUp();
    this.update({
      draft: undefined,
      problems: {},
      review: undefined,
      error: undefined,
      touched: false,
    });
  }

  /** Takes an answer to one of the questions; its field stops being wrong. */
  change(change: Partial<Draft>): void {
    if (!this.draft) return;
    const { amount, method, date } = this.problems;
    this.update({
      draft: { ...this.draft, ...change, ...(change.date && { lastDate: change.date }) },
      problems: {
        ...(amount && !('choice' in change) && !('otherText' in change) && { amount }),
        ...(method && !('methodId' in change) && { method }),
        ...(date && !('date' in change) && { date }),
      },
      touched: true,
    });
  }

  /** Takes what clears the account on the draft's date; nothing while that is not known. */
  quote(payoff: Money | undefined): void {
    if (!this.draft) return;
    const { amount, ...rest } = this.problems;
    const answered = payoff && amount === 'payoff_pending';
    this.update({ draft: { ...this.draft, payoff }, ...(answered && { problems: rest }) });
  }

  /** The customer left the field of the other amount: shows how it was read, or why not. */
  finishAmount({ account }: PanelData, locale: string): void {
    if (!this.draft || !isTyped(this.draft) || this.draft.otherText.trim() === '') return;
    const amount = draftAmount(this.draft, account, locale);
    const otherText = tidyAmount(this.draft.otherText, account.amountDue.currency, locale);
    this.update({
      draft: { ...this.draft, otherText },
      problems: { ...this.problems, ...(!amount.ok && { amount: amount.reason }) },
    });
  }

  /** What can be previewed of the draft already. */
  previewInput({ account }: PanelData, locale: string): PaymentPreviewInput | undefined {
    if (!this.draft || !isPlainDate(this.draft.date)) return undefined;
    const amount = draftAmount(this.draft, account, locale);
    const { date } = this.draft;
    return amount.ok ? { amount: amount.money, date, ...kindOf(this.draft) } : undefined;
  }

  /**
   * Checks the draft, here and at the server, and sets `review` if it may be confirmed.
   *
   * @param ready fetches what the review is drawn with; without it there is none
   * @param anew whether it was reviewed before, and what is agreed to has changed since
   * @returns whether it may
   */
  async check(
    client: Client,
    data: PanelData,
    locale: string,
    ready: () => Promise<void>,
    anew: boolean,
  ): Promise<boolean> {
    const { account, methods } = data;
    if (!this.draft || this.busy) return false;
    const checked = checkDraft(this.draft, data, locale);
    this.update({ problems: checked.ok ? {} : checked.problems, error: undefined });
    const method = methods.find(({ id }) => id === this.draft?.methodId);
    if (!checked.ok || !method) return false;

    const { input } = checked;
    const review = await this.send(async (signal): Promise<Review> => {
      const [preview] = await Promise.all([
        client.payments.preview(account.id, input, { signal }),
        ready(),
      ]);
      const { authorization } = preview;
      // Nobody is asked to confirm what cannot be read first.
      if (!authorization) throw new ContractError({ path: 'authorization', reason: 'missing' });
      return {
        input: { ...input, acknowledgeDuplicate: false, authorization },
        preview,
        method,
        authorization,
        anew,
      };
    });
    if (review) this.update({ review });
    return review !== undefined;
  }

  /** Asks whether the payment under review is meant, though another like it is there. */
  askAgain(): void {
    const { review } = this;
    if (!review) return;
    this.update({ review: { ...review, input: { ...review.input, acknowledgeDuplicate: true } } });
  }

  /** Goes back from the review; what was entered is still there. */
  edit(): void {
    this.update({ review: undefined });
  }

  /** Takes a refusal to the fields at fault, or above the button where there are none. */
  override refuse(error: unknown): void {
    const problems = fieldProblems(error);
    const pointed = Object.keys(problems).length > 0;
    // A session that ended is said while nobody is signed in, and no longer true once somebody is.
    const over = failureOf(error).kind === 'signedOut';
    this.update({
      problems,
      error: pointed || over ? undefined : error,
      review: undefined,
    });
  }
}
