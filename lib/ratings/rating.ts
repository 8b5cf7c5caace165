/** What a customer thought of how it went. */
export type Rating = {
  /** 1 (bad) to 5 (good). */
  score: number
  comment: string
  /** ISO 8601. */
  ratedAt: string
}
