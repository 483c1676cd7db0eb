import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { type FailureInfo, instantParts } from '../../ui/failure.ts';
import {
  circleCheckIcon,
  checkIcon,
  lockIcon,
  logOutIcon,
  phoneIcon,
  shieldCheckIcon,
} from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderReference } from '../../ui/reference.ts';
import { skeleton } from '../../ui/skeleton.ts';

/** What the panels beside the form share. */
export interface PanelView {
  login: Catalogues['login'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
  /** The lender's phone number as customers read it. */
  phone: string | undefined;
  onBack: () => void;
}

const badge = (icon: TemplateResult, tone = '') => html`<span class="badge ${tone}">${icon}</span>`;

/** A panel takes the focus when it replaces the form, so it needs a name and a tabindex. */
const panel = (content: TemplateResult) =>
  html`<section class="panel" tabindex="-1" aria-labelledby="heading">${content}</section>`;

const call = ({ login, common, phone }: PanelView) =>
  phone
    ? html`<a class="button secondary wide" href="tel:${phone.replace(/[^+\d]/g, '')}">
        ${phoneIcon()}<span>${common.callUs(phone)}</span>
      </a>`
    : html`<p class="muted small">${login.callStatement}</p>`;

const actions = (view: PanelView, backLabel: string) =>
  html`<div class="actions">
    ${call(view)}
    ${renderButton({ label: backLabel, kind: 'quiet', wide: true, onClick: view.onBack })}
  </div>`;

/** Locked out: until when, why, and the way in before that. */
export function renderLocked(view: PanelView, { lockedUntil, requestId }: FailureInfo) {
  const { login, errors, common } = view;
  return panel(html`
    ${badge(lockIcon(), 'warning')}
    <h2 id="heading">${errors.locked.title}</h2>
    <p>${login.lockedHelp}</p>
    ${lockedUntil ? renderUntil(lockedUntil, view) : nothing}
    <p><strong>${login.lockedSooner}</strong> ${login.lockedCall}</p>
    ${actions(view, login.tryAnother)} ${requestId ? renderReference(requestId, common) : nothing}
  `);
}

function renderUntil(lockedUntil: string, { login, locale }: PanelView) {
  const { day, time } = instantParts(lockedUntil, locale);
  return html`<p class="until figures">
    <span class="muted small">${login.lockedUntil}</span>
    <time datetime=${lockedUntil}><span>${day},</span> <span>${time}</span></time>
  </p>`;
}

/** A second proof is asked for and this version cannot take it: said plainly. */
export function renderChallenge(view: PanelView) {
  const { login } = view;
  return panel(html`
    ${badge(shieldCheckIcon())}
    <h2 id="heading">${login.challengeTitle}</h2>
    <p>${login.challengeBody}</p>
    <p>${login.challengeNext}</p>
    ${actions(view, login.backToSignIn)}
  `);
}

/** How to get help with a forgotten password. */
export function renderForgot(view: PanelView) {
  const { login } = view;
  return panel(html`
    <h2 id="heading">${login.forgotTitle}</h2>
    <p>${login.forgotBody}</p>
    <h3>${login.forgotReady}</h3>
    <ul>
      <li>${checkIcon()}<span>${login.forgotContract}</span></li>
      <li>${checkIcon()}<span>${login.forgotId}</span></li>
    </ul>
    <p class="muted small">${login.forgotSafe}</p>
    ${actions(view, login.backToSignIn)}
  `);
}

/** Signed in, with the way out. */
export function renderSignedIn({ login }: PanelView, onSignOut: () => void) {
  return panel(html`
    ${badge(circleCheckIcon(), 'success')}
    <h2 id="heading">${login.signedIn}</h2>
    <p class="muted">${login.signedInBody}</p>
    ${renderButton({ label: login.signOut, icon: logOutIcon(), onClick: onSignOut })}
  `);
}

/** The tab remembers a session; bars in the shape of what comes. */
export function renderRestoring({ login }: PanelView) {
  return html`<div class="panel" role="group" aria-busy="true" aria-label=${login.restoring}>
    ${skeleton('44px', '44px')} ${skeleton('60%', '1.6em')} ${skeleton('90%')}
    ${skeleton('8em', '44px')}
  </div>`;
}

/** The page forgot to say whose customers it serves. */
export function renderMisconfigured({ login, common }: PanelView) {
  return renderNotice({
    tone: 'error',
    title: login.misconfiguredTitle,
    body: login.misconfiguredBody,
    texts: common,
  });
}
