'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { auditGroups } from '#lib/audit/entry.ts'
import { filterFields, noFilter, type AuditFilter } from '#lib/audit/filter.ts'

/** Who, what, when: each choice narrows the log at once. */
export function AuditFilters({
  filter,
  onChange,
}: {
  filter: AuditFilter
  onChange: (filter: AuditFilter) => void
}) {
  const t = useTranslations('audit')
  const { members } = useDirectory()
  const set = (change: Partial<AuditFilter>) => onChange({ ...filter, ...change })
  return (
    <search className="grid grid-cols-2 items-end gap-3 md:grid-cols-[1fr_1fr_9.5rem_9.5rem_auto]">
      <Field label={t('filter.person')}>
        <Select value={filter.person} onChange={(event) => set({ person: event.target.value })}>
          <option value="">{t('filter.anybody')}</option>
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <optgroup label={t('filter.others')}>
            {(['system', 'contact', 'anonymous'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`actor.${kind}`)}
              </option>
            ))}
          </optgroup>
        </Select>
      </Field>
      <Field label={t('filter.kind')}>
        <Select value={filter.kind} onChange={(event) => set({ kind: event.target.value })}>
          <option value="">{t('filter.everything')}</option>
          {auditGroups.map(({ key, kinds }) => (
            <optgroup key={key} label={t(`group.${key}`)}>
              {kinds.length > 1 && (
                <option value={`group:${key}`}>
                  {t('filter.allOf', { group: t(`group.${key}`) })}
                </option>
              )}
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`short.${kind}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field label={t('filter.from')}>
        <Input
          type="date"
          value={filter.from}
          max={filter.to || undefined}
          onChange={(event) => set({ from: event.target.value })}
        />
      </Field>
      <Field label={t('filter.to')}>
        <Input
          type="date"
          value={filter.to}
          min={filter.from || undefined}
          onChange={(event) => set({ to: event.target.value })}
        />
      </Field>
      <Button
        look="quiet"
        className={classNames(
          'col-span-2 md:col-span-1',
          filterFields(filter).length === 0 && 'invisible max-md:hidden',
        )}
        onClick={() => onChange(noFilter)}
      >
        {t('filter.reset')}
      </Button>
    </search>
  )
}
