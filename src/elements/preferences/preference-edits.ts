import type { Client, Preferences, PreferencesChange } from '../../../sdk/index.ts';
import { isApiError, isNetworkError, isTimeoutError } from '../../../sdk/errors/index.ts';

/** One thing that can be changed: `language`, `zone`, `quietHours`, or `topics/payments/email`. */
export type Field = string;

/** How the last change of a field went. */
export type FieldState = 'saving' | 'saved' | 'failed';

/** Two values for one field: what the customer wants, and what was set elsewhere meanwhile. */
export interface Conflict {
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What happened to changes, for who tells the customer. */
export type Outcome = 'saved' | 'failed' | 'conflict' | 'elsewhere';

/** What changes are made with. */
export interface EditsOptions {
  lender: Client['preferences'];
  /** Something is to be drawn anew. */
  onChange: () => void;
  onOutcome: (outcome: Outcome, fields: readonly Field[], error?: unknown) => void;
}

/** Name of a topic's switch. */
export const switchOf = (topic: string, channel: string): Field => `topics/${topic}/${channel}`;

/** Times that others may be faster before a change is given up. */
const patience = 5;

/**
 * Changes that are shown at once and saved one after the other, each made from the version that is known. Where
 * others were faster, what they changed is taken over and the change is made again; where they changed the very same
 * field to something else, both values are kept until the customer has chosen. No change is ever dropped in silence.
 */
export class PreferenceEdits {
  /** As they are at the lender, as far as is known. */
  saved: Preferences;
  readonly states = new Map<Field, FieldState>();
  readonly conflicts = new Map<Field, Conflict>();
  /** What could not be saved, to be tried again. */
  readonly failed = new Map<Field, unknown>();
  /** The last change that was saved, with what it was before. */
  undoable: { readonly field: Field; readonly before: unknown } | undefined;
  readonly #options: EditsOptions;
  #waiting = new Map<Field, unknown>();
  #sending = new Map<Field, unknown>();
  #running: Promise<void> | undefined;
  #stop = new AbortController();
  #last: { field: Field; before: unknown } | undefined;

  constructor(saved: Preferences, options: EditsOptions) {
    this.saved = saved;
    this.#options = options;
  }

  /** What a field shows: what the customer has chosen, saved or not yet. */
  shown(field: Field): unknown {
    if (this.#waiting.has(field)) return this.#waiting.get(field);
    return this.#sending.has(field) ? this.#sending.get(field) : valueOf(this.saved, field);
  }

  /**
   * Changes a field.
   *
   * @param from what the customer saw as they began; what is shown if left out
   */
  set(field: Field, value: unknown, from: unknown = this.shown(field)): void {
    this.failed.delete(field);
    this.conflicts.delete(field);
    this.undoable = undefined;
    const now = this.shown(field);
    if (!isSame(now, from) && !isSame(now, value)) {
      this.#conflict(field, value, now);
      this.#options.onChange();
      return;
    }
    this.#last = { field, before: now };
    this.#waiting.set(field, value);
    this.states.set(field, 'saving');
    this.#options.onChange();
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Takes the last change back. */
  undo(): void {
    const { undoable } = this;
    if (!undoable) return;
    this.set(undoable.field, undoable.before);
    this.#last = undefined;
  }

  /** Ends a conflict by one of its values. */
  choose(field: Field, which: keyof Conflict): void {
    const conflict = this.conflicts.get(field);
    if (!conflict) return;
    this.conflicts.delete(field);
    if (which === 'mine') this.set(field, conflict.mine);
    else this.#options.onChange();
  }

  /** Takes over what the lender has said by another way; what is on its way finds out by itself. */
  adopt(preferences: Preferences): void {
    if (this.#running) return;
    const before = this.saved;
    this.saved = preferences;
    const changed = fieldsOf(preferences).filter(
      (field) => !isSame(valueOf(before, field), valueOf(preferences, field)),
    );
    for (const field of changed) this.states.delete(field);
    if (this.undoable && changed.includes(this.undoable.field)) this.undoable = undefined;
    this.#options.onChange();
  }

  /** Resolved when nothing is on its way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Gives up what is on its way: nobody looks any more. */
  stop(): void {
    this.#stop.abort();
    this.#waiting.clear();
  }

  async #run(): Promise<void> {
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    for (let tries = patience; this.#waiting.size > 0 && !this.#stop.signal.aborted; tries -= 1) {
      this.#sending = this.#waiting;
      this.#waiting = new Map();
      try {
        await this.#send();
        tries = patience + 1;
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        await this.#recover(error, tries > 1);
      }
      this.#options.onChange();
    }
  }

  async #send(): Promise<void> {
    const { signal } = this.#stop;
    const { etag } = this.saved;
    this.saved = await this.#options.lender.update(patchOf(this.#sending), { etag, signal });
    this.#settle([...this.#sending.keys()]);
  }

  /** Others were faster, or no answer came: what the preferences are now decides. */
  async #recover(error: unknown, mayRepeat: boolean): Promise<void> {
    const outdated = isApiError(error) && error.status === 412;
    const unheard = isNetworkError(error) || isTimeoutError(error);
    const base = this.saved;
    if (!outdated && !unheard) {
      this.#fail(error);
      return;
    }
    const { signal } = this.#stop;
    const { lender } = this.#options;
    const now = await (outdated ? lender.current(error, { signal }) : lender.get({ signal })).catch(
      () => undefined,
    );
    if (!now || signal.aborted) {
      this.#fail(error);
      return;
    }
    const mine = this.#sending;
    this.#sending = new Map();
    this.saved = now;
    const arrived: Field[] = [];
    const lost = new Map<Field, unknown>();
    for (const [field, value] of mine) {
      // A newer wish has taken its place.
      const wanted = this.#waiting.has(field) ? this.#waiting.get(field) : value;
      const theirs = valueOf(now, field);
      if (isSame(theirs, wanted)) {
        this.#waiting.delete(field);
        arrived.push(field);
      } else if (!isSame(theirs, valueOf(base, field))) {
        this.#waiting.delete(field);
        this.#conflict(field, wanted, theirs);
      } else if (outdated && mayRepeat) this.#waiting.set(field, wanted);
      else lost.set(field, wanted);
    }
    if (arrived.length > 0) this.#settle(arrived);
    const others = fieldsOf(now).filter(
      (field) => !mine.has(field) && !isSame(valueOf(base, field), valueOf(now, field)),
    );
    if (others.length > 0) this.#options.onOutcome('elsewhere', others);
    if (lost.size === 0) return;
    this.#sending = lost;
    this.#fail(error);
  }

  #settle(fields: readonly Field[]): void {
    this.#sending = new Map();
    for (const field of fields) {
      if (this.#waiting.has(field)) continue;
      this.states.set(field, 'saved');
    }
    if (this.#last && fields.includes(this.#last.field)) this.undoable = this.#last;
    this.#options.onOutcome('saved', fields);
  }

  #fail(error: unknown): void {
    const fields = [...this.#sending.keys()].filter((field) => !this.#waiting.has(field));
    for (const field of fields) {
      this.failed.set(field, this.#sending.get(field));
      this.states.set(field, 'failed');
    }
    this.#sending = new Map();
    if (fields.length > 0) this.#options.onOutcome('failed', fields, error);
  }

  #conflict(field: Field, mine: unknown, theirs: unknown): void {
    this.states.delete(field);
    this.conflicts.set(field, { mine, theirs });
    this.#options.onOutcome('conflict', [field]);
  }
}

/** What a field is. */
export function valueOf(preferences: Preferences, field: Field): unknown {
  const [name, topic = '', channel = ''] = field.split('/');
  return name === 'topics'
    ? preferences.topics[topic]?.[channel]
    : preferences[name as 'language' | 'zone' | 'quietHours'];
}

function fieldsOf({ topics }: Preferences): Field[] {
  const switches = Object.entries(topics).flatMap(([topic, channels]) =>
    Object.keys(channels).map((channel) => switchOf(topic, channel)),
  );
  return ['language', 'zone', 'quietHours', ...switches];
}

function patchOf(changes: ReadonlyMap<Field, unknown>): PreferencesChange {
  const patch: Record<string, unknown> = {};
  const topics: NonNullable<PreferencesChange['topics']> = {};
  for (const [field, value] of changes) {
    const [name = '', topic = '', channel = ''] = field.split('/');
    if (name === 'topics') (topics[topic] ??= {})[channel] = value as boolean;
    else patch[name] = value;
  }
  return { ...patch, ...(Object.keys(topics).length > 0 ? { topics } : {}) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
