import { html, nothing } from 'lit';
import type { Device, Session } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { formatMoment, type SecurityView } from './security-view.ts';

/** What can be done about sessions and devices. */
export interface SessionsPart {
  /** Whether something is under way, by its name. */
  does: (name: string) => boolean;
  onEnd: (session: Session) => void;
  onEndAll: () => void;
  onForget: (device: Device) => void;
}

/** Where the customer is signed in, and the ends of it. */
export function renderSessions(view: SecurityView, sessions: Session[], part: SessionsPart) {
  const { texts } = view;
  return html`<section class="part" aria-labelledby="sessions-title">
    <h3 id="sessions-title">${texts.sessionsTitle}</h3>
    <p class="muted small">${texts.sessionsHelp}</p>
    <ul class="rows">
      ${sessions.map((session) => renderSession(view, session, part))}
    </ul>
    <div class="end">
      ${renderButton({
        id: 'end-all',
        label: texts.signOutAll,
        busy: part.does('end-all'),
        onClick: part.onEndAll,
      })}
      <p class="muted small">${texts.signOutAllHelp}</p>
    </div>
  </section>`;
}

function renderSession(view: SecurityView, session: Session, part: SessionsPart) {
  const { texts, locale } = view;
  const { id, current, device, clientName, createdAt, lastSeenAt } = session;
  return html`<li class="row-item">
    <div>
      <p class="name" id="session-${id}">
        <strong><bdi>${device ?? texts.unknownDevice}</bdi></strong>
        ${current ? html`<span class="chip">${texts.thisDevice}</span>` : nothing}
      </p>
      <p class="muted small">${texts.through(clientName)}</p>
      <p class="muted small">
        <time datetime=${createdAt}>${texts.signedInOn(formatMoment(createdAt, locale))}</time>
        ${
          current
            ? nothing
            : html`<span aria-hidden="true">·</span>
                <time datetime=${lastSeenAt}
                  >${texts.lastActive(formatMoment(lastSeenAt, locale))}</time
                >`
        }
      </p>
    </div>
    ${
      current
        ? nothing
        : renderRowButton(texts.signOutDevice, `session-${id}`, part.does(`end ${id}`), () =>
            part.onEnd(session),
          )
    }
  </li>`;
}

/** Browsers that the lender knows. */
export function renderDevices(view: SecurityView, devices: Device[], part: SessionsPart) {
  const { texts, locale } = view;
  return html`<section class="part" aria-labelledby="devices-title">
    <h3 id="devices-title" tabindex="-1">${texts.devicesTitle}</h3>
    <p class="muted small">${devices.length > 0 ? texts.devicesHelp : texts.devicesNone}</p>
    <ul class="rows">
      ${devices.map(
        (device) =>
          html`<li class="row-item">
            <div>
              <p class="name" id="device-${device.id}">
                <strong><bdi>${device.name ?? texts.unknownDevice}</bdi></strong>
              </p>
              <p class="muted small">${renderUse(view, device)}</p>
            </div>
            ${renderRowButton(
              texts.forgetDevice,
              `device-${device.id}`,
              part.does(`forget ${device.id}`),
              () => part.onForget(device),
            )}
          </li>`,
      )}
    </ul>
  </section>`;

  function renderUse({ texts }: SecurityView, { createdAt, lastUsedAt }: Device) {
    return lastUsedAt
      ? html`<time datetime=${lastUsedAt}
          >${texts.lastUsed(formatMoment(lastUsedAt, locale))}</time
        >`
      : html`<time datetime=${createdAt}>${texts.addedOn(formatMoment(createdAt, locale))}</time>`;
  }
}

/** A button at the end of a row; the row's name says what it is about. */
export function renderRowButton(
  label: string,
  describedBy: string,
  busy: boolean,
  onClick: () => void,
) {
  return html`<div class="act" role="group" aria-labelledby=${describedBy}>
    ${renderButton({ label, kind: 'quiet', busy, onClick })}
  </div>`;
}
