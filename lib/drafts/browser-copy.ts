import { blankDraft, isBlank, readDraft } from './draft.ts'
import type { KeptDraft } from './keeper.ts'

/** Where the browser keeps nothing, drafts last as long as the page. */
const unkept = new Map<string, KeptDraft>()

const keyOf = (member: string, conversationId: string) => `otklik-draft:${member}:${conversationId}`

/** What a member was writing in a conversation, from this browser. */
export function readCopy(member: string, conversationId: string): KeptDraft {
  const key = keyOf(member, conversationId)
  const none = { draft: blankDraft, revision: 0, isUnsaved: false }
  try {
    const text = localStorage.getItem(key)
    if (text === null) return unkept.get(key) ?? none
    const { revision, isUnsaved, ...rest } = JSON.parse(text) as Record<string, unknown>
    const draft = readDraft(rest)
    return {
      draft,
      revision: typeof revision === 'number' ? revision : 0,
      isUnsaved: typeof isUnsaved === 'boolean' ? isUnsaved : !isBlank(draft),
    }
  } catch {
    return unkept.get(key) ?? none
  }
}

export function keepCopy(member: string, conversationId: string, kept: KeptDraft): void {
  const key = keyOf(member, conversationId)
  const { draft, revision, isUnsaved } = kept
  try {
    if (isBlank(draft) && !isUnsaved) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ ...draft, revision, isUnsaved }))
    unkept.delete(key)
  } catch {
    // Full or forbidden.
    unkept.set(key, kept)
  }
}
