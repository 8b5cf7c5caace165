'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Person } from '#lib/members/person.ts'
import { useMemberVerbs } from '#lib/members/use-people.ts'
import type { Role } from '#lib/roles/role.ts'
import { RoleSelect } from './role-select.tsx'

type MemberFormProps = { person: Person; roles: Role[]; isReadOnly: boolean }

/** What an admin sets of a member: name, role, and how much at once. */
export function MemberForm({ person, roles, isReadOnly }: MemberFormProps) {
  const t = useTranslations('people')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useMemberVerbs(useSupabase(), person.id)
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.roleId)
  const [capacity, setCapacity] = useState(String(person.capacity))
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const isDirty =
    name.trim() !== person.name || role !== person.roleId || Number(capacity) !== person.capacity
  const at = (...reasons: string[]) =>
    reason !== null && reasons.includes(reason) ? say(reason) : undefined

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setReason(null)
    const answer = await verbs.update({ name: name.trim(), role, capacity: Number(capacity) })
    setSaving(false)
    if (!answer.ok) return setReason(answer.reason)
    notify({ title: t('saved', { name: name.trim() }) })
  }

  return (
    <form
      aria-label={t('formOf', { name: person.name })}
      onSubmit={(event) => void save(event)}
      className="flex max-w-96 flex-col gap-4"
    >
      <Field label={t('name')} error={at('member_name_empty')}>
        <Input
          value={name}
          required
          maxLength={80}
          readOnly={isReadOnly}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field
        label={t('role')}
        hint={t('roleHint')}
        error={at('last_superadmin', 'grant_exceeds_own', 'role_not_found')}
      >
        <RoleSelect roles={roles} value={role} onChoose={setRole} disabled={isReadOnly} />
      </Field>
      <Field label={t('capacity')} hint={t('capacityHint')} error={at('capacity_invalid')}>
        <Input
          type="number"
          inputMode="numeric"
          min={0}
          max={500}
          required
          readOnly={isReadOnly}
          className="max-w-24"
          value={capacity}
          onChange={(event) => setCapacity(event.target.value)}
        />
      </Field>
      {!isReadOnly && (
        <SaveBar
          isDirty={isDirty}
          isSaving={isSaving}
          problem={reason !== null && !fieldReasons.includes(reason) ? say(reason) : null}
          onForget={() => {
            setName(person.name)
            setRole(person.roleId)
            setCapacity(String(person.capacity))
            setReason(null)
          }}
        />
      )}
    </form>
  )
}

const fieldReasons = [
  'member_name_empty',
  'last_superadmin',
  'grant_exceeds_own',
  'role_not_found',
  'capacity_invalid',
]
