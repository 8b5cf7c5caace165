/** What a gate found. No complaints means that it is open. */
export type Verdict = {
  complaints: string[]
  /** One line for the log: what was compared, or why there was nothing to compare. */
  note: string
}

export type Gate = { title: string; check(): Promise<Verdict> }

export const nothingYet = (what: string): Verdict => ({
  complaints: [],
  note: `nothing to check yet: ${what}`,
})
