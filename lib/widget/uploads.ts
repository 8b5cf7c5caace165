import { UploadRefused } from '#lib/files/upload-problem.ts'
import { createStore } from './store.ts'

/** A file on its way, as the outbox keeps it: IndexedDB takes blobs as they are. */
export type SentFile = { key: string; name: string; type: string; bytes: number; blob: Blob }

/** Stores one file and resolves to its attachment's id. Rejects with UploadRefused, or where nobody answers. */
export type UploadOne = (
  file: SentFile,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<string>

export type UploadState =
  /** Share that is stored, 0 to 1. */
  | { at: 'going'; share: number }
  | { at: 'stored' }
  /** The server's reason; null where nobody answered, and another try is made when the line is back. */
  | { at: 'broken'; reason: string | null }

export type Uploads = ReturnType<typeof createUploads>

/** Milliseconds for a file to get through, and bytes of it that a slow line takes in one. */
const patience = 60_000
const slowestBytes = 20

/**
 * Files of a message: each goes up as soon as it is chosen, one after the other so that words are not held
 * up by them, and once, however often its message is tried.
 */
export function createUploads(upload: UploadOne) {
  const states = createStore<Record<string, UploadState>>({})
  const stored = new Map<string, string>()
  const running = new Map<string, { control: AbortController; id: Promise<string> }>()
  const broken = new Map<string, SentFile>()
  let last: Promise<unknown> = Promise.resolve()

  const show = (key: string, state: UploadState | null) => {
    const { [key]: _before, ...others } = states.get()
    states.set(state === null ? others : { ...others, [key]: state })
  }

  async function go(file: SentFile, control: AbortController, turn: Promise<unknown>) {
    const { key, bytes } = file
    let timer: ReturnType<typeof setTimeout> | undefined
    let isLate = false
    broken.delete(key)
    show(key, { at: 'going', share: 0 })
    try {
      await turn
      control.signal.throwIfAborted()
      timer = setTimeout(
        () => {
          isLate = true
          control.abort()
        },
        patience + bytes / slowestBytes,
      )
      const id = await upload(
        file,
        (share) => !control.signal.aborted && show(key, { at: 'going', share }),
        control.signal,
      )
      stored.set(key, id)
      show(key, { at: 'stored' })
      return id
    } catch (error) {
      const reason = error instanceof UploadRefused ? error.reason : null
      const isGivenUp = control.signal.aborted && !isLate
      show(key, isGivenUp ? null : { at: 'broken', reason })
      if (!isGivenUp && reason === null) broken.set(key, file)
      throw error
    } finally {
      clearTimeout(timer)
      running.delete(key)
    }
  }

  function idOf(file: SentFile): Promise<string> {
    const known = stored.get(file.key)
    if (known) return Promise.resolve(known)
    const under = running.get(file.key)
    if (under) return under.id
    const control = new AbortController()
    const id = go(file, control, last)
    running.set(file.key, { control, id })
    last = id.catch(() => undefined)
    return id
  }

  const begin = (file: SentFile) => void idOf(file).catch(() => undefined)

  return {
    get: states.get,
    subscribe: states.subscribe,
    /** Chosen, or tried again by the person. */
    begin,
    /** The line is back. */
    wake: () => [...broken.values()].forEach(begin),
    /** Ids of the attachments, in order. An end of the signal ends the waiting, not the upload. */
    async all(files: SentFile[], signal: AbortSignal): Promise<string[]> {
      const ids: string[] = []
      for (const file of files) ids.push(await orEnd(idOf(file), signal))
      return ids
    },
    /** The person gave these up. */
    cancel(files: SentFile[]): void {
      for (const { key } of files) {
        running.get(key)?.control.abort()
        broken.delete(key)
        show(key, null)
      }
    },
  }
}

function orEnd<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason as Error)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}
