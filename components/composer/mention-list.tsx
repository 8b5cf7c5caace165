'use client'

import { useTranslations } from 'next-intl'
import { Avatar } from '#components/ui/avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { popupStyle } from '#components/ui/popup-style.ts'
import type { Mentions } from './use-mentions.ts'

/** Colleagues to choose from, over the field. */
export function MentionList({ mentions }: { mentions: Mentions }) {
  const t = useTranslations('composer')
  if (mentions.offered.length === 0) return null
  return (
    <ul
      id={mentions.listId}
      role="listbox"
      aria-label={t('mention')}
      className={classNames(popupStyle, 'absolute bottom-full left-2 z-10 mb-1.5 w-64 p-1')}
    >
      {mentions.offered.map((member, n) => (
        <li
          key={member.id}
          id={mentions.optionId(member)}
          role="option"
          aria-selected={n === mentions.current}
          className={classNames(
            'flex h-8 items-center gap-2 rounded-m px-2 text-sm',
            n === mentions.current && 'bg-hover',
          )}
          // The field keeps the focus, or the list would be gone before the click.
          onMouseDown={(event) => {
            event.preventDefault()
            mentions.choose(member)
          }}
        >
          <Avatar name={member.name} src={member.avatarUrl} seed={member.id} size="s" />
          <span className="truncate">{member.name}</span>
        </li>
      ))}
    </ul>
  )
}
