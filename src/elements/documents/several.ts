import { html, nothing } from 'lit';
import type { AccountDocument, Client } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderKeptBack } from '../kept-back.ts';
import type { DocumentsView } from './documents-view.ts';
import type { Download } from './download.ts';

interface SeveralHost {
  readonly client: Client;
  downloadOf(document: AccountDocument): Download;
  onChange(): void;
}

/** How to keep several documents as one file. */
interface Keeping {
  /** With its ending. */
  name: string;
  fetchPart: <T>(part: Promise<T>) => Promise<T>;
}

/** Documents that were chosen to be downloaded together, one after the other and then as one file. */
export class Several {
  /** Ids. */
  readonly chosen = new Set<string>();
  busy = false;
  /** Fetched so far, of those chosen. */
  done = 0;
  /** Those that the last try could not fetch. */
  failed = 0;
  /** The last try handed a file to the browser. */
  kept = false;
  readonly #host: SeveralHost;
  readonly #documents = new Map<string, AccountDocument>();
  /** What is fetched, so that another try fetches only what is missing. */
  readonly #blobs = new Map<string, Blob>();
  #run = 0;

  constructor(host: SeveralHost) {
    this.#host = host;
  }

  choose(document: AccountDocument, chosen: boolean): void {
    if (chosen) {
      this.chosen.add(document.id);
      this.#documents.set(document.id, document);
    } else {
      this.chosen.delete(document.id);
      this.#blobs.delete(document.id);
    }
    this.failed = 0;
    this.#host.onChange();
  }

  /** Forgets what is chosen and no longer listed. */
  keep(items: readonly AccountDocument[]): void {
    const listed = new Set(items.map(({ id }) => id));
    for (const id of this.chosen) if (!listed.has(id)) this.chosen.delete(id);
    this.#host.onChange();
  }

  clear(): void {
    this.stop();
    this.chosen.clear();
    this.#blobs.clear();
    this.failed = 0;
    this.#host.onChange();
  }

  /** Gives up what is under way. */
  stop(): void {
    this.#run += 1;
    if (!this.busy) return;
    this.busy = false;
    for (const id of this.chosen) {
      const document = this.#documents.get(id);
      const download = document && this.#host.downloadOf(document);
      if (download?.busy) download.cancel();
    }
    this.#host.onChange();
  }

  /**
   * Fetches those that are chosen and hands them to the browser as one file.
   *
   * @returns what was kept; undefined where not all of it came, or it was given up
   */
  async save(
    nameOf: (document: AccountDocument) => string,
    { name, fetchPart }: Keeping,
  ): Promise<AccountDocument[] | undefined> {
    const run = (this.#run += 1);
    this.kept = false;
    const wanted = [...this.chosen].flatMap((id) => this.#documents.get(id) ?? []);
    Object.assign(this, { busy: true, done: 0, failed: 0 });
    this.#host.onChange();
    const files: { name: string; input: Blob }[] = [];
    for (const document of wanted) {
      const known = this.#blobs.get(document.id);
      const blob = known ?? (await this.#host.downloadOf(document).fetch(this.#host.client));
      if (run !== this.#run) return undefined;
      if (blob) {
        this.#blobs.set(document.id, blob);
        files.push({ name: nameOf(document), input: blob });
        this.done += 1;
      } else this.failed += 1;
      this.#host.onChange();
    }
    try {
      if (this.failed > 0) return undefined;
      const { saveZip } = await fetchPart(import('./zip-part.ts'));
      if (!(await saveZip(files, name, () => run === this.#run))) return undefined;
      this.chosen.clear();
      this.#blobs.clear();
      return wanted;
    } finally {
      if (run === this.#run) this.busy = false;
      this.#host.onChange();
    }
  }
}

/** The way to choose all, and what to do with those that are chosen. */
export function renderSeveral(
  { texts, common, formats }: DocumentsView,
  several: Several,
  {
    items,
    onSave,
    onStop,
  }: { items: readonly AccountDocument[]; onSave: () => void; onStop: () => void },
) {
  const { chosen, busy, done, failed, kept } = several;
  const all = items.length > 0 && items.every(({ id }) => chosen.has(id));
  return html`<div class="actions several">
    <label class="check">
      <input
        id="all"
        type="checkbox"
        .checked=${all}
        .indeterminate=${chosen.size > 0 && !all}
        @change=${(event: Event) => {
          const { checked } = event.target as HTMLInputElement;
          for (const one of items) several.choose(one, checked);
        }}
      />
      <span>${texts.chooseAll}</span>
    </label>
    ${
      chosen.size === 0
        ? nothing
        : html`<span class="muted small figures"
              >${
                busy
                  ? texts.zipping(formats.count(done), formats.count(chosen.size))
                  : texts.chosen(formats.count(chosen.size))
              }</span
            >
            ${renderButton({ id: 'zip', kind: 'primary', label: texts.zip, busy, onClick: onSave })}
            ${renderButton({
              id: 'unchoose',
              kind: 'quiet',
              label: busy ? common.cancel : texts.unchoose,
              onClick: onStop,
            })}`
    }
    ${failed > 0 && !busy ? html`<p class="failed small">${texts.zipFailed(formats.count(failed))}</p>` : nothing}
    ${kept ? renderKeptBack(formats.locale) : nothing}
  </div>`;
}
