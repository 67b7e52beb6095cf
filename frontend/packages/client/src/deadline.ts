import type { Clock } from './clock';
import { BelfryError } from './problem';

/** Over HTTP/1.1 a browser keeps six connections to one server, so perhaps the question has not even left. */
export function noAnswer(): BelfryError {
  return new BelfryError('No answer in time.', 0, 'no-answer');
}

/**
 * Nothing is waited for without a limit.
 *
 * @throws BelfryError `no-answer` when the work has not come to an end by then; its signal is aborted
 */
export async function within<T>(clock: Clock, ms: number, work: (signal: AbortSignal) => T | Promise<T>): Promise<T> {
  const controller = new AbortController();
  let cancel = () => {};
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => {
      reject(noAnswer());
      controller.abort();
    });
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    cancel();
  }
}
