/** Parts of a popup that are fetched when somebody reaches for it: the first page does without their code. */
export type LazyParts<Parts> = {
  /** Fetches them, once; a failed try may be repeated. */
  load: () => Promise<Parts>
}

export function lazyParts<Parts>(load: () => Promise<Parts>): LazyParts<Parts> {
  let coming: Promise<Parts> | undefined
  return {
    load: () =>
      (coming ??= load().catch((error: unknown) => {
        coming = undefined
        throw error
      })),
  }
}
