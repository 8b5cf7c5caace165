'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { tooltip } from '#components/ui/tooltip.tsx'

const most = 3

/** Colleagues who have the conversation open too. */
export function Viewers({ viewers }: { viewers: readonly string[] }) {
  const t = useTranslations('conversation')
  const { member } = useDirectory()
  const known = viewers.flatMap((id) => member(id) ?? [])
  if (known.length === 0) return null
  const label = t('viewers', {
    names: known.map(({ name }) => name).join(', '),
    count: known.length,
  })
  return (
    <span
      role="img"
      aria-label={label}
      className="flex items-center -space-x-1.5"
      {...tooltip(label)}
    >
      <Eye aria-hidden className="mr-3 size-4 text-ink-faint @max-lg:hidden" />
      {known.slice(0, most).map((colleague) => (
        <Avatar
          key={colleague.id}
          name={colleague.name}
          src={colleague.avatarUrl}
          seed={colleague.id}
          size="s"
          className="ring-2 ring-surface"
        />
      ))}
      {known.length > most && (
        <span className="flex size-5 items-center justify-center rounded-full bg-sunken text-2xs font-semibold text-ink-muted ring-2 ring-surface">
          +{known.length - most}
        </span>
      )}
    </span>
  )
}
