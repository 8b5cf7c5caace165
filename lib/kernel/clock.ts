/** The one place that reads the time, so that a test can stop it. */
export const clock = {
  now: (): Date => new Date(),
  /** Milliseconds since the epoch. */
  ms: (): number => Date.now(),
}
