import type { AccountDocument, DocumentFilter } from '../contract/index.ts';
import { accountDocumentPageSchema } from '../contract/documents.ts';
import { careRoutes as routes } from '../contract/routes-care.ts';
import { ContractError, isApiError } from '../errors/index.ts';
import type { List } from '../list.ts';
import type { CallOptions } from '../transport.ts';
import { Resource, type ListOptions } from './resource.ts';

/** Which documents to list, and how. */
export interface DocumentOptions extends ListOptions {
  /** One kind, one year; all of them if left out. */
  filter?: DocumentFilter | undefined;
}

/** What has arrived of a document. Keep it and hand it in again, and a call that failed goes on where it stopped. */
export interface PartialContent {
  /** Names the bytes that it is of. */
  etag?: string | undefined;
  /** Each checked already. */
  parts?: Blob[];
}

/** How to download a document. */
export interface ContentOptions extends CallOptions {
  /** Called after each part with the bytes that are here, and with how many there are. */
  onProgress?: ((received: number, total: number) => void) | undefined;
  /** Filled as parts arrive; the same object goes on with them. */
  kept?: PartialContent | undefined;
}

/** Bytes of the first part, and of the greatest: each doubles what is here, so that small ones show progress too. */
const least = 2 ** 18;
const most = 2 ** 20;

/** Papers about an account: statements, tax papers, the contract, payoff letters. */
export class AccountDocuments extends Resource {
  /**
   * An account's documents, newest first.
   *
   * @throws {@link ApiError} `not_found`
   */
  list(accountId: string, options?: DocumentOptions): List<AccountDocument> {
    return this.pages(
      routes.documents(accountId),
      accountDocumentPageSchema,
      options,
      options?.filter,
    );
  }

  /**
   * Downloads a document, part by part, each checked against its SHA-256: no more than one part (1 MB) is in this
   * program's memory at a time, the others are the browser's. A document that has changed meanwhile is begun anew.
   *
   * @returns a blob of the type `application/pdf`, whatever the lender says it is
   * @throws {@link ApiError} `not_found`
   * @throws {@link ContractError} where the bytes are not those that the lender meant to send
   */
  async content(
    documentId: string,
    { signal, onProgress, kept = {} }: ContentOptions = {},
  ): Promise<Blob> {
    const type = 'application/pdf';
    let restarts = 1;
    for (;;) {
      const parts = (kept.parts ??= []);
      const from = parts.reduce((sum, { size }) => sum + size, 0);
      const last = from + Math.min(Math.max(least, from), most) - 1;
      let answer: Response;
      try {
        answer = await this.transport.get(routes.documentContent(documentId), {
          file: {
            Accept: type,
            Range: `bytes=${String(from)}-${String(last)}`,
            ...(kept.etag ? { 'If-Match': kept.etag } : {}),
          },
          signal,
        });
      } catch (error) {
        if (!isApiError(error) || error.status !== 412 || !restarts--) throw error;
        delete kept.etag;
        kept.parts = [];
        continue;
      }
      const { headers, status } = answer;
      const bytes = await answer.arrayBuffer();
      const here = from + bytes.byteLength;
      const [, first, end] =
        /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('Content-Range') ?? '') ?? [];
      // A server without parts sends all of it.
      const whole = status === 200 && !from;
      const total = whole ? here : Number(end);
      if (!whole && (Number(first) !== from || !(here <= total)))
        throw broken('Content-Range', answer);
      const digest = here === total && !from ? 'Repr-Digest' : 'Content-Digest';
      if (!headers.get(digest)?.includes(await sha256(bytes))) throw broken(digest, answer);
      kept.etag = headers.get('ETag') ?? undefined;
      parts.push(new Blob([bytes], { type }));
      onProgress?.(here, total);
      if (here === total) return new Blob(parts, { type });
    }
  }

  /**
   * Marks a document as read.
   *
   * @throws {@link ApiError} `not_found`
   */
  markRead(documentId: string, options?: CallOptions): Promise<void> {
    return this.transport.post(routes.documentReads(documentId), { ...options });
  }
}

/** As a digest field has it (RFC 9530). */
async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
}

function broken(path: string, { headers }: Response): ContractError {
  const requestId = headers.get('X-Request-Id') ?? undefined;
  return new ContractError({ path, reason: 'does not match what came', requestId });
}
