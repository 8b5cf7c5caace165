export type Tab = 'message' | 'note'
export type Draft = {
  tab: Tab
  message: string
  note: string
  /** Ids of whom the note names, as far as they were chosen from the list: two may have one name. */
  chosen: string[]
}

export const blankDraft: Draft = { tab: 'message', message: '', note: '', chosen: [] }

/** Where the browser keeps nothing, drafts last as long as the page. */
const unkept = new Map<string, Draft>()

const keyOf = (member: string, conversationId: string) => `otklik-draft:${member}:${conversationId}`

/** What a member was writing in a conversation, from this browser. */
export function readDraft(member: string, conversationId: string): Draft {
  const key = keyOf(member, conversationId)
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>
    return (
      unkept.get(key) ?? {
        tab: kept.tab === 'note' ? 'note' : 'message',
        message: typeof kept.message === 'string' ? kept.message : '',
        note: typeof kept.note === 'string' ? kept.note : '',
        chosen: Array.isArray(kept.chosen) ? kept.chosen : [],
      }
    )
  } catch {
    return unkept.get(key) ?? blankDraft
  }
}

export function keepDraft(member: string, conversationId: string, draft: Draft): void {
  const key = keyOf(member, conversationId)
  try {
    if (draft.message || draft.note) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
    unkept.delete(key)
  } catch {
    // Full or forbidden.
    unkept.set(key, draft)
  }
}
