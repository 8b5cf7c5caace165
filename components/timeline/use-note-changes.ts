'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { isBlank } from '#lib/markup/is-blank.ts'
import { plain } from '#lib/markup/plain.ts'
import { namedIn } from '#lib/mentions/in-text.ts'
import { mentionables } from '#lib/mentions/mentionable.ts'
import type { Note } from '#lib/notes/note.ts'
import { noteVerbs } from '#lib/notes/verbs.ts'

/** What its writer does to a note: null until the words are being changed. */
export function useNoteChanges(note: Note) {
  const db = useSupabase()
  const say = useReason()
  const t = useTranslations('message')
  const { notify } = useToast()
  const { members, teams, me } = useDirectory()
  const verbs = useMemo(() => noteVerbs(db), [db])
  const [words, setWords] = useState<string | null>(null)
  const [reason, setReason] = useState<string | null>(null)

  const store = async (): Promise<boolean> => {
    if (words === null) return false
    if (isBlank(words)) {
      setReason('message_empty')
      return false
    }
    const named = namedIn(plain(words), mentionables({ members, teams }, me.id), [
      ...note.mentions,
      ...note.teamMentions,
    ])
    const result = await verbs.edit(note.id, words.trim(), named)
    if (result.ok) setWords(null)
    else setReason(result.reason)
    return result.ok
  }
  const remove = async () => {
    const result = await verbs.remove(note.id)
    if (!result.ok)
      notify({ title: t('notDeleted'), description: say(result.reason), important: true })
  }

  return {
    words,
    problem: reason && (reason === 'message_empty' ? t('empty') : say(reason)),
    begin: () => {
      setReason(null)
      setWords(note.body)
    },
    write(text: string) {
      setReason(null)
      setWords(text)
    },
    leave: () => setWords(null),
    /** Resolves to whether it is stored. */
    store,
    remove: () => void remove(),
  }
}
