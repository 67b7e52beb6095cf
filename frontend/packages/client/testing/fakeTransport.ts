import type { OpenStream, StreamListener, StreamRequest, Transport, TransportEnding } from '../src';

/** A stream whose server is the test. */
export class FakeStream implements OpenStream {
  isClosed = false;
  readonly request: StreamRequest;
  readonly #listener: StreamListener;

  constructor(request: StreamRequest, listener: StreamListener) {
    this.request = request;
    this.#listener = listener;
  }

  /** A parameter of the query, as the server reads it. */
  query(name: string): string | null {
    return new URL(this.request.url, 'http://belfry').searchParams.get(name);
  }

  connect(position: number, more: object = {}): void {
    const connect = { connectionId: `connection-${position}`, recipient: 'ada', protocol: 1, heartbeatSeconds: 15 };
    this.send('connect', { ...connect, resumed: true, head: position, position, counts: none, ...more }, position);
  }

  notify(position: number, more: object = {}, counts: object = { unseen: 1, unread: 1, total: 1 }): void {
    const notification = { id: `n${position}`, title: `Title ${position}`, createdAt: '2026-11-21T09:30:00Z', ...more };
    this.send('notification', { notification, position, counts }, position);
  }

  bye(reason: string, reconnect: boolean, retryMs: number): void {
    this.send('bye', { reason, reconnect, retryMs });
  }

  send(event: string, data: object, position?: number): void {
    this.frame(event, JSON.stringify(data), position === undefined ? '' : `v1.${position}.00000000`);
  }

  frame(event: string, data: string, id = ''): void {
    this.#listener.frame({ event, data, id });
  }

  end(ending: TransportEnding = {}): void {
    this.#listener.ended(ending);
  }

  /** Answers with something that is not a stream: Belfry's own words, or those of something on the way. */
  refuse(status: number, type = 'application/problem+json'): void {
    this.end({ status, headers: new Headers({ 'Content-Type': type }) });
  }

  close(): void {
    this.isClosed = true;
  }
}

const none = { unseen: 0, unread: 0, total: 0 };

/** Carries streams to the test. */
export class FakeTransport implements Transport {
  readonly streams: FakeStream[] = [];
  /** Answers a stream as soon as it is open, in place of a test that does it by hand. */
  opened: (stream: FakeStream) => void = () => {};

  open(request: StreamRequest, listener: StreamListener): OpenStream {
    const stream = new FakeStream(request, listener);
    this.streams.push(stream);
    queueMicrotask(() => this.opened(stream));
    return stream;
  }

  /** The newest stream. */
  get last(): FakeStream {
    const stream = this.streams.at(-1);
    if (!stream) throw new Error('no stream was opened');
    return stream;
  }

  get stillOpen(): readonly FakeStream[] {
    return this.streams.filter((s) => !s.isClosed);
  }
}
