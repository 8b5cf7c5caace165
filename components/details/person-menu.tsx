'use client'

import { Ban, Ellipsis, Eraser, Merge } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction } from '#components/ui/menu.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { Contact } from '#lib/contacts/contact.ts'
import { useBlocking } from '#lib/contacts/use-blocking.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { mayI } from '#lib/members/member.ts'

const ErasureDialog = lazy(
  patiently(() =>
    import('./erasure-dialog.tsx').then((module) => ({ default: module.ErasureDialog })),
  ),
)
const ContactMergeDialog = lazy(
  patiently(() =>
    import('#components/merge/contact-merge-dialog.tsx').then((module) => ({
      default: module.ContactMergeDialog,
    })),
  ),
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
  const mayBlock = mayI(me, 'manage_contacts') && !contact.isErased
  const setBlocked = useBlocking(useSupabase(), contact.id)
  const say = useReason()
  const { notify } = useToast()
  if (!mayErase && !mayMerge && !mayBlock) return null
  const block = async (isBlocked: boolean) => {
    const answer = await setBlocked(isBlocked)
    if (!answer.ok) return notify({ title: say(answer.reason), important: true })
    const undo = { label: t('blocking.undo'), onClick: () => void block(!isBlocked) }
    notify({ title: t(isBlocked ? 'blocking.blocked' : 'blocking.unblocked'), action: undo })
  }
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
        {mayBlock && (
          <MenuAction onClick={() => void block(!contact.isBlocked)}>
            <Ban aria-hidden />
            {t(contact.isBlocked ? 'blocking.unblock' : 'blocking.block')}
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
