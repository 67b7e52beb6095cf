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
    this.status = status;
    this.code = code;
    this.retryAfterMs = details.retryAfterMs;
    this.fields = details.fields ?? [];
    this.requestId = details.requestId;
  }
}

/** Reads a refusal: RFC 9457 when it came from Belfry, any other body when a proxy answered. */
export async function readProblem(response: Response, now: number): Promise<BelfryError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof problem[name] === 'string' ? problem[name] : undefined);
  return new BelfryError(
    text('detail') ?? text('title') ?? `The server answered ${response.status}.`,
    response.status,
    text('code') ?? `http-${response.status}`,
    {
      retryAfterMs: retryAfterMs(response.headers.get('Retry-After'), now),
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
