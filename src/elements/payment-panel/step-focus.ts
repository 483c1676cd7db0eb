import type { PaymentForm } from './payment-form.ts';

/** The first thing in the form that needs the customer's attention: selectors, best first. */
export function firstProblem({ problems, error }: PaymentForm): string[] {
  if (problems.amount) return ['#amount-other', '#amount input:checked'];
  if (problems.method)
    return ['#method [name=method-choice]:checked', '.entry input', '#add-method'];
  if (problems.date) return ['#date'];
  return [error === undefined ? '#step-title' : '#refusal'];
}

/** Whether the keyboard is in the element or nowhere: only then may a new step take it. */
export function mayTakeFocus(element: HTMLElement): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return (element.getRootNode() as Document | ShadowRoot).activeElement === element;
}
