'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input, inputStyle } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import {
  attributeTypes,
  keyFrom,
  type AttributeDefinition,
  type AttributeSubject,
  type AttributeType,
} from '#lib/attributes/attribute.ts'
import { useAttributeVerbs } from '#lib/attributes/use-attributes.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

type AttributeFormProps = {
  subject: AttributeSubject
  /** The one that is changed; null for a new one. Its key and type stay: values stand by them. */
  definition: AttributeDefinition | null
  onClose: () => void
}

/** Asks for names in both languages, the key, the type and its choices. */
export function AttributeForm({ subject, definition, onClose }: AttributeFormProps) {
  const t = useTranslations('attributes')
  const say = useReason()
  const verbs = useAttributeVerbs(useSupabase())
  const form = useId()
  const first = useRef<HTMLInputElement>(null)
  const [ru, setRu] = useState(definition?.names.ru ?? '')
  const [en, setEn] = useState(definition?.names.en ?? '')
  const [ownKey, setOwnKey] = useState<string | null>(definition?.key ?? null)
  const [type, setType] = useState<AttributeType>(definition?.type ?? 'text')
  const [choices, setChoices] = useState(definition?.choices.join('\n') ?? '')
  const [reason, setReason] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const key = ownKey ?? keyFrom(en || ru)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setReason(null)
    const changed = {
      names: { ru: ru.trim(), en: en.trim() },
      choices: [...new Set(choices.split('\n').map((line) => line.trim()))].filter(Boolean),
    }
    const result = await (definition
      ? verbs.update({ ...definition, ...changed })
      : verbs.create({ subject, key, type, ...changed }))
    setBusy(false)
    if (result.ok) onClose()
    else setReason(result.reason)
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={definition ? t('editTitle') : t('createOf', { subject: t(`subject.${subject}`) })}
      closeLabel={t('cancel')}
      initialFocus={first}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isBusy}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={form} className="flex flex-col gap-4 py-3" onSubmit={(event) => void save(event)}>
        <Field label={t('nameRu')}>
          <Input
            ref={first}
            required
            maxLength={60}
            lang="ru"
            value={ru}
            onChange={(event) => setRu(event.target.value)}
          />
        </Field>
        <Field label={t('nameEn')}>
          <Input
            required
            maxLength={60}
            lang="en"
            value={en}
            onChange={(event) => setEn(event.target.value)}
          />
        </Field>
        <Field label={t('typeLabel')}>
          <Select
            value={type}
            disabled={definition !== null}
            onChange={(event) => setType(event.target.value as AttributeType)}
          >
            {attributeTypes.map((each) => (
              <option key={each} value={each}>
                {t(`type.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        {type === 'choice' && (
          <Field label={t('choices')} hint={t('choicesHint')}>
            <textarea
              required
              rows={4}
              value={choices}
              className={`${inputStyle} py-1.5`}
              onChange={(event) => setChoices(event.target.value)}
            />
          </Field>
        )}
        <Field label={t('key')} hint={t('keyHint')}>
          <Input
            required
            maxLength={40}
            spellCheck={false}
            autoComplete="off"
            disabled={definition !== null}
            value={key}
            onChange={(event) => setOwnKey(event.target.value)}
          />
        </Field>
        <div role="alert" className="empty:hidden">
          {reason !== null && <Callout tone="danger">{say(reason)}</Callout>}
        </div>
      </form>
    </Dialog>
  )
}
