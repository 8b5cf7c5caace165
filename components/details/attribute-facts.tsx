'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import {
  parseAttribute,
  type AttributeDefinition,
  type AttributeSubject,
  type AttributeValue,
  type AttributeValues,
} from '#lib/attributes/attribute.ts'
import { useAttributesOf } from '#lib/attributes/use-attributes.ts'
import { failed, type Result } from '#lib/kernel/result.ts'
import { EditableFact } from './editable-fact.tsx'

type AttributeFactsProps = {
  subject: AttributeSubject
  values: AttributeValues | undefined
  /** What a page said without a signature: shown beside, marked, and taken over by a press. */
  unverified?: AttributeValues
  isEditable: boolean
  onChange: (changes: AttributeValues) => Promise<Result<unknown>>
}

/** Attributes of one's own among other facts; nothing where none is defined. */
export function AttributeFacts({ subject, ...rest }: AttributeFactsProps) {
  const definitions = useAttributesOf(useSupabase(), subject)
  return definitions?.map((definition) => (
    <AttributeFact key={definition.key} definition={definition} {...rest} />
  ))
}

type AttributeFactProps = Omit<AttributeFactsProps, 'subject'> & {
  definition: AttributeDefinition
}

function AttributeFact(props: AttributeFactProps) {
  const { definition, values, unverified, isEditable, onChange } = props
  const t = useTranslations('details')
  const { locale } = useLanguage()
  const show = useShown()
  const value = values?.[definition.key] ?? null
  const claimed = unverified?.[definition.key] ?? null
  const save = async (words: string) => {
    const parsed = parseAttribute(definition, words)
    if (parsed === undefined) return failed('attribute_invalid')
    return onChange({ [definition.key]: parsed })
  }
  return (
    <EditableFact
      name={definition.names[locale]}
      value={value === null ? '' : String(value)}
      isEditable={isEditable && values !== undefined}
      onSave={save}
      type={definition.type === 'date' ? 'date' : 'text'}
      {...(definition.type === 'number' && { inputMode: 'decimal' })}
      {...optionsOf(definition, [t('no'), t('yes')])}
    >
      {show(definition, value) ?? <span className="text-ink-faint">—</span>}
      {claimed !== null && claimed !== value && (
        <span className="block text-xs text-ink-faint" title={t('claimedHint')}>
          {t('claimed', { value: String(show(definition, claimed)) })}
        </span>
      )}
    </EditableFact>
  )
}

function optionsOf({ type, choices }: AttributeDefinition, answers: [string, string]) {
  if (type === 'choice')
    return { options: choices.map((choice) => ({ value: choice, label: choice })) }
  if (type !== 'boolean') return {}
  const options = answers.map((label, at) => ({ value: String(at === 1), label }))
  return { options }
}

/** Gives `show(definition, value)`: a value as people read it; null for none. */
function useShown() {
  const t = useTranslations('details')
  const format = useFormatter()
  return ({ type }: AttributeDefinition, value: AttributeValue | null): ReactNode => {
    if (value === null) return null
    if (type === 'boolean') return value ? t('yes') : t('no')
    if (type === 'number') return format.number(Number(value))
    if (type === 'date')
      return format.dateTime(new Date(`${String(value)}T12:00:00Z`), {
        dateStyle: 'long',
        timeZone: 'UTC',
      })
    return String(value)
  }
}
