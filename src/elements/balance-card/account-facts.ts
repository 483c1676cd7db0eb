import { html, nothing, type TemplateResult } from 'lit';
import { distanceFormat } from '../../ui/distance.ts';
import { renderMeter } from '../../ui/meter.ts';
import type { CardView } from './card-view.ts';
import { paidShare, standingOf } from './standing.ts';

/** How far along the account is: a bar, and the same in words. */
export function renderProgress({ account, texts, formats }: CardView) {
  const { principal, originalPrincipal, instalmentsPaid, instalmentsTotal } = account;
  const made = texts.instalments(formats.count(instalmentsPaid), formats.count(instalmentsTotal));
  if (account.kind === 'lease') {
    return html`<div class="progress">
      <p class="row"><span>${texts.leaseProgress}</span></p>
      ${renderMeter(instalmentsTotal ? instalmentsPaid / instalmentsTotal : 0, made)}
      <p class="muted small figures">${made}</p>
    </div>`;
  }
  const share = texts.share(formats.percent(paidShare(account)));
  return html`<div class="progress">
    <p class="row figures">
      <span>${texts.principalLeft}</span>
      <span>
        <strong>${formats.money(principal)}</strong>
        <span class="muted small">${texts.principalOf(formats.money(originalPrincipal))}</span>
      </span>
    </p>
    ${renderMeter(paidShare(account), share)}
    <p class="row muted small figures"><span>${share}</span><span>${made}</span></p>
  </div>`;
}

/** Everything else worth knowing, quietly. */
export function renderFacts(view: CardView) {
  const facts = [nextFact, payoffFact, mileageFact, residualFact, autopayFact, lastPaymentFact];
  return html`<dl class="facts">${facts.map((fact) => fact(view))}</dl>`;
}

function renderFact(label: string, value: string, aside?: string | TemplateResult) {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
    ${aside ? html`<dd class="aside">${aside}</dd>` : nothing}
  </div>`;
}

function nextFact({ account, texts, formats }: CardView) {
  const { nextInstalment: next, dueDate, amountDue } = account;
  // Said already, in the lead.
  if (!next || standingOf(account) === 'clear') return nothing;
  if (next.dueDate === dueDate && next.amount.amount === amountDue.amount) return nothing;
  return renderFact(
    texts.nextInstalment,
    formats.money(next.amount),
    texts.amountOn(formats.day(next.dueDate)),
  );
}

function payoffFact({ account, texts, formats }: CardView) {
  const { payoff } = account;
  if (standingOf(account) === 'paid-off') return nothing;
  const through = texts.goodThrough(formats.day(payoff.goodThrough));
  const perDiem = payoff.perDiem.amount > 0 ? texts.perDiem(formats.money(payoff.perDiem)) : '';
  return renderFact(
    texts.payoff,
    formats.money(payoff.amount),
    perDiem ? `${through}, ${perDiem}` : through,
  );
}

function mileageFact({ account, texts, formats }: CardView) {
  const { lease } = account;
  if (!lease) return nothing;
  const distance = distanceFormat(formats.locale, lease.distanceUnit);
  const words = texts.distanceOf(distance(lease.used), distance(lease.allowance));
  const share = lease.allowance > 0 ? lease.used / lease.allowance : 1;
  return html`<div>
    <dt>${texts.distance}</dt>
    <dd>${words}</dd>
    <dd>${renderMeter(share, words, share > 1)}</dd>
    <dd class="aside">${texts.distanceRead(formats.day(lease.readOn))}</dd>
  </div>`;
}

function residualFact({ account, texts, formats }: CardView) {
  const { lease, maturityDate } = account;
  if (!lease) return nothing;
  return renderFact(
    texts.residual,
    formats.money(lease.residual),
    texts.ends(formats.day(maturityDate)),
  );
}

function autopayFact({ account, texts, formats }: CardView) {
  if (standingOf(account) === 'paid-off') return nothing;
  const { active, nextDate } = account.autopay;
  if (!active) return renderFact(texts.autopay, texts.autopayOff);
  const aside = nextDate ? texts.autopayNext(formats.day(nextDate)) : undefined;
  return renderFact(texts.autopay, texts.autopayActive, aside);
}

function lastPaymentFact({ account, texts, formats }: CardView) {
  const { lastPayment: last } = account;
  if (!last) return nothing;
  return renderFact(
    texts.lastPayment,
    formats.money(last.amount),
    texts.amountOn(formats.day(last.date)),
  );
}
