'use client'

import { useTranslations } from 'next-intl'
import type { Team } from '#lib/teams/team.ts'

type TeamChecksProps = { teams: Team[]; value: string[]; onChange: (teams: string[]) => void }

/** Which teams; none is an answer, too. */
export function TeamChecks({ teams, value, onChange }: TeamChecksProps) {
  const t = useTranslations('people')
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...value, id] : value.filter((one) => one !== id))
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{t('teams')}</legend>
      {teams.length === 0 && <p className="text-xs text-ink-faint">{t('noTeams')}</p>}
      <div className="flex max-h-40 flex-col overflow-y-auto">
        {teams.map((team) => (
          <label
            key={team.id}
            className="flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-10"
          >
            <input
              type="checkbox"
              className="size-4 accent-(--accent)"
              checked={value.includes(team.id)}
              onChange={(event) => toggle(team.id, event.target.checked)}
            />
            <span className="truncate">{team.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
