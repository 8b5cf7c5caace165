'use client'

import { Copy, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Button, buttonStyle } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Role, RoleDraft } from '#lib/roles/role.ts'
import { useRoleVerbs } from '#lib/roles/use-roles.ts'
import { PermissionList } from './permission-list.tsx'
import { RemoveRole } from './remove-role.tsx'
import { RoleNotices, type Standing } from './role-notices.tsx'
import { RolePreview } from './role-preview.tsx'
import { ScopeChoice } from './scope-choice.tsx'
import { useRoleForm } from './use-role-form.ts'

type RoleFormProps = {
  /** What unsaved changes are kept under. */
  formKey: string
  /** Null where saving makes one. */
  role: Role | null
  /** What the form begins with. */
  start: RoleDraft
  roles: Role[]
  standing: Standing
}

const ofTheName = ['role_name_empty', 'role_name_taken']

/** Name, scope and permissions of a role, and beside them what saving would mean for a member. */
export function RoleForm({ formKey, role, start, roles, standing }: RoleFormProps) {
  const t = useTranslations('roles')
  const say = useReason()
  const router = useRouter()
  const { notify } = useToast()
  const { me } = useDirectory()
  const verbs = useRoleVerbs(useSupabase())
  const form = useRoleForm(formKey, start)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const isReadOnly = standing === 'built-in' || standing === 'beyond-me'
  const { draft } = form

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setReason(null)
    const answer = role ? await verbs.update(role.id, draft) : await verbs.create(draft)
    setSaving(false)
    if (!answer.ok) return setReason(answer.reason)
    form.forget()
    notify({ title: t(role ? 'saved' : 'created', { name: draft.name.trim() }) })
    if (!role) router.push('/settings/roles')
  }

  return (
    <SettingsPage
      title={role ? start.name : t('new')}
      back={{ href: '/settings/roles', label: t('title') }}
      wide
      actions={
        role && (
          <>
            <Link href={`/settings/roles/new?from=${role.id}`} className={buttonStyle()}>
              <Copy aria-hidden />
              {t(isReadOnly ? 'cloneToChange' : 'clone')}
            </Link>
            {!isReadOnly && (
              <Button onClick={() => setRemoving(true)}>
                <Trash2 aria-hidden />
                {t('remove.action')}
              </Button>
            )}
          </>
        )
      }
    >
      <RoleNotices
        standing={standing}
        hasMoved={role !== null && form.hasMoved}
        isMine={role?.id === me.role.id}
      />
      <form
        aria-label={t('formOf', { name: draft.name })}
        onSubmit={(event) => void save(event)}
        className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <div className="flex min-w-0 flex-col gap-8">
          <Field
            label={t('name')}
            error={reason !== null && ofTheName.includes(reason) ? say(reason) : undefined}
          >
            <Input
              value={draft.name}
              maxLength={60}
              required
              readOnly={isReadOnly}
              autoComplete="off"
              autoFocus={!role}
              className="max-w-96"
              onChange={(event) => form.change({ name: event.target.value })}
            />
          </Field>
          <SettingsSection title={t('scope.label')} description={t('scope.text')}>
            <ScopeChoice
              role={draft}
              own={me.role}
              isReadOnly={isReadOnly}
              onChange={form.change}
            />
          </SettingsSection>
          <SettingsSection title={t('permissions')} description={t('permissionsText')}>
            <PermissionList
              role={draft}
              own={me.role}
              isReadOnly={isReadOnly}
              onChange={form.toggle}
            />
          </SettingsSection>
        </div>
        <div className="xl:sticky xl:top-8">
          <RolePreview role={role} draft={draft} roles={roles} />
        </div>
        {!isReadOnly && (
          <div className="xl:col-span-2">
            <SaveBar
              sticky
              isKept
              isNew={role === null}
              {...(!role && { saveLabel: t('create') })}
              isDirty={form.isDirty}
              isSaving={isSaving}
              problem={reason === null || ofTheName.includes(reason) ? null : say(reason)}
              onForget={() => {
                form.forget()
                setReason(null)
              }}
            />
          </div>
        )}
      </form>
      {isRemoving && role && (
        <RemoveRole
          role={role}
          roles={roles}
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            form.forget()
            router.push('/settings/roles')
          }}
        />
      )}
    </SettingsPage>
  )
}
