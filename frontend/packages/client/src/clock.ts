/** Ends what was begun, or keeps it from beginning. */
export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs it once, later; the answer cancels it. */
  after(ms: number, run: () => void): Cancel;
}
