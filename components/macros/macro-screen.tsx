'use client'

import { Copy, MessageSquareText, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import {
  bodyWithFiles,
  longestName,
  mayChange,
  type Macro,
  type MacroDraft,
} from '#lib/macros/macro.ts'
import { useMacros, useMacroVerbs } from '#lib/macros/use-macros.ts'
import { MacroForm } from './macro-form.tsx'
import { MacroPreview } from './macro-preview.tsx'
import { useSampleValues } from './use-sample-values.ts'

const list = '/settings/macros'
const none: Macro['files'] = []
const blank: MacroDraft = {
  name: '',
  visibility: 'own',
  teamId: null,
  body: '',
  actions: [],
}

/** One macro: written new (`id` null) or changed. */
export function MacroScreen({ id }: { id: string | null }) {
  const t = useTranslations('macros')
  const { data: macros } = useMacros(useSupabase())
  const macro = macros?.find((each) => each.id === id)
  const title = id === null ? t('createTitle') : (macro?.name ?? t('title'))
  const isKnown = macros !== undefined
  return (
    <SettingsGate needs={['reply', 'manage_macros']} title={t('title')}>
      <SettingsPage wide title={title} back={{ href: list, label: t('title') }}>
        {!isKnown && <Skeleton className="h-80" />}
        {isKnown && id !== null && !macro && (
          <EmptyState icon={<MessageSquareText />} title={t('gone')} />
        )}
        {isKnown && (id === null || macro) && <Editor key={macro?.id} macro={macro ?? null} />}
      </SettingsPage>
    </SettingsGate>
  )
}

const draftOf = ({ name, visibility, teamId, body, actions }: Macro): MacroDraft => ({
  name,
  visibility,
  teamId,
  body,
  actions,
})

function Editor({ macro }: { macro: Macro | null }) {
  const t = useTranslations('macros')
  const say = useReason()
  const router = useRouter()
  const { notify } = useToast()
  const { me } = useDirectory()
  const values = useSampleValues()
  const verbs = useMacroVerbs(useSupabase())
  const [isRemoving, setRemoving] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const copy = async ({ id, name }: Macro) => {
    const result = await verbs.copy(id, t('copyOf', { name }).slice(0, longestName))
    if (!result.ok)
      return notify({ title: t('notDone'), description: say(result.reason), important: true })
    notify({ title: t('copied') })
    router.push(`${list}/${result.value}`)
  }
  const duplicate = macro && (
    <Button onClick={() => void copy(macro)}>
      <Copy aria-hidden />
      {t('duplicate')}
    </Button>
  )
  if (macro && !mayChange(macro, me))
    return (
      <div className="flex max-w-xl flex-col items-start gap-4">
        <p className="text-sm text-ink-muted">{t('notYours')}</p>
        <MacroPreview
          body={macro.body}
          actions={macro.actions}
          files={macro.files}
          values={values}
        />
        {duplicate}
      </div>
    )
  const initial = macro ? { ...draftOf(macro), body: bodyWithFiles(macro) } : blank
  const remove = async () => {
    if (!macro) return
    const result = await verbs.remove(macro.id)
    if (!result.ok) return setReason(say(result.reason))
    notify({ title: t('removed') })
    router.push(list)
  }
  return (
    <MacroForm
      initial={initial}
      files={macro?.files ?? none}
      isNew={macro === null}
      onSave={(draft) => verbs.save(macro?.id ?? null, draft)}
      onSaved={() => {
        notify({ title: t('saved') })
        router.push(list)
      }}
    >
      {duplicate}
      {macro && (
        <>
          <Button look="quiet" onClick={() => setRemoving(true)}>
            <Trash2 aria-hidden />
            {t('remove')}
          </Button>
          <ConfirmDialog
            open={isRemoving}
            onOpenChange={setRemoving}
            title={t('removeTitle', { name: macro.name })}
            description={t('removeText')}
            confirmLabel={t('remove')}
            cancelLabel={t('cancel')}
            closeLabel={t('close')}
            problem={reason ?? undefined}
            danger
            onConfirm={() => void remove()}
          />
        </>
      )}
    </MacroForm>
  )
}
