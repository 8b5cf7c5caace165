'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { usePermission } from '#components/desk/use-permission.ts'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Person } from '#lib/members/person.ts'
import { startViewAs } from '#lib/view-as/actions.ts'

/** Shows the desk as this member sees it, reading only, for those who may. */
export function ViewAsButton({ person }: { person: Person }) {
  const t = useTranslations('people')
  const say = useReason()
  const { notify } = useToast()
  const { me } = useDirectory()
  const mayView = usePermission('view_as')
  const [isBusy, setBusy] = useState(false)
  if (!mayView || person.isDeactivated || person.id === me.id) return null

  const view = async () => {
    setBusy(true)
    const answer = await startViewAs(person.id)
    // A whole new page: nothing of one's own desk stays in memory.
    if (answer.ok) return location.assign(answer.value.to)
    setBusy(false)
    notify({ title: t('notViewed'), description: say(answer.reason), important: true })
  }

  return (
    <Button busy={isBusy} onClick={() => void view()}>
      <Eye aria-hidden />
      {t('viewAs')}
    </Button>
  )
}
