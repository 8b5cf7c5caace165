'use client'

import { Ellipsis, Eraser, Merge } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction } from '#components/ui/menu.tsx'
import type { Contact } from '#lib/contacts/contact.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'

const ErasureDialog = lazy(() =>
  import('./erasure-dialog.tsx').then((module) => ({ default: module.ErasureDialog })),
)
const ContactMergeDialog = lazy(() =>
  import('#components/merge/contact-merge-dialog.tsx').then((module) => ({
    default: module.ContactMergeDialog,
  })),
)

type PersonMenuProps = {
  contact: Contact
  /** One with the person; a visitor without a name is typed by its number. */
  conversation?: Conversation
}

/** What can be done with a person. */
export function PersonMenu({ contact, conversation }: PersonMenuProps) {
  const t = useTranslations()
  const { me } = useDirectory()
  // Once asked for a dialog stays, so that it can close as it opened.
  const [wanted, setWanted] = useState<'erase' | 'merge' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const mayErase = mayI(me, 'erase_people')
  const mayMerge = mayI(me, 'merge') && !contact.isBlocked
  if (!mayErase && !mayMerge) return null
  const ask = (what: 'erase' | 'merge') => {
    setWanted(what)
    setOpen(true)
  }
  const number = conversation ? `#${conversation.number}` : contact.id.slice(0, 8)
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t('erasure.menu')} tooltip={false} className="absolute top-0 right-0">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {mayMerge && (
          <MenuAction onClick={() => ask('merge')}>
            <Merge aria-hidden />
            {t('merge.contact')}
          </MenuAction>
        )}
        {mayErase && (
          <MenuAction danger onClick={() => ask('erase')}>
            <Eraser aria-hidden />
            {t('erasure.open')}
          </MenuAction>
        )}
      </Menu>
      <Suspense fallback={null}>
        {wanted === 'erase' && (
          <ErasureDialog
            contactId={contact.id}
            name={conversation?.contactName ?? contact.name ?? number}
            open={isOpen}
            onOpenChange={setOpen}
          />
        )}
        {wanted === 'merge' && (
          <ContactMergeDialog contact={contact} open={isOpen} onOpenChange={setOpen} />
        )}
      </Suspense>
    </>
  )
}
