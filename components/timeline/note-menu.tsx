'use client'

import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction, MenuSeparator } from '#components/ui/menu.tsx'
import { plain } from '#lib/markup/plain.ts'

type NoteMenuProps = { body: string; onEdit: () => void; onDelete: () => void }

/** What can be done with one's own note. Seen where the pointer is and where the focus is. */
export function NoteMenu({ body, onEdit, onDelete }: NoteMenuProps) {
  const t = useTranslations('message')
  const words = plain(body)
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={t('noteMenu', { text: words.slice(0, 40) })}
          tooltip={false}
          className="absolute top-0.5 right-full mr-1 opacity-0 transition-opacity group-hover/bubble:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuAction onClick={onEdit}>
        <Pencil aria-hidden />
        {t('edit')}
      </MenuAction>
      <MenuAction onClick={() => void navigator.clipboard.writeText(words)}>
        <Copy aria-hidden />
        {t('copy')}
      </MenuAction>
      <MenuSeparator />
      <MenuAction danger onClick={onDelete}>
        <Trash2 aria-hidden />
        {t('deleteIt')}
      </MenuAction>
    </Menu>
  )
}
