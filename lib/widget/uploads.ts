import { createStore } from './store.ts'

/** A file on its way, as the outbox keeps it: IndexedDB takes blobs as they are. */
export type SentFile = { key: string; name: string; type: string; bytes: number; blob: Blob }

/** Stores one file and resolves to its attachment's id. Rejects with UploadRefused, or where nobody answers. */
export type UploadOne = (
  file: SentFile,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<string>

export type Uploads = ReturnType<typeof createUploads>

/** Files of unsent messages: stored before their message is, one after the other, each once. */
export function createUploads(upload: UploadOne) {
  /** Share of each file that is stored, 0 to 1, by key. */
  const progress = createStore<Record<string, number>>({})
  const stored = new Map<string, string>()
  const running = new Map<string, AbortController>()

  const show = (key: string, share: number | null) => {
    const { [key]: _before, ...others } = progress.get()
    progress.set(share === null ? others : { ...others, [key]: share })
  }

  async function one(file: SentFile, signal: AbortSignal): Promise<string> {
    const known = stored.get(file.key)
    if (known) return known
    const control = new AbortController()
    const stop = () => control.abort()
    signal.addEventListener('abort', stop)
    running.set(file.key, control)
    try {
      show(file.key, 0)
      const id = await upload(file, (share) => show(file.key, share), control.signal)
      stored.set(file.key, id)
      return id
    } finally {
      show(file.key, null)
      signal.removeEventListener('abort', stop)
      running.delete(file.key)
    }
  }

  return {
    get: progress.get,
    subscribe: progress.subscribe,
    /** Ids of the attachments, in order. */
    async all(files: SentFile[], signal: AbortSignal): Promise<string[]> {
      const ids: string[] = []
      for (const file of files) ids.push(await one(file, signal))
      return ids
    },
    /** The person gave up the message that these belong to. */
    cancel(files: SentFile[]): void {
      for (const { key } of files) running.get(key)?.abort()
    },
  }
}
