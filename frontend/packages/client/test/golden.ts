import { readFileSync } from 'node:fs';
import type { Frame } from '../src';

/** One of the files that the server's tests write, byte by byte. */
export function golden(name: string): string {
  return readFileSync(new URL(`../../../../wire/${name}`, import.meta.url), 'utf8');
}

/** The frames of a captured stream, split by the rules of the format and nothing of Belfry's. */
export function frames(capture: string): Frame[] {
  return capture.split('\n\n').flatMap((block) => {
    const frame = { event: 'message', data: '', id: '' };
    for (const line of block.split('\n')) {
      const [, field, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      if (field === 'event' || field === 'data' || field === 'id') frame[field] = value;
    }
    return frame.data === '' ? [] : [frame];
  });
}
