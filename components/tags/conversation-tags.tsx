'use client'

import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { tooltip } from '#components/ui/tooltip.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import { TagChip } from './tag-chip.tsx'

const TagChoice = dynamic(
  patiently(() => import('./tag-choice.tsx').then((file) => file.TagChoice)),
  {
    loading: () => null,
  },
)

/** The tags of a conversation, put on and taken off where they stand. */
export function ConversationTags({
  conversation,
  onToggle,
}: {
  conversation: Conversation
  onToggle: (tag: string, isOn: boolean) => void
}) {
  const t = useTranslations('tags')
  const { me, tag } = useDirectory()
  const mayTag = mayI(me, 'reply')
  const carried = conversation.tagIds.flatMap((id) => tag(id) ?? [])
  return (
    <section aria-label={t('title')} className="flex flex-col gap-1">
      <h3 className="text-xs font-medium text-ink-faint">{t('title')}</h3>
      <div className="flex flex-wrap items-center gap-1">
        {carried.map((one) => (
          <TagChip
            key={one.id}
            tag={one}
            onRemove={mayTag ? () => onToggle(one.id, false) : undefined}
            removeLabel={t('takeOff', { name: one.name })}
          />
        ))}
        {carried.length === 0 && !mayTag && <span className="text-sm text-ink-faint">—</span>}
        {mayTag && (
          <Popover
            label={t('change')}
            className="w-64 p-0!"
            align="end"
            trigger={
              <Button
                size="s"
                look="quiet"
                className="h-5! px-1! text-2xs!"
                {...tooltip(t('change'), ['T'])}
              >
                <Plus aria-hidden />
                {t('add')}
              </Button>
            }
          >
            <TagChoice carried={conversation.tagIds} onToggle={onToggle} />
          </Popover>
        )}
      </div>
    </section>
  )
}
