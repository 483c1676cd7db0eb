import { html, nothing } from 'lit';
import { spinner } from '../../ui/button.ts';
import { checkIcon, circleAlertIcon } from '../../ui/icons.ts';
import { type Field, switchOf } from './preference-edits.ts';
import { channelWords, type PreferencesView, topicTitle, wordFor } from './preferences-view.ts';

/** What can be done with the switches. */
export interface TopicsPart {
  onSwitch: (field: Field, on: boolean) => void;
  /** A text was asked for without a phone. */
  onPhoneNeeded: () => void;
}

/** Each topic with a switch for every channel that it has. */
export function renderTopics(view: PreferencesView, part: TopicsPart) {
  const { texts, preferences } = view;
  const { topics, delivered, fixed } = preferences;
  const channels = [...new Set(Object.values(topics).flatMap((one) => Object.keys(one)))];
  // What a law has the lender send is sent, whatever else goes the same way.
  const sent = fixed.filter(({ topic, channel }) => topics[topic]?.[channel]);
  const idle = channels.filter(
    (one) => !delivered.includes(one) && !sent.some(({ channel }) => channel === one),
  );
  const names = idle.map((channel) => wordFor<string>(texts.channels, channel) ?? channel);
  return html`<section class="part" aria-labelledby="topics-title">
    <h3 id="topics-title" tabindex="-1">${texts.topicsTitle}</h3>
    <p class="muted small">
      ${texts.topicsHelp}
      ${
        names.length > 0
          ? texts.notDelivered(new Intl.ListFormat(view.locale).format(names))
          : nothing
      }
    </p>
    <div class="topics">
      ${Object.entries(topics).map(([topic, switches]) => renderTopic(view, topic, switches, part))}
    </div>
  </section>`;
}

function renderTopic(
  view: PreferencesView,
  topic: string,
  switches: Record<string, boolean>,
  part: TopicsPart,
) {
  const { texts, preferences } = view;
  const help = wordFor<readonly string[]>(texts.topics, topic)?.[1];
  const fixed = preferences.fixed.filter((one) => one.topic === topic);
  const reasons = [
    ...new Set(
      fixed.map(({ channel, reason }) => {
        const words = wordFor<(how: string) => string>(texts.fixed, reason) ?? texts.fixed.law;
        return words(channelWords(view, channel));
      }),
    ),
  ];
  return html`<div class="topic" role="group" aria-labelledby="topic-${topic}">
    <div>
      <p><strong id="topic-${topic}">${topicTitle(view, topic)}</strong></p>
      ${help ? html`<p class="muted small">${help}</p>` : nothing}
      ${
        reasons.length > 0
          ? html`<p class="muted small" id="fixed-${topic}">${reasons.join(' ')}</p>`
          : nothing
      }
    </div>
    <div class="switches">
      ${Object.keys(switches).map((channel) =>
        renderSwitch(view, topic, channel, {
          ...part,
          fixed: fixed.some((one) => one.channel === channel),
        }),
      )}
    </div>
  </div>`;
}

function renderSwitch(
  view: PreferencesView,
  topic: string,
  channel: string,
  { fixed, onSwitch, onPhoneNeeded }: TopicsPart & { fixed: boolean },
) {
  const { texts, edits, preferences } = view;
  const field = switchOf(topic, channel);
  const on = edits.shown(field) === true;
  const id = `${topic}-${channel}`;
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const wanted = input.checked;
    // Stays as it is until the choice is known to be possible.
    input.checked = on;
    if (fixed) return;
    if (channel === 'sms' && wanted && !preferences.phone) onPhoneNeeded();
    else onSwitch(field, wanted);
  };
  /* eslint-disable lit-a11y/role-has-required-aria-attrs -- a checkbox says itself whether it is checked */
  return html`<label class="switch ${fixed ? 'fixed' : ''}">
    <input
      id=${id}
      type="checkbox"
      role="switch"
      .checked=${on}
      aria-disabled=${fixed ? 'true' : nothing}
      aria-labelledby="topic-${topic} ${id}-label"
      aria-describedby="${id}-state${fixed ? ` fixed-${topic}` : ''}"
      @change=${onChange}
    />
    <span class="small" id="${id}-label"
      >${wordFor<string>(texts.channels, channel) ?? channel}</span
    >
    ${renderState(view, field, id)}
  </label>`;
  /* eslint-enable lit-a11y/role-has-required-aria-attrs */
}

/** How the last change of a field went; words for those who listen, a mark for those who look. */
function renderState({ texts, edits }: PreferencesView, field: Field, id: string) {
  const state = edits.states.get(field);
  const marks = { saving: spinner, saved: checkIcon, failed: circleAlertIcon };
  const words = { saving: texts.saving, saved: texts.saved, failed: texts.notSaved };
  return html`<span class="state ${state ?? ''}" id="${id}-state"
    >${
      state ? html`${marks[state]()}<span class="visually-hidden">${words[state]}</span>` : nothing
    }</span
  >`;
}
