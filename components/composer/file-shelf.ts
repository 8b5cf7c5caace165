import type { DraftFile, Tab } from '#lib/drafts/draft.ts'
import type { AttachmentJson } from '#lib/files/attachment.ts'
import { UploadRefused } from '#lib/files/upload-problem.ts'
import type { FileShelf, ShelvedFile } from './rich/file-node.ts'

export type FileOnShelf = ShelvedFile & {
  tab: Tab
  conversationId: string
  /** It stands between texts, where it was dropped. */
  isInText: boolean
}

type Sending = {
  send: (onProgress: (share: number) => void, signal: AbortSignal) => Promise<AttachmentJson>
  onStored: (file: DraftFile) => void
}

/** Whose shelf it is at present, and in which language. */
type Served = { wordsOf: FileShelf['words']; onRemoved: (id: string) => void }

/** Files that the page itself has: those on their way, and what pictures among them look like. */
export function createShelf() {
  const held = new Map<string, FileOnShelf>()
  const sending = new Map<string, Sending & { control: AbortController | null }>()
  const listeners = new Set<() => void>()
  let snapshot: readonly FileOnShelf[] = []
  let served: Served = {
    wordsOf: () => ({ state: '', retry: '', remove: '' }),
    onRemoved: () => undefined,
  }

  const changed = () => {
    snapshot = [...held.values()]
    for (const listener of listeners) listener()
  }
  const change = (key: string, part: Partial<FileOnShelf>) => {
    const file = held.get(key)
    if (!file) return
    held.set(key, { ...file, ...part })
    changed()
  }

  async function run(key: string): Promise<void> {
    const job = sending.get(key)
    if (!job) return
    job.control = new AbortController()
    change(key, { state: 'sending', progress: 0, reason: null })
    try {
      const { signal } = job.control
      const stored = await job.send((progress) => change(key, { progress }), signal)
      if (!held.has(key)) return
      const { id, name, content_type: contentType, bytes } = stored
      change(key, { state: 'stored', progress: 1, id, name })
      job.onStored({ id, name, contentType, bytes })
    } catch (error) {
      const reason = error instanceof UploadRefused ? error.reason : 'network'
      change(key, { state: 'failed', reason, canRetry: reason === 'network' })
    }
  }

  /** By its own key, or by the id of the attachment. */
  const find = (key: string) => held.get(key) ?? [...held.values()].find((file) => file.id === key)

  return {
    all: () => snapshot,
    get: find,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(
      file: File,
      place: Pick<FileOnShelf, 'tab' | 'conversationId' | 'isInText'>,
      job: Sending,
    ): { key: string; name: string } {
      const key = crypto.randomUUID()
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
      const { name } = file
      held.set(key, {
        ...place,
        key,
        id: null,
        name,
        state: 'sending',
        progress: 0,
        preview,
        reason: null,
        canRetry: false,
      })
      sending.set(key, { ...job, control: null })
      changed()
      void run(key)
      return { key, name }
    },
    /** One that is stored already, and where its picture is, if it is one. */
    keep(
      { id, name }: { id: string; name: string },
      place: Pick<FileOnShelf, 'tab' | 'conversationId'>,
      picture: Promise<string | null> | null,
    ): void {
      held.set(id, {
        ...place,
        key: id,
        id,
        name,
        isInText: true,
        state: 'stored',
        progress: 1,
        preview: null,
        reason: null,
        canRetry: false,
      })
      changed()
      void picture?.then((preview) => change(id, { preview }))
    },
    serve: (by: Served) => void (served = by),
    words: (file: ShelvedFile) => served.wordsOf(file),
    retry: (key: string) => void run(key),
    /** Stops it where it is still on its way. */
    remove(key: string): void {
      const file = find(key)
      served.onRemoved(file?.id ?? key)
      if (!file) return
      held.delete(file.key)
      sending.get(file.key)?.control?.abort()
      sending.delete(file.key)
      changed()
    },
    /** What was sent needs no place here; a picture is still looked at in its bubble. */
    forget(tab: Tab): void {
      for (const [key, file] of held)
        if (file.tab === tab && file.state === 'stored') held.delete(key)
      changed()
    },
    forgetPreviews(): void {
      for (const { preview } of held.values()) if (preview) URL.revokeObjectURL(preview)
    },
  }
}
