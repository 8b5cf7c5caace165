'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { updateWidget } from './commands.ts'
import { inboxFigures, widgetSettings } from './queries.ts'
import { changesBetween, type WidgetSettings } from './widget-settings.ts'

/** The settings of a widget, and the way to change them. */
export function useWidgetSettings(db: Supabase, inbox: string, initial: WidgetSettings) {
  const client = useQueryClient()
  const queryKey = ['widget-settings', inbox]
  const { data } = useQuery({
    queryKey,
    queryFn: () => widgetSettings(db, inbox),
    initialData: initial,
  })
  const settings = data ?? initial
  return {
    settings,
    save: async (draft: WidgetSettings) => {
      const answer = await updateWidget(db, inbox, changesBetween(settings, draft))
      if (answer.ok) client.setQueryData(queryKey, draft)
      return answer
    },
  }
}

export function useInboxFigures(db: Supabase, inbox: string) {
  return useQuery({
    queryKey: ['inbox-figures', inbox],
    queryFn: () => inboxFigures(db, inbox),
  })
}
