import type { Frame } from './wire';

/** Carries one stream. It reports and obeys: when to return after an ending is the client's decision, never the transport's. */
export interface Transport {
  /** Returns before it calls the listener for the first time. */
  open(request: StreamRequest, listener: StreamListener): OpenStream;
}

export interface StreamRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream without a single byte for so long has ended, in milliseconds. */
  readonly silenceMs: number;
}

export interface StreamListener {
  frame(frame: Frame): void;
  /** Called at most once, and never after `close`. */
  ended(ending: TransportEnding): void;
}

/** How a stream ended without `bye`. `status` is there when the server answered with something that is not a stream. */
export interface TransportEnding {
  readonly status?: number | undefined;
  /** What came with that: who has answered, and when to return. */
  readonly headers?: { get(name: string): string | null } | undefined;
}

export interface OpenStream {
  /** Ends the stream for good, and may be called again. */
  close(): void;
}
