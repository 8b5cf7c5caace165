'use client'

import { Lock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, type ReactNode } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { mayI } from '#lib/members/member.ts'
import type { Permission } from '#lib/permissions/permission.ts'
import { SettingsPage } from './settings-page.tsx'

type SettingsGateProps = {
  /** Any of these opens the page. */
  needs: Permission | Permission[]
  title: string
  /** Null where the server found that the caller may not: then it has brought nothing. */
  children: ReactNode
}

/**
 * A page for those with a permission. Whoever comes without it, or loses it while looking, reads a
 * sentence; whoever gains it sees the page without a reload.
 */
export function SettingsGate({ needs, title, children }: SettingsGateProps) {
  const t = useTranslations('settings.refused')
  const { me } = useDirectory()
  const router = useRouter()
  const isOpen = [needs].flat().some((permission) => mayI(me, permission))
  const isMissing = isOpen && children === null
  useEffect(() => {
    if (isMissing) router.refresh()
  }, [isMissing, router])
  if (isOpen) return children
  return (
    <SettingsPage title={title}>
      <EmptyState icon={<Lock />} title={t('title')}>
        {t('text')}
      </EmptyState>
    </SettingsPage>
  )
}
