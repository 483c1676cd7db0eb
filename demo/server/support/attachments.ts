import type { SupportMessageInput } from '../../../sdk/contract/index.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';

type Input = NonNullable<SupportMessageInput['attachments']>[number];

/** A file that is safe to keep. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const most = 2 * 1024 * 1024;

/** First bytes of the types that are taken; what a name or a browser says of a file proves nothing. */
const signatures: readonly (readonly [type: string, start: Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
];

/**
 * Takes the files of a message.
 *
 * @throws {@link ProblemError} 422 or 400 that points at the file
 */
export function takeAttachments(files: readonly Input[]): Attachment[] {
  return files.map(({ name, data }, at) => {
    const pointer = `/attachments/${at}`;
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data) || data.length % 4 !== 0) {
      throw new ProblemError(400, 'invalid_request', {
        errors: [{ pointer: `${pointer}/data`, code: 'invalid' }],
      });
    }
    const bytes = Buffer.from(data, 'base64');
    if (bytes.length > most) throw refused('attachment_too_large', pointer);
    const type = signatures.find(([, start]) => bytes.subarray(0, start.length).equals(start))?.[0];
    if (type === undefined) throw refused('attachment_type_refused', pointer);
    return { id: newId('att'), name: safeName(name), type, bytes };
  });
}

function refused(code: string, pointer: string): ProblemError {
  return new ProblemError(422, code, { errors: [{ pointer, code }] });
}

/** A name without folders, control characters or a change of direction. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  const plain = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  return plain.trim().slice(0, 100) || 'file';
}
