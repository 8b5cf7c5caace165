/** One way in which the database could be weaker than it is. */
export type Mutant = {
  /** What was done to what, for the report. */
  name: string
  /** Table, function, topic or bucket it is about: what is asked of that comes first. */
  about: string
  sql: string[]
  /** Another lock on the same door, taken off first: what then is red without the mutant does not count. */
  behind?: string
}
