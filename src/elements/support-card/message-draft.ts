import type { Client, Conversation } from '../../../sdk/index.ts';
import { isApiError } from '../../../sdk/errors/index.ts';
import { LenderRequest } from '../payment-panel/lender-request.ts';

/** Why a message cannot be sent as it is, by the field at fault. */
export interface MessageProblem {
  field: 'body' | 'files';
  code: string;
  /** The file at fault. */
  name?: string | undefined;
}

type Topic = 'payment' | 'payoff' | 'plan' | 'documents' | 'vehicle' | 'other';

/** Most characters of a message. */
export const longest = 4_000;
const largest = 2 * 1024 * 1024;
const mostFiles = 3;

/** A message that is being written. It is kept until it was sent: a failure loses no word of it. */
export class MessageDraft extends LenderRequest<MessageDraft> {
  /** Whether the form is on screen. */
  open = false;
  conversationId: string | undefined;
  topic: Topic = 'other';
  body = '';
  files: readonly File[] = [];
  problem: MessageProblem | undefined;
  /** What was sent last and has no answer yet, with its key. */
  #sent: { contents: readonly unknown[]; key: string } | undefined;

  /** Shows the form, for a new message or a reply. */
  begin(conversation?: Conversation): void {
    const same = conversation?.id === this.conversationId;
    this.update({
      open: true,
      conversationId: conversation?.id,
      topic: (conversation?.topic as Topic | undefined) ?? this.topic,
      problem: undefined,
      error: undefined,
      ...(same ? {} : { body: '', files: [] }),
    });
  }

  /** Puts the form away; what was written stays for the next time. */
  dismiss(): void {
    this.giveUp();
    this.update({ open: false, problem: undefined, error: undefined });
  }

  /** Forgets all: nobody is signed in any more. */
  clear(): void {
    this.giveUp();
    this.#sent = undefined;
    this.update({
      open: false,
      conversationId: undefined,
      topic: 'other',
      body: '',
      files: [],
      problem: undefined,
      error: undefined,
    });
  }

  type(change: Partial<Pick<MessageDraft, 'topic' | 'body'>>): void {
    this.update({ ...change, problem: undefined });
  }

  attach(files: Iterable<File>): void {
    const all = [...this.files, ...files];
    const large = all.find(({ size }) => size > largest);
    if (large) this.#object('files', 'attachment_too_large', large.name);
    else if (all.length > mostFiles) this.#object('files', 'too_many');
    else this.update({ files: all, problem: undefined });
  }

  detach(file: File): void {
    this.update({ files: this.files.filter((one) => one !== file), problem: undefined });
  }

  /**
   * Sends it.
   *
   * @returns the conversation as it then is; undefined where a field is at fault or it failed
   */
  async submit(client: Client, accountId: string | undefined): Promise<Conversation | undefined> {
    if (this.busy) return undefined;
    const body = this.body.trim();
    if (!body || body.length > longest) {
      this.#object('body', body ? 'too_long' : 'empty');
      return undefined;
    }
    this.update({ problem: undefined, error: undefined });
    const sent = await this.send(async (signal) => {
      const { conversationId, topic } = this;
      const idempotencyKey = this.#keyFor([
        conversationId ?? accountId,
        topic,
        body,
        ...this.files,
      ]);
      const attachments = await Promise.all(this.files.map((file) => this.#read(file)));
      return client.support.send(
        {
          topic,
          body,
          ...(conversationId === undefined ? { accountId } : { conversationId }),
          ...(attachments.length > 0 ? { attachments } : {}),
        },
        { signal, idempotencyKey },
      );
    });
    if (sent) this.clear();
    return sent;
  }

  protected override refuse(error: unknown): void {
    if (error instanceof UnreadableFile) {
      this.#object('files', 'unreadable', error.name);
      return;
    }
    if (isApiError(error) && error.code.startsWith('attachment_')) {
      const at = Number(/^\/attachments\/(\d)/.exec(error.errors?.[0]?.pointer ?? '')?.[1] ?? 0);
      this.#object('files', error.code, this.files[at]?.name);
      return;
    }
    if (isApiError(error) && error.code === 'conversation_closed') {
      this.update({ conversationId: undefined });
      this.#object('body', error.code);
      return;
    }
    super.refuse(error);
  }

  /** Sent again as it was, it is the same message: the answer to it may have been lost. */
  #keyFor(contents: readonly unknown[]): string {
    const before = this.#sent;
    const same =
      before?.contents.length === contents.length &&
      before.contents.every((one, at) => one === contents[at]);
    this.#sent = { contents, key: same ? before.key : crypto.randomUUID() };
    return this.#sent.key;
  }

  async #read(file: File): Promise<{ name: string; data: string }> {
    try {
      return { name: file.name || 'file', data: toBase64(await file.arrayBuffer()) };
    } catch {
      throw new UnreadableFile(file.name);
    }
  }

  #object(field: MessageProblem['field'], code: string, name?: string): void {
    this.update({ problem: { field, code, name } });
  }
}

/** A file that is no longer where it was chosen, or may not be read. */
class UnreadableFile extends Error {
  constructor(name: string) {
    super('a chosen file could not be read');
    this.name = name;
  }
}

function toBase64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  // In pieces: a call with two million arguments fails.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
