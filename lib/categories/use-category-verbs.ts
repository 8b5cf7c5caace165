'use client'

import { useRefreshPeople } from '#lib/members/use-people.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { CategoryDraft } from './category.ts'
import { archiveCategory, orderCategories, saveCategory } from './commands.ts'

/** The verbs of categories; what they changed is on the screen when they are done. */
export function useCategoryVerbs(db: Supabase) {
  const refresh = useRefreshPeople()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await refresh()
    return result
  }
  return {
    save: (id: string | null, draft: CategoryDraft) => then(saveCategory(db, id, draft)),
    archive: (id: string, isArchived: boolean) => then(archiveCategory(db, id, isArchived)),
    order: (ids: string[]) => then(orderCategories(db, ids)),
  }
}
