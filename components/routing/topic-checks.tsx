'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import type { AgentRouting } from '#lib/routing-settings/agent-routing.ts'

type TopicChecksProps = { agent: AgentRouting; onChange: (categories: string[]) => void }

/** Which of the topics that lead to an agent's teams the agent handles; none is all of them. */
export function TopicChecks({ agent, onChange }: TopicChecksProps) {
  const t = useTranslations('routing.agents')
  const { categories } = useDirectory()
  const { locale } = useLanguage()
  const { categories: chosen, teams } = agent
  const offered = categories.filter(
    ({ id, teamId, isArchived }) =>
      chosen.includes(id) || (!isArchived && teams.some((team) => team.id === teamId)),
  )
  if (offered.length === 0) return null
  return (
    <fieldset className="flex flex-col">
      <legend className="text-sm font-medium">{t('topics')}</legend>
      <p className="pb-1.5 text-xs text-ink-faint">{t('topicsHint')}</p>
      {offered.map(({ id, names }) => (
        <label key={id} className="flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-10">
          <input
            type="checkbox"
            className="size-4 accent-(--accent)"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
              )
            }
          />
          {names[locale]}
        </label>
      ))}
    </fieldset>
  )
}
