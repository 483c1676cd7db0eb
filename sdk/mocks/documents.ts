import { type AccountDocument, documentFilterSchema } from '../contract/index.ts';
import type { PersonaData } from './personas.ts';
import { checked, pageFor } from './request.ts';
import { type Answer, Refusal } from './respond.ts';
import { accountOf } from './world.ts';

/** `GET /v1/accounts/{id}/documents` */
export function listDocuments(persona: PersonaData, request: Request, accountId?: string): Answer {
  const { searchParams } = new URL(request.url);
  const { kind, year } = checked(
    documentFilterSchema(),
    Object.fromEntries(searchParams.entries()),
  );
  const found = accountOf(persona, accountId).documents.filter(
    (one) =>
      (kind === undefined || one.kind === kind) &&
      (year === undefined || one.year === Number(year)),
  );
  return { status: 200, body: pageFor(request, found) };
}

/** `GET /v1/documents/{id}/content`: a page with its kind, day and figure stands for the document. */
export async function getDocumentContent(
  persona: PersonaData,
  request: Request,
  id?: string,
): Promise<Answer> {
  const { kind, date, amount } = documentOf(persona, id);
  const figure = amount ? `${amount.currency} ${(amount.amount / 100).toFixed(2)}` : '';
  return fileAnswer(request, samplePdf(kind, date, figure, 'Sandbox, no real money'));
}

/** `POST /v1/documents/{id}/reads` */
export function readDocument(persona: PersonaData, id?: string): Answer {
  documentOf(persona, id).unread = false;
  return { status: 204 };
}

/** A PDF of one page with a few lines of ASCII on it. */
export function samplePdf(...lines: string[]): string {
  const text = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ');
  const stream = `BT /F1 14 Tf 72 700 Td 20 TL ${text} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${String(stream.length)}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${String(at + 1)} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = String(objects.length + 1);
  return (
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}` +
    `trailer<</Root 1 0 R/Size ${size}>>\nstartxref\n${String(file.length)}\n%%EOF\n`
  );
}

/** A file, or the part of it that is asked for, with its digests. */
async function fileAnswer(request: Request, text: string): Promise<Answer> {
  const digest = await digestOf(text);
  const etag = `"${digest}"`;
  const wanted = request.headers.get('If-Match');
  if (wanted !== null && wanted !== etag) throw new Refusal(412, 'version_mismatch');
  const whole = { ETag: etag, 'Accept-Ranges': 'bytes', 'Repr-Digest': `sha-256=:${digest}:` };
  const [, first, end] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('Range') ?? '') ?? [];
  if (first === undefined) {
    return {
      status: 200,
      pdf: text,
      headers: { ...whole, 'Content-Digest': whole['Repr-Digest'] },
    };
  }
  const pdf = text.slice(Number(first), end ? Number(end) + 1 : undefined);
  if (pdf === '') throw new Refusal(416, 'range_not_satisfiable');
  const last = String(Number(first) + pdf.length - 1);
  return {
    status: 206,
    pdf,
    headers: {
      ...whole,
      'Content-Range': `bytes ${first}-${last}/${String(text.length)}`,
      'Content-Digest': `sha-256=:${await digestOf(pdf)}:`,
    },
  };
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function documentOf(persona: PersonaData, id: string | undefined): AccountDocument {
  const found = persona.accounts.flatMap(({ documents }) => documents).find((one) => one.id === id);
  if (!found) throw new Refusal(404, 'not_found');
  return found;
}
