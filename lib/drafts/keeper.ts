import { blankDraft, isBlank, type Draft } from './draft.ts'

/** A draft as this browser and the table know it. */
export type KeptDraft = {
  draft: Draft
  /** The newest saving that this browser has seen; 0: none. */
  revision: number
  /** Written since, and not yet in the table. */
  isUnsaved: boolean
}

export type DraftState = {
  draft: Draft
  /** Counts what came from outside the field: sending, another tab, another field. */
  version: number
}

export type DraftWorld = {
  /** From this browser, at once. */
  read: () => KeptDraft
  keep: (kept: KeptDraft) => void
  /** What the table has; null: nothing. @throws when it cannot be asked */
  fetch: () => Promise<{ draft: Draft; revision: number } | null>
  /** Into the table, over what is there. Its revision; null: it cannot be now. */
  save: (draft: Draft, revision: number) => Promise<number | null>
  /** Asks for `save` after a pause in the typing. */
  later: (save: () => void) => void
}

/**
 * One draft: kept in this browser with every key, in the table after a pause. Of two tabs the one that
 * was written in last is right; a tab where nothing is unsaved takes what the other saved.
 */
export function createDraftKeeper(world: DraftWorld) {
  const listeners = new Set<() => void>()
  let kept: KeptDraft = world.read()
  let state: DraftState = { draft: kept.draft, version: 0 }
  let isSaving = false

  const put = (next: KeptDraft, isFromOutside: boolean) => {
    kept = next
    world.keep(kept)
    state = { draft: kept.draft, version: state.version + (isFromOutside ? 1 : 0) }
    for (const listener of listeners) listener()
  }

  async function save(): Promise<void> {
    if (isSaving || !kept.isUnsaved) return
    isSaving = true
    const sent = kept.draft
    const revision = await world.save(sent, kept.revision).catch(() => null)
    isSaving = false
    if (revision === null) return
    const isNewer = kept.draft !== sent
    kept = { ...kept, revision: Math.max(kept.revision, revision), isUnsaved: isNewer }
    world.keep(kept)
    if (isNewer) void save()
  }

  async function compare(): Promise<void> {
    if (kept.isUnsaved) return save()
    const found = await world.fetch().catch(() => undefined)
    // Written meanwhile: that is newer.
    if (found === undefined || kept.isUnsaved) return
    const revision = found?.revision ?? 0
    if (found && revision <= kept.revision) return
    if (!found && isBlank(kept.draft)) return
    put({ draft: found?.draft ?? blankDraft, revision, isUnsaved: false }, true)
  }

  const change = (part: Partial<Draft>, isFromOutside: boolean) => {
    put({ ...kept, draft: { ...kept.draft, ...part }, isUnsaved: true }, isFromOutside)
  }

  return {
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** What the field itself says: it need not be told. */
    type(part: Partial<Draft>): void {
      change(part, false)
      world.later(() => void save())
    },
    /** What the field has to show anew; saved at once. */
    put(part: Partial<Draft>): void {
      change(part, true)
      void save()
    },
    /** Saves what is unsaved, or takes what the table has. */
    compare,
    /** Another tab has saved. */
    heard(revision: number): void {
      if (revision > kept.revision && !kept.isUnsaved) void compare()
    },
  }
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>
