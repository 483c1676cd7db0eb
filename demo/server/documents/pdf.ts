import { lender } from '../lender.ts';

/** A document of the lender's while it is written. */
export type Pdf = PDFKit.PDFDocument;

/** Colours and sizes of everything that the lender prints, in points. */
export const sheet = {
  margin: 64,
  text: 10.5,
  small: 9,
  title: 18,
  ink: '#121a1b',
  quiet: '#56646a',
  line: '#c9d3d1',
  accent: '#0c5560',
};

/** What a document is, for those who list it and for those who listen to it. */
export interface PdfHead {
  readonly title: string;
  /** BCP 47 language of its text. */
  readonly language: string;
  /** Said on everything the sandbox makes. */
  readonly sandbox: string;
  /** Day of the document, which it says it was made on: the same document has the same bytes whenever it is made. */
  readonly date: string;
}

/**
 * Writes a tagged PDF (ISO 32000): text is text, in reading order, with headings and paragraphs that
 * screen readers know. Fonts are the standard ones, so nothing is embedded or loaded.
 *
 * @param build writes the body below the letterhead
 */
export async function writePdf(
  head: PdfHead,
  build: (pdf: Pdf) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const made = new Date(`${head.date}T12:00:00Z`);
  // Two megabytes of source that a start need not wait for.
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: 'LETTER',
    margins: { top: 56, bottom: 44, left: sheet.margin, right: sheet.margin },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: head.language,
    info: {
      Title: head.title,
      Author: lender.name,
      Creator: 'FS Central sandbox',
      CreationDate: made,
      ModDate: made,
    },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  letterhead(pdf, head);
  build(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** How a piece of text looks; sizes in points. */
export interface Saying {
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** Below it. */
  readonly gap?: number;
}

/** A piece of text under a tag such as `H1` or `P`. */
export function say(
  pdf: Pdf,
  tag: string,
  text: string,
  { size = sheet.text, bold = false, colour = sheet.ink, gap = 8 }: Saying = {},
): void {
  pdf.addStructure(
    pdf.struct(tag, {}, () => {
      pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica', size).fillColor(colour);
      pdf.text(printable(text), sheet.margin, pdf.y, { lineGap: 2 });
    }),
  );
  pdf.y += gap;
}

/** A line of a sum. */
export interface PdfRow {
  readonly label: string;
  readonly value: string;
  /** The one that the others add up to. */
  readonly total?: boolean;
}

/** Figures with what they are, as a table of two columns. */
export function sayRows(pdf: Pdf, rows: readonly PdfRow[]): void {
  const table = pdf.struct('Table');
  pdf.addStructure(table);
  const right = pdf.page.width - sheet.margin;
  for (const { label, value, total = false } of rows) {
    const row = pdf.struct('TR');
    table.add(row);
    const y = pdf.y + 5;
    const font = total ? 'Helvetica-Bold' : 'Helvetica';
    pdf.markContent('Artifact', { type: 'Layout' });
    pdf.moveTo(sheet.margin, pdf.y).lineTo(right, pdf.y).lineWidth(0.5).stroke(sheet.line);
    pdf.endMarkedContent();
    row.add(
      pdf.struct('TH', {}, () => {
        pdf.font(font, sheet.text).fillColor(sheet.ink);
        pdf.text(printable(label), sheet.margin, y, { width: 320 });
      }),
    );
    row.add(
      pdf.struct('TD', {}, () => {
        pdf.font(font, sheet.text).fillColor(sheet.ink);
        pdf.text(printable(value), sheet.margin, y, {
          width: right - sheet.margin,
          align: 'right',
        });
      }),
    );
    pdf.y += 5;
    row.end();
  }
  table.end();
  pdf.y += 12;
}

/** A column of a table: where it ends on the page, in points from its left, and to which side its text is set. */
export interface PdfColumn {
  readonly label: string;
  readonly width: number;
  readonly numeric?: boolean;
}

/** Rows under a heading each, over as many pages as they need; the headings stand on every page. */
export function sayTable(
  pdf: Pdf,
  columns: readonly PdfColumn[],
  rows: readonly (readonly string[])[],
): void {
  const table = pdf.struct('Table');
  pdf.addStructure(table);
  const bottom = () => pdf.page.maxY() - rowHeight;
  if (pdf.y > bottom() - 2 * rowHeight) pdf.addPage();
  const headings = columns.map(({ label }) => label);
  sayTableRow(pdf, columns, headings, { table, tag: 'TH' });
  for (const row of rows) {
    if (pdf.y > bottom()) {
      pdf.addPage();
      // For those who see the page; the table has its headings already.
      sayTableRow(pdf, columns, headings, { tag: 'TH' });
    }
    sayTableRow(pdf, columns, row, { table, tag: 'TD' });
  }
  table.end();
  pdf.y += 12;
}

const rowHeight = 16;

function sayTableRow(
  pdf: Pdf,
  columns: readonly PdfColumn[],
  cells: readonly string[],
  { table, tag }: { table?: PDFKit.PDFStructureElement; tag: 'TH' | 'TD' },
): void {
  const row = table && pdf.struct('TR');
  if (row) table.add(row);
  const y = pdf.y + 4;
  let x = sheet.margin;
  for (const [at, { width, numeric = false }] of columns.entries()) {
    const left = x;
    const write = () => {
      pdf.font(tag === 'TH' ? 'Helvetica-Bold' : 'Helvetica', sheet.small - 0.5);
      pdf.fillColor(tag === 'TH' ? sheet.quiet : sheet.ink);
      pdf.text(printable(cells[at] ?? ''), left, y, {
        width: width - 6,
        align: numeric ? 'right' : 'left',
        lineBreak: false,
      });
    };
    if (row) row.add(pdf.struct(tag, {}, write));
    else asArtifact(pdf, write);
    x += width;
  }
  row?.end();
  asArtifact(pdf, () => {
    const end = pdf.page.width - sheet.margin;
    pdf.moveTo(sheet.margin, y + 12).lineTo(end, y + 12);
    pdf.lineWidth(0.5).stroke(sheet.line);
  });
  pdf.y = y - 4 + rowHeight;
}

/** Draws what assistive technology passes over. */
function asArtifact(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  pdf.endMarkedContent();
}

function letterhead(pdf: Pdf, { sandbox }: PdfHead): void {
  say(pdf, 'P', lender.name, { size: 13, bold: true, colour: sheet.accent, gap: 2 });
  say(pdf, 'P', `${sandbox} · ${lender.supportPhone}`, {
    size: sheet.small,
    colour: sheet.quiet,
    gap: 28,
  });
}

/** The standard fonts know no narrow no-break space, which Intl puts into figures. */
function printable(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}
