import type { Reason } from './endings';

export type ConnectionStatus = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'offline' | 'stopped';

/** Whether what is shown is live, and if not, why. Times are in milliseconds since 1970. */
export interface Connection {
  readonly status: ConnectionStatus;
  /** When this status began. */
  readonly since: number;
  /** When the next attempt begins; null while one is under way, and when none will begin by itself. */
  readonly nextRetryAt: number | null;
  /** Null while idle, live, or connecting for the first time. */
  readonly reason: Reason | null;
}
