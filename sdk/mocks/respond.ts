/** A refusal in the making; the handlers turn it into a problem document or OAuth's error form. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly members: Record<string, unknown>;

  constructor(status: number, code: string, members: Record<string, unknown> = {}) {
    super(code);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.members = members;
  }
}

/** What an operation answers when nothing goes wrong; without a body, the answer is empty. */
export interface Answer {
  status: number;
  body?: unknown;
  /** In place of `body`: a file, as text of ASCII alone. */
  pdf?: string;
  headers?: Record<string, string>;
}

/** A JSON response with the headers that every answer has. */
export function jsonResponse(
  status: number,
  body: unknown,
  requestId: string,
  headers: Record<string, string> = {},
): Response {
  return textResponse(status, JSON.stringify(body), requestId, headers);
}

/** A response with a text that is said to be JSON. */
export function textResponse(
  status: number,
  text: string,
  requestId: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(text, {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
      ...headers,
    },
  });
}

/** An answer that is a file. */
export function pdfResponse(
  { status, pdf = '', headers }: Answer,
  requestId: string,
  override: Record<string, string> = {},
): Response {
  return textResponse(status, pdf, requestId, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'attachment; filename="document.pdf"',
    ...headers,
    ...override,
  });
}

/** An answer with no body. */
export function emptyResponse(status: number, requestId: string): Response {
  return new Response(null, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Request-Id': requestId },
  });
}

/** A problem document (RFC 9457), or OAuth's error form for an address under `/oauth`. */
export function refusalResponse(
  refusal: Refusal,
  oauth: boolean,
  requestId: string,
  headers: Record<string, string> = {},
): Response {
  const { status, code, members } = refusal;
  const retryAfter = members['retryAfter'] ?? members['retry_after'];
  const all = {
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(retryAfter) } : {}),
    ...(status === 401 ? { 'WWW-Authenticate': authenticateHeader(code) } : {}),
    ...headers,
  };
  if (oauth)
    return jsonResponse(status, { error: code, ...members, request_id: requestId }, requestId, all);
  return jsonResponse(
    status,
    { type: 'about:blank', title: titleOf(code), status, code, requestId, ...members },
    requestId,
    { 'Content-Type': 'application/problem+json', ...all },
  );
}

function authenticateHeader(code: string): string {
  return code === 'step_up_required'
    ? 'DPoP error="insufficient_user_authentication", acr_values="urn:fs-central:acr:2", max_age=600'
    : 'DPoP error="invalid_token", algs="ES256"';
}

function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
