'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useTell } from '#components/conversations/use-tell.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { Contact, ContactNote } from '#lib/contacts/contact.ts'
import { useContactVerbs } from '#lib/contacts/use-contact.ts'
import { mayI } from '#lib/members/member.ts'
import { ContactNoteField } from './contact-note-field.tsx'

/** What the team keeps in mind of a person. Never the customer's to see. */
export function ContactNotes({ contact }: { contact: Contact }) {
  const t = useTranslations('details.notes')
  const { me } = useDirectory()
  const verbs = useContactVerbs(useSupabase(), contact.id)
  const clientId = useRef<string>(undefined)
  const mayWrite = mayI(me, 'note') && !contact.isErased
  if (!mayWrite && contact.notes.length === 0) return null
  const write = async (body: string) => {
    // Kept until it is stored: a retry finds the first one.
    clientId.current ??= crypto.randomUUID()
    const result = await verbs.writeNote(clientId.current, body)
    if (result.ok) clientId.current = undefined
    return result
  }
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{t('title')}</h3>
      <ul className="flex flex-col gap-1.5">
        {contact.notes.map((note) => (
          <li key={note.id} className="rounded-m bg-note px-2.5 py-2 text-sm text-note-ink">
            <Note note={note} verbs={verbs} />
          </li>
        ))}
      </ul>
      {mayWrite && <ContactNoteField label={t('write')} onSave={write} />}
    </section>
  )
}

function Note({ note, verbs }: { note: ContactNote; verbs: ReturnType<typeof useContactVerbs> }) {
  const t = useTranslations('details.notes')
  const { me, member } = useDirectory()
  const tell = useTell()
  const { notify } = useToast()
  const [isEditing, setEditing] = useState(false)
  if (isEditing)
    return (
      <ContactNoteField
        label={t('edit')}
        initial={note.body}
        onSave={(body) => verbs.editNote(note.id, body)}
        onClose={() => setEditing(false)}
      />
    )
  const again = () => void tell(() => verbs.writeNote(crypto.randomUUID(), note.body))
  const remove = () =>
    tell(
      () => verbs.deleteNote(note.id),
      () => notify({ title: t('deleted'), action: { label: t('undo'), onClick: again } }),
    )
  return (
    <>
      <p className="whitespace-pre-wrap wrap-anywhere">{note.body}</p>
      <footer className="flex min-h-6 items-center gap-1 text-xs text-note-muted">
        <span className="min-w-0 flex-1 truncate">
          {member(note.authorId)?.name ?? t('formerMember')} · <RelativeTime at={note.writtenAt} />
          {note.editedAt && ` · ${t('edited')}`}
        </span>
        {note.authorId === me.id && mayI(me, 'note') && (
          <>
            <IconButton size="s" label={t('edit')} onClick={() => setEditing(true)}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton size="s" label={t('delete')} onClick={() => void remove()}>
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )}
      </footer>
    </>
  )
}
