/** What went wrong in one sentence, and what to do about it in another. Shown without a stack trace. */
export class Complaint extends Error {
  constructor(cause, remedy) {
    super(cause)
    this.remedy = remedy
  }
}
