import type { Locale } from '#lib/i18n/locale.ts'

/** What a conversation is about. */
export type Category = {
  id: string
  key: string
  names: Record<Locale, string>
  teamId: string
  /** 0–100: what its conversations begin with. */
  priority: number
  /** Where it is offered; null: in every inbox. */
  inboxIds: string[] | null
  isArchived: boolean
}

/** What an administrator writes of one. */
export type CategoryDraft = Pick<Category, 'names' | 'teamId' | 'priority' | 'inboxIds'>

/**
 * Can a conversation of this inbox be given it? The one that it has stays in the choice, wherever it is
 * offered.
 */
export function isOfferedIn(category: Category, inboxId: string, current: string | null): boolean {
  if (category.id === current) return true
  return !category.isArchived && (category.inboxIds?.includes(inboxId) ?? true)
}
