import { html, nothing } from 'lit';
import type { ServiceNotice, SupportPhone } from '../../../sdk/index.ts';
import { renderCopyable } from '../../ui/reference.ts';
import { renderNotice } from '../../ui/notice.ts';
import { hoursHere } from './opening-hours.ts';
import { nearMoment, type SupportView } from './support-view.ts';

/** What customers should know of the service before all else. */
export function renderNotices(view: SupportView) {
  return view.data.support.notices.map((notice) =>
    renderNotice({
      tone: notice.level === 'info' ? 'info' : 'warning',
      title: notice.title,
      body: notice.body,
      next: windowOf(view, notice),
      texts: view.common,
    }),
  );
}

function windowOf({ data, texts, locale }: SupportView, { from, until }: ServiceNotice) {
  const say = (moment: string) => nearMoment(moment, data.support.asOf, locale);
  if (from && until) return texts.noticeBetween(say(from), say(until));
  if (until) return texts.noticeUntil(say(until));
  return from ? texts.noticeFrom(say(from)) : undefined;
}

/** Phones, whether somebody is there, and their hours. */
export function renderPhones(view: SupportView) {
  const { texts, data } = view;
  return html`<section class="part" aria-labelledby="call-title">
    <h3 id="call-title">${texts.call}</h3>
    <ul class="rows">
      ${data.support.phones.map((phone) => renderPhone(view, phone))}
    </ul>
    ${renderHours(view)}
  </section>`;
}

function renderPhone({ texts, data, locale }: SupportView, phone: SupportPhone) {
  const names: Record<string, string | undefined> = texts.phones;
  const { kind, number, open, changesAt } = phone;
  const moment = changesAt && nearMoment(changesAt, data.support.asOf, locale);
  return html`<li class="phone">
    <span>
      <span class="muted small">${names[kind] ?? texts.phones.service}</span>
      <a class="figures number" href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>
    </span>
    <span class="small">
      <span class="state ${open ? 'open' : ''}">${open ? texts.open : texts.closed}</span>
      ${moment ? html`<span class="muted">${open ? texts.closes(moment) : texts.opens(moment)}</span>` : nothing}
    </span>
  </li>`;
}

function renderHours({ texts, data, locale }: SupportView) {
  const { phones, zone, asOf } = data.support;
  const names: Record<string, string | undefined> = texts.phones;
  const zoneName =
    new Intl.DateTimeFormat(locale, { timeZoneName: 'longGeneric' })
      .formatToParts(new Date(asOf))
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return html`<details class="small">
      <summary>${texts.hours}</summary>
      ${phones.map(
        ({ kind, hours }) =>
          html`<p class="hours-of">${names[kind] ?? texts.phones.service}</p>
            <dl class="hours figures">
              ${hoursHere(hours, { asOf, zone, locale }).map(
                ({ weekday, opens, closes }) =>
                  html`<div>
                    <dt>${weekday}</dt>
                    <dd>${texts.hoursRow(opens, closes)}</dd>
                  </div>`,
              )}
            </dl>`,
      )}
    </details>
    <p class="muted small">${texts.hoursZone(zoneName)}</p>`;
}

/** What an agent asks for, masked, and ready to be copied whole. */
export function renderReferences({ texts, common, data }: SupportView, accountId?: string) {
  const { references, email } = data.support;
  const shown = references.filter((one) => accountId === undefined || one.accountId === accountId);
  return html`<section class="part" aria-labelledby="ready-title">
    <h3 id="ready-title">${texts.ready}</h3>
    ${shown.map(({ vehicle, reference: { value, masked } }) =>
      renderCopyable({
        label: shown.length > 1 ? vehicle : texts.accountReference,
        value,
        shown: masked,
        copy: texts.copyAccount,
        copied: common.copied,
      }),
    )}
    ${renderCopyable({
      label: texts.email,
      value: email.value,
      shown: email.masked,
      copy: texts.copyEmail,
      copied: common.copied,
    })}
    <p class="muted small">${texts.never}</p>
  </section>`;
}
