'use client'

import { useTranslations } from 'next-intl'
import type { Scope } from '#lib/members/member.ts'

type Named = { key: string; name: string }

/** What roles and scopes are called in the reader's language. */
export function useRoleWords() {
  const t = useTranslations('roles')
  return {
    /** Built-in roles have a name in every language, others the one they were given. */
    nameOf: ({ key, name }: Named): string => {
      switch (key) {
        case 'agent':
        case 'admin':
        case 'superadmin':
          return t(`builtIn.${key}`)
        default:
          return name
      }
    },
    scopeOf: (role: { scope: Scope; seesUnassigned: boolean }): string =>
      role.scope === 'assigned' && role.seesUnassigned
        ? t('scope.assignedAndUnassigned')
        : t(`scope.${role.scope}.name`),
  }
}
