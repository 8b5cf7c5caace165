'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useToast } from '#components/ui/toast.tsx'
import { viewingOverCookie } from '#lib/supabase/viewing-paths.ts'

/** Says once that the desk is one's own again, though nobody pressed Stop. */
export function ViewingOverNotice() {
  const t = useTranslations('viewAs')
  const { notify } = useToast()
  useEffect(() => {
    // Once: the cookie that brought it here goes first.
    const isSaid = !document.cookie.includes(`${viewingOverCookie}=`)
    if (isSaid) return
    document.cookie = `${viewingOverCookie}=; Max-Age=0; Path=/`
    notify({ title: t('over.title'), description: t('over.text'), important: true })
  }, [notify, t])
  return null
}
