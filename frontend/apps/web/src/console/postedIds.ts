/** The ids of what was sent from here, each once, the newest first. */
export function postedOf(params: URLSearchParams): readonly string[] {
  return [...new Set((params.get('posted') ?? '').split(',').filter((id) => id !== ''))];
}

/** The same with one more before them, as the address carries it. */
export function withPosted(id: string, params: URLSearchParams): string {
  return [...new Set([id, ...postedOf(params)])].join(',');
}
