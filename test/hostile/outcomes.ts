import { appendFileSync } from 'node:fs';
import { inFirefox } from '../support/browser.ts';
import { type Engine, type HostPage, type Outcome, type Tag, tags } from './host-page.ts';

/** The browser that these tests run in. */
export const engine: Engine = inFirefox ? 'firefox' : 'chromium';

/** A row of the table: what an element came to on a page. */
export interface Row {
  page: string;
  engine: Engine;
  tag: Tag;
  outcome: Outcome | 'broken';
  /** The browser's reason, where the element cannot work. */
  because: string;
}

/** Names a file that rows are collected in, for the table at the end of the run. */
export const rowsFile = 'HOSTILE_ROWS';

/** What the page's description says an element comes to in this engine. */
export function expectedOutcome({ fallback }: HostPage, tag: Tag): Outcome {
  if (!fallback) return 'working';
  const { tags: which = tags, engines = [engine] } = fallback;
  return which.includes(tag) && engines.includes(engine) ? 'fallback' : 'working';
}

/** Puts a row into the table. */
export function tell(row: Row): void {
  const file = process.env[rowsFile];
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** The table as text: one line for each page, with the elements' outcomes. */
export function tableOf(rows: readonly Row[]): string {
  const keys = [...new Set(rows.map(({ page, engine: browser }) => `${page} ${browser}`))].sort();
  const lines = keys.map((key) => {
    const of = rows.filter((row) => `${row.page} ${row.engine}` === key);
    const outcomes = tags.map((tag) => of.find((row) => row.tag === tag)?.outcome ?? '-');
    return [...key.split(' '), ...outcomes, of.find(({ because }) => because)?.because ?? ''];
  });
  const table = [['page', 'browser', ...tags, 'because'], ...lines];
  const widths = table[0]?.map((_, at) =>
    Math.max(...table.map((cells) => cells[at]?.length ?? 0)),
  );
  return table
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
