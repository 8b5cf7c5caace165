'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type FormEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { AgentRouting } from '#lib/routing-settings/agent-routing.ts'
import { useRoutingVerbs } from '#lib/routing-settings/use-routing-settings.ts'
import { TopicChecks } from './topic-checks.tsx'

/** Sets how much an agent takes of each team, and which topics. */
export function AgentDialog({ agent, onClose }: { agent: AgentRouting; onClose: () => void }) {
  const t = useTranslations('routing.agents')
  const say = useReason()
  const form = useId()
  const { notify } = useToast()
  const { team } = useDirectory()
  const verbs = useRoutingVerbs(useSupabase())
  const [draft, setDraft] = useState(agent)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const setCapacity = (id: string, typed: string) =>
    setDraft({
      ...draft,
      teams: draft.teams.map((one) =>
        one.id === id ? { id, capacity: typed === '' ? null : Number(typed) } : one,
      ),
    })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    const answer = await verbs.saveAgent(agent, draft)
    setSaving(false)
    if (!answer.ok) return setReason(answer.reason)
    notify({ title: t('saved', { name: agent.name }) })
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={agent.name}
      description={t('dialogText', { count: agent.capacity })}
      closeLabel={t('close')}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4 pt-3">
        {draft.teams.map(({ id, capacity }) => (
          <Field key={id} label={t('atOnce', { team: team(id)?.name ?? '' })}>
            <Input
              type="number"
              inputMode="numeric"
              min={0}
              max={500}
              placeholder={t('noLimit')}
              value={capacity ?? ''}
              onChange={(event) => setCapacity(id, event.target.value)}
            />
          </Field>
        ))}
        <TopicChecks agent={draft} onChange={(categories) => setDraft({ ...draft, categories })} />
        <div role="alert" className="empty:hidden">
          {reason !== null && <Callout tone="danger">{say(reason)}</Callout>}
        </div>
      </form>
    </Dialog>
  )
}
