import type { Frame } from './wire';

/** Cuts the text of a stream into frames, by the rules of `text/event-stream`, however it was split on the way. */
export function createFrames(frame: (frame: Frame) => void): (text: string) => void {
  let rest = '';
  let event = '';
  let id = '';
  let data: string[] = [];

  function line(text: string): void {
    if (text === '') return dispatch();
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') id = value;
  }

  function dispatch(): void {
    if (data.length > 0) frame({ event: event === '' ? 'message' : event, data: data.join('\n'), id });
    [event, id, data] = ['', '', []];
  }

  return (text) => {
    // A CR at the end may be the first half of a CRLF.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(line);
  };
}
