export const say = (line = ''): void => void process.stdout.write(`${line}\n`)

/** What a part of the proof came to: its figures for the last line, and whether every bound was kept. */
export type Verdict = { figures: string; holds: boolean }

export const seconds = (since: number): string =>
  `${((performance.now() - since) / 1000).toFixed(1)} s`
