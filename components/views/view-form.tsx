'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useGo } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { ListKey } from '#lib/conversations/view.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { mayI } from '#lib/members/member.ts'
import type { Audience, SavedView } from '#lib/views/saved-view.ts'
import { useViewVerbs } from '#lib/views/use-views.ts'

/** Gives a list a name and says who has it in the sidebar. */
export function ViewForm({
  view,
  list,
  onClose,
}: {
  /** null for a new one. */
  view: SavedView | null
  list: ListKey
  onClose: () => void
}) {
  const t = useTranslations('views')
  const say = useReason()
  const go = useGo()
  const { me, teams } = useDirectory()
  const verbs = useViewVerbs(useSupabase())
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
  const [name, setName] = useState(view?.name ?? '')
  const [whose, setWhose] = useState(view?.teamId ?? view?.audience ?? 'private')
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const mayShare = mayI(me, 'manage_views')
  const offered = teams.filter(
    ({ id, isArchived }) => !isArchived && (me.role.scope === 'all' || me.teamIds.includes(id)),
  )

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    const audience: Audience = whose === 'private' || whose === 'everyone' ? whose : 'team'
    const draft = { name: name.trim(), audience, teamId: audience === 'team' ? whose : null }
    const answer = await verbs.save(view?.id ?? null, draft, list)
    setSaving(false)
    if (!answer.ok) {
      setReason(answer.reason)
      return field.current?.focus()
    }
    onClose()
    go({ ...list, number: null, saved: answer.value }, 'replace')
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={view ? t('editTitle') : t('createTitle')}
      description={t('text')}
      closeLabel={t('close')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4 py-3">
        <Field label={t('name')} error={reason === null ? undefined : say(reason)}>
          <Input
            ref={field}
            required
            maxLength={60}
            autoComplete="off"
            placeholder={t('nameExample')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t('whose')} hint={mayShare ? undefined : t('onlyPrivate')}>
          <Select
            value={whose}
            disabled={!mayShare}
            onChange={(event) => setWhose(event.target.value)}
          >
            <option value="private">{t('audience.private')}</option>
            <option value="everyone">{t('audience.everyone')}</option>
            {offered.map((team) => (
              <option key={team.id} value={team.id}>
                {t('audience.team', { team: team.name })}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
