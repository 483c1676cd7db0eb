import { html, nothing } from 'lit';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { circleAlertIcon, crossIcon } from '../../ui/icons.ts';
import { longest, type MessageDraft } from './message-draft.ts';
import type { SupportView } from './support-view.ts';

/** What can be done in the form. */
export interface MessageForm {
  draft: MessageDraft;
  onSend: () => void;
  onDismiss: () => void;
}

/** Where a message is written. */
export function renderMessageForm(view: SupportView, { draft, onSend, onDismiss }: MessageForm) {
  const { texts, common, errors, locale } = view;
  const reply = draft.conversationId !== undefined;
  return html`<form
    class="part message"
    aria-labelledby="form-title"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      onSend();
    }}
  >
    <h3 id="form-title" tabindex="-1">${reply ? texts.newReply : texts.newMessage}</h3>
    ${reply ? nothing : renderTopics(view, draft)} ${renderBody(view, draft)}
    ${renderFiles(view, draft)}
    ${
      draft.error === undefined
        ? nothing
        : renderFailure({ error: draft.error, errors, common, locale, id: 'send-failure' })
    }
    <div class="actions">
      ${renderButton({
        label: texts.send,
        busyLabel: texts.sending,
        kind: 'primary',
        type: 'submit',
        busy: draft.busy,
      })}
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: onDismiss })}
    </div>
  </form>`;
}

function renderTopics({ texts }: SupportView, draft: MessageDraft) {
  const topics = Object.entries(texts.topics) as [MessageDraft['topic'], string][];
  return html`<div class="field">
    <label for="topic">${texts.topic}</label>
    <div class="control">
      <select
        id="topic"
        @change=${(event: Event) =>
          draft.type({ topic: (event.target as HTMLSelectElement).value as MessageDraft['topic'] })}
      >
        ${topics.map(
          ([topic, words]) =>
            html`<option value=${topic} ?selected=${draft.topic === topic}>${words}</option>`,
        )}
      </select>
    </div>
  </div>`;
}

function renderBody(view: SupportView, draft: MessageDraft) {
  const { texts } = view;
  const problem = draft.problem?.field === 'body' ? problemText(view, draft) : undefined;
  const left = longest - draft.body.length;
  return html`<div class=${problem ? 'field invalid' : 'field'}>
    <label for="body">${texts.body}</label>
    <div class="control">
      <textarea
        id="body"
        rows="5"
        .value=${draft.body}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? 'body-error' : 'body-help'}
        @input=${(event: Event) => draft.type({ body: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    ${
      problem
        ? html`<p class="field-error" id="body-error">
            ${circleAlertIcon()}<span>${problem}</span>
          </p>`
        : html`<p class="help" id="body-help">
            ${texts.bodyHelp}${left < 500 ? html` ${texts.bodyLeft(left)}` : nothing}
          </p>`
    }
  </div>`;
}

function renderFiles(view: SupportView, draft: MessageDraft) {
  const { texts } = view;
  const problem = draft.problem?.field === 'files' ? problemText(view, draft) : undefined;
  return html`<div class=${problem ? 'field invalid' : 'field'}>
    <label for="files">${texts.files}</label>
    <input
      id="files"
      type="file"
      multiple
      accept="application/pdf,image/png,image/jpeg"
      aria-describedby=${problem ? 'files-error' : 'files-help'}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        draft.attach(input.files ?? []);
        input.value = '';
      }}
    />
    ${
      problem
        ? html`<p class="field-error" id="files-error">
            ${circleAlertIcon()}<span>${problem}</span>
          </p>`
        : html`<p class="help" id="files-help">${texts.filesHelp}</p>`
    }
    ${
      draft.files.length > 0
        ? html`<ul class="files">
            ${draft.files.map(
              (file) =>
                html`<li>
                  <bdi>${file.name}</bdi>
                  <button
                    type="button"
                    class="remove"
                    aria-label=${texts.removeFile(file.name)}
                    @click=${() => draft.detach(file)}
                  >
                    ${crossIcon()}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </div>`;
}

function problemText({ texts, errors }: SupportView, { problem }: MessageDraft): string {
  const problems: Record<string, string | ((name: string) => string) | undefined> = texts.problems;
  const words = problems[problem?.code ?? ''] ?? errors.refused.next;
  return typeof words === 'function' ? words(problem?.name ?? '') : words;
}
