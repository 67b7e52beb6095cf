/** What is wrong with one field; `pointer` is a JSON pointer such as `/title`. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** What a refusal says beyond its sentence. */
export interface ProblemDetails {
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly fields?: readonly FieldProblem[];
  /** Names this one request in the server's log. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** A request that did not succeed. `message` is a sentence for the person in front of the page. */
export class BelfryError extends Error {
  override readonly name = 'BelfryError';
  /** The HTTP status, or 0 when there was no answer. */
  declare readonly status: number;
  /** Stable, for programs: the problem's `code`, or `no-answer`, `unreachable`, `no-token`, `unreadable`. */
  declare readonly code: string;
  declare readonly retryAfterMs: number | undefined;
  declare readonly fields: readonly FieldProblem[];
  declare readonly requestId: string | undefined;

  constructor(message: string, status: number, code: string, details: ProblemDetails = {}) {
    super(message, details);
    Object.assign(this, { fields: [], ...details, status, code });
  }
}

/** Status and headers of an answer. */
export interface Answered {
  readonly status: number;
  readonly headers?: { get(name: string): string | null } | undefined;
}

/** Whether Belfry itself says so, and not something on the way, whose verdict may be about anything. */
export function isBelfrys({ code }: BelfryError): boolean {
  return !code.startsWith('http-');
}

/** Reads a refusal: RFC 9457 when it came from Belfry, any other body when a proxy answered. */
export async function readProblem(response: Response, now: number): Promise<BelfryError> {
  return refusal(response, now, await response.json().catch(() => null));
}

/** @param body what was answered, where that can be read */
export function refusal({ status, headers }: Answered, now: number, body: unknown = null): BelfryError {
  const isOwn = headers?.get('Content-Type')?.startsWith('application/problem+json');
  const problem = (isOwn ? Object(body) : {}) as Record<string, unknown>; // whatever it is, it can be asked
  const text = (name: string) => (typeof problem[name] === 'string' ? problem[name] : undefined);
  return new BelfryError(
    text('detail') ?? text('title') ?? `${isOwn ? 'Belfry refused' : 'A proxy answered'} (status ${status}).`,
    status,
    text('code') ?? `${isOwn ? 'stream' : 'http'}-${status}`,
    {
      retryAfterMs: retryAfterMs(headers?.get('Retry-After'), now),
      fields: fieldProblems(problem.errors),
      requestId: text('requestId'),
    },
  );
}

/** `Retry-After` is a number of seconds or a date. */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  return Math.max(0, Number(header) * 1000 || Date.parse(header ?? '') - now) || undefined;
}

function fieldProblems(errors: unknown): readonly FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  const found = errors as (Partial<FieldProblem> | null)[];
  return found.flatMap((e) => (e?.pointer && e.detail ? [{ pointer: e.pointer, detail: e.detail }] : []));
}
