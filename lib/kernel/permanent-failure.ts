/** An error that no repetition heals: a job that meets it goes to its dead letters at once. */
export class PermanentFailure extends Error {
  override name = 'PermanentFailure'
}
