import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** What a PDF of the standard fonts says: strings of its inflated streams, in order. */
export function textOf(pdf: Buffer): string {
  const streams = pdf.toString('latin1').matchAll(/stream\r?\n([^]*?)\r?\nendstream/g);
  const pieces: string[] = [];
  for (const [, body = ''] of streams) {
    let content: string;
    try {
      content = inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      continue;
    }
    for (const [, array = ''] of content.matchAll(/\[(.*?)\] TJ/g)) {
      const words = [...array.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) =>
        Buffer.from(hex, 'hex').toString('latin1'),
      );
      pieces.push(words.join(''));
    }
  }
  return pieces.join(' ');
}

/** Of Debian's poppler-utils, which `.ci/run` installs. */
const pdftotext = '/usr/bin/pdftotext';

/** What a PDF says, as a reader of it gives it; where that is not there, as its own streams have it; not in CI. */
export function pdfText(pdf: Buffer): string {
  if (!existsSync(pdftotext)) {
    if (process.env['CI']) {
      throw new Error(
        `${pdftotext} is missing: install poppler-utils (apt-get install poppler-utils)`,
      );
    }
    return textOf(pdf);
  }
  return execFileSync(pdftotext, ['-layout', '-', '-'], { input: pdf }).toString();
}
