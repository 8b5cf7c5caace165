'use client'

import { Archive, ArchiveRestore, Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTell } from '#components/conversations/use-tell.ts'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { useCreating } from '#components/settings/use-creating.ts'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import { useToast } from '#components/ui/toast.tsx'
import {
  attributeSubjects,
  type AttributeDefinition,
  type AttributeSubject,
} from '#lib/attributes/attribute.ts'
import { useAttributeDefinitions, useAttributeVerbs } from '#lib/attributes/use-attributes.ts'
import { AttributeForm } from './attribute-form.tsx'

/** What else the company keeps: fields of customers, companies and conversations. */
export function AttributesScreen({ initial }: { initial: AttributeDefinition[] }) {
  const t = useTranslations('attributes')
  const definitions = useAttributeDefinitions(useSupabase(), initial) ?? initial
  const [isNew, setNew] = useCreating()
  const [chosen, setForm] = useState<{
    subject: AttributeSubject
    definition: AttributeDefinition | null
  } | null>(null)
  const form = chosen ?? (isNew ? { subject: 'contact' as const, definition: null } : null)
  const close = () => {
    setForm(null)
    setNew(false)
  }
  return (
    <SettingsGate needs="manage_categories" title={t('title')}>
      <SettingsPage title={t('title')} description={t('description')}>
        {attributeSubjects.map((subject) => (
          <SettingsSection
            key={subject}
            title={t(`subject.${subject}`)}
            actions={
              <Button
                size="s"
                aria-label={t('createOf', { subject: t(`subject.${subject}`) })}
                onClick={() => setForm({ subject, definition: null })}
              >
                <Plus aria-hidden />
                {t('create')}
              </Button>
            }
          >
            <Definitions
              label={t(`subject.${subject}`)}
              definitions={definitions.filter((definition) => definition.subject === subject)}
              onEdit={(definition) => setForm({ subject, definition })}
            />
          </SettingsSection>
        ))}
        {form && <AttributeForm {...form} onClose={close} />}
      </SettingsPage>
    </SettingsGate>
  )
}

type DefinitionsProps = {
  label: string
  definitions: AttributeDefinition[]
  onEdit: (definition: AttributeDefinition) => void
}

function Definitions({ label, definitions, onEdit }: DefinitionsProps) {
  const t = useTranslations('attributes')
  const { locale } = useLanguage()
  const verbs = useAttributeVerbs(useSupabase())
  const tell = useTell()
  const { notify } = useToast()
  if (definitions.length === 0) return <p className="text-sm text-ink-faint">{t('none')}</p>
  const archive = (definition: AttributeDefinition, isArchived: boolean): Promise<void> =>
    tell(
      () => verbs.update({ ...definition, isArchived }),
      () =>
        isArchived &&
        notify({
          title: t('archivedNotice'),
          action: { label: t('undo'), onClick: () => void archive(definition, false) },
        }),
    )
  return (
    <RowList label={label}>
      {definitions
        .toSorted((one, other) => Number(one.isArchived) - Number(other.isArchived))
        .map((definition) => {
          const name = definition.names[locale]
          const facts = [
            t(`type.${definition.type}`),
            definition.choices.join(', '),
            definition.key,
            definition.isArchived && t('archived'),
          ]
          return (
            <Row key={definition.id} title={name} description={facts.filter(Boolean).join(' · ')}>
              {!definition.isArchived && (
                <IconButton label={t('edit', { name })} onClick={() => onEdit(definition)}>
                  <Pencil aria-hidden />
                </IconButton>
              )}
              <IconButton
                label={t(definition.isArchived ? 'restore' : 'archive', { name })}
                onClick={() => void archive(definition, !definition.isArchived)}
              >
                {definition.isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
              </IconButton>
            </Row>
          )
        })}
    </RowList>
  )
}
