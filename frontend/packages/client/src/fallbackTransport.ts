import type { Transport } from './transport';

/** How many streams in a row may stay without a word before another way is tried. */
const PATIENCE = 3;

/**
 * The first one that works: a way on which nothing at all arrives several times in a row is left for the next one. Perhaps only
 * the network was gone: when a stream of another way ends, the first is tried once, and then the one that is known to work.
 */
export function fallbackTransport(...ways: readonly [Transport, ...Transport[]]): Transport {
  let way = 0;
  let silent = 0;
  let worked = 0;
  return {
    open(request, listener) {
      if (silent >= PATIENCE && way < ways.length - 1) {
        way = Math.max(way + 1, worked);
        silent = 0;
      }
      silent++;
      let spoke = false;
      return (ways[way] ?? ways[0]).open(request, {
        ended(ending) {
          // A refusal is an answer: the way is open.
          if (ending.status !== undefined) silent = 0;
          if (spoke && way > 0) [way, silent] = [0, PATIENCE - 1];
          listener.ended(ending);
        },
        frame(frame) {
          spoke = true;
          silent = 0;
          worked = way;
          listener.frame(frame);
        },
      });
    },
  };
}
