import { mkdir, open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { BankRecord } from './protocol.ts';

/** The bank's own append-only log: one JSON object a line, on disk before anyone is answered. */
export class Journal {
  readonly records: BankRecord[];
  readonly #file: FileHandle;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(file: FileHandle, records: BankRecord[]) {
    this.#file = file;
    this.records = records;
  }

  /** Reads what is there; a last line that a crash cut short was never answered for, and goes. */
  static async open(folder: string): Promise<Journal> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'log.jsonl');
    const bytes = await readFile(path, { flag: 'a+' });
    const end = bytes.lastIndexOf('\n') + 1;
    const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    const records = lines.map((line) => JSON.parse(line) as BankRecord);
    if (end < bytes.length) await truncate(path, end);
    return new Journal(await open(path, 'a'), records);
  }

  /** Writes one record; resolved once it would survive a power cut. */
  append(record: BankRecord): Promise<void> {
    const written = this.#tail.then(async () => {
      await this.#file.appendFile(`${JSON.stringify(record)}\n`);
      await this.#file.datasync();
      this.records.push(record);
    });
    this.#tail = written.catch(() => undefined);
    return written;
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    await this.#tail;
    await this.#file.close();
  }
}
