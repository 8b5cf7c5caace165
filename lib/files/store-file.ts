import { UploadInterrupted } from './upload-problem.ts'

type Storing = {
  address: string
  headers: Record<string, string>
  file: Blob
  onProgress: ((share: number) => void) | undefined
  signal: AbortSignal | undefined
}

/** Milliseconds without a byte moving after which a connection counts as lost. */
const patience = 30_000

/**
 * Puts the bytes into Storage. By XMLHttpRequest: fetch does not say how far it is.
 *
 * @returns the status of Storage's answer: 200, 409 where it lies there already, 413 …
 * @throws UploadInterrupted where no answer came, or the signal's reason
 */
export function storeFile({
  address,
  headers,
  file,
  onProgress,
  signal,
}: Storing): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let stall: ReturnType<typeof setTimeout> | undefined
    const moved = () => {
      clearTimeout(stall)
      stall = setTimeout(() => request.abort(), patience)
    }
    const cancel = () => request.abort()
    const lost = () => {
      settled()
      reject(
        signal?.aborted
          ? (signal.reason as Error)
          : new UploadInterrupted('Storage did not answer'),
      )
    }
    function settled() {
      clearTimeout(stall)
      signal?.removeEventListener('abort', cancel)
    }
    request.upload.onprogress = ({ loaded }) => {
      moved()
      onProgress?.(file.size === 0 ? 1 : Math.min(1, loaded / file.size))
    }
    request.onload = () => {
      settled()
      resolve(statusOf(request))
    }
    request.onerror = lost
    request.onabort = lost
    signal?.addEventListener('abort', cancel)
    request.open('POST', address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    moved()
    request.send(file)
  })
}

/** Storage answers most refusals with 400, and says the real status inside. */
function statusOf(request: XMLHttpRequest): number {
  try {
    const { statusCode } = JSON.parse(request.responseText) as { statusCode?: string }
    return Number(statusCode ?? request.status)
  } catch {
    return request.status
  }
}
