'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Switch } from '#components/ui/switch.tsx'
import type { Scope } from '#lib/members/member.ts'
import { reach, type Own, type RoleDraft } from '#lib/roles/role.ts'

const scopes: Scope[] = ['all', 'teams', 'assigned']

type ScopeChoiceProps = {
  role: RoleDraft
  own: Own
  isReadOnly: boolean
  onChange: (change: { scope?: Scope; seesUnassigned?: boolean }) => void
}

/** How far a role sees, each choice with what it means. What reaches further than one's own cannot be given. */
export function ScopeChoice({ role, own, isReadOnly, onChange }: ScopeChoiceProps) {
  const t = useTranslations('roles')
  const id = useId()
  const isTooFar = (scope: Scope, seesUnassigned = false) =>
    reach({ scope, seesUnassigned }) > reach(own)
  return (
    <fieldset
      aria-label={t('scope.label')}
      className="divide-y divide-line overflow-hidden rounded-l border border-line"
    >
      {scopes.map((scope) => {
        const isBarred = !isReadOnly && isTooFar(scope)
        const isChosen = role.scope === scope
        return (
          <div key={scope} className={classNames(isChosen && 'bg-sunken')}>
            <label className="flex gap-3 px-4 py-3">
              <input
                type="radio"
                name={id}
                checked={isChosen}
                disabled={isReadOnly || isBarred}
                aria-describedby={`${id}-${scope}`}
                onChange={() => onChange({ scope })}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span className="block text-sm font-medium">{t(`scope.${scope}.name`)}</span>
                <span id={`${id}-${scope}`} className="block text-xs text-pretty text-ink-faint">
                  {t(`scope.${scope}.text`)}
                  {isBarred && <> {t('scope.tooFar')}</>}
                </span>
              </span>
            </label>
            {scope === 'assigned' && isChosen && (
              <label className="flex items-center gap-3 py-3 pr-4 pl-11">
                <span className="min-w-0 flex-1">
                  <span className="block text-sm">{t('scope.unassigned.name')}</span>
                  <span
                    id={`${id}-unassigned`}
                    className="block text-xs text-pretty text-ink-faint"
                  >
                    {t('scope.unassigned.text')}
                  </span>
                </span>
                <Switch
                  checked={role.seesUnassigned}
                  disabled={isReadOnly || isTooFar('assigned', true)}
                  aria-describedby={`${id}-unassigned`}
                  onChange={(event) => onChange({ seesUnassigned: event.target.checked })}
                />
              </label>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
