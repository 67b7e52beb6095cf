import type { Clock } from './clock';
import { BelfryError } from './problem';

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
      reject(new BelfryError(`No answer within ${Math.round(ms / 1000)} seconds.`, 0, 'no-answer'));
      controller.abort();
    });
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    cancel();
  }
}
