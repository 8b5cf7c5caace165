import type { Locale } from '#lib/i18n/locale.ts'

/** What a conversation is about. */
export type Category = {
  id: string
  key: string
  names: Record<Locale, string>
  teamId: string
  /** 0–100: what its conversations begin with. */
  priority: number
  isArchived: boolean
}

/** What an administrator writes of one. */
export type CategoryDraft = Pick<Category, 'names' | 'teamId' | 'priority'>
