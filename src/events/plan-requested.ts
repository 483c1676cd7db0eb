/** `fs-plan-requested`: the customer has signed a change of plan. Carries no amount, date, number or name. */
export class FsPlanRequestedEvent extends Event {
  constructor() {
    super('fs-plan-requested', { bubbles: true, composed: true });
  }
}
