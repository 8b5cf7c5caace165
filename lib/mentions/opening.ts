/** Somebody who sees a conversation by a mention. */
export type Opening = {
  memberId: string
  /** Everybody who opened it to them, the newest first. */
  by: string[]
  at: string
  hasSeen: boolean
}
