'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { rename } from '#lib/members/profile.ts'
import { useRefreshPeople } from '#lib/members/use-people.ts'

/** One's own name, as customers and colleagues see it. */
export function NameForm() {
  const t = useTranslations('profile')
  const say = useReason()
  const { notify } = useToast()
  const { me } = useDirectory()
  const db = useSupabase()
  const refresh = useRefreshPeople()
  const [name, setName] = useState(me.name)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setReason(null)
    const answer = await rename(db, me.id, name)
    if (answer.ok) {
      await refresh()
      notify({ title: t('saved') })
    } else setReason(answer.reason)
    setSaving(false)
  }

  return (
    <form onSubmit={(event) => void save(event)} className="flex max-w-96 flex-col gap-3">
      <Field
        label={t('name')}
        hint={t('nameHint')}
        error={reason === null ? undefined : say(reason)}
      >
        <Input
          required
          maxLength={80}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <SaveBar
        isDirty={name.trim() !== me.name}
        isSaving={isSaving}
        isWrong={name.trim() === ''}
        onForget={() => {
          setName(me.name)
          setReason(null)
        }}
      />
    </form>
  )
}
