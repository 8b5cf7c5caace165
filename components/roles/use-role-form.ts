'use client'

import { useEffect, useState } from 'react'
import type { Permission } from '#lib/permissions/permission.ts'
import { fingerprint, isChanged, withEdits, type RoleEdits } from '#lib/roles/draft.ts'
import type { RoleDraft } from '#lib/roles/role.ts'

type Kept = { edits: RoleEdits; base: string | null }

const nothing: Kept = { edits: {}, base: null }

/** What was changed and not saved, by role, for as long as this page lives: leaving and coming back loses nothing. */
const unsaved = new Map<string, Kept>()

/**
 * The form of a role: what is in the database, and over it what was changed here.
 *
 * @param key of the form: the role's id, or what a new one is made from
 * @param role as it is in the database, or what a new role begins with
 */
export function useRoleForm(key: string, role: RoleDraft) {
  const [{ edits, base }, set] = useState<Kept>(() => unsaved.get(key) ?? nothing)
  const draft = withEdits(role, edits)
  const isDirty = isChanged(role, draft)

  const keep = (kept: Kept) => {
    if (kept === nothing) unsaved.delete(key)
    else unsaved.set(key, kept)
    set(kept)
  }
  const change = (more: RoleEdits) =>
    keep({ edits: { ...edits, ...more }, base: base ?? fingerprint(role) })

  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])

  return {
    draft,
    isDirty,
    /** Somebody else changed the role since the first change here. */
    hasMoved: isDirty && base !== null && base !== fingerprint(role),
    change,
    toggle: (permission: Permission, isHeld: boolean) =>
      change({ permissions: { ...edits.permissions, [permission]: isHeld } }),
    forget: () => keep(nothing),
  }
}
