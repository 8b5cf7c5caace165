/**
 * The server will not take this file, whenever it is tried: file_empty, file_too_large,
 * file_type_refused, file_content_refused, too_many_loose_files, rate_limited, conversation_not_found …
 */
export class UploadRefused extends Error {
  reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

/** Where no answer came, or none that is final: worth another try. */
export class UploadInterrupted extends Error {}

/** Reasons that Storage has no word for. */
const byStatus = new Map([
  [413, 'file_too_large'],
  [415, 'file_type_refused'],
])

/** What a refused step is to whoever uploads. */
export function uploadProblem(status: number, reason?: string): Error {
  const isFinal = status >= 400 && status < 500 && ![401, 408].includes(status)
  if (!isFinal) return new UploadInterrupted(`${status} ${reason ?? ''}`)
  return new UploadRefused(reason ?? byStatus.get(status) ?? 'upload_missing')
}
