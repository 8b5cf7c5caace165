'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import type { AgentRouting } from '#lib/routing-settings/agent-routing.ts'
import { useAgentRoutings } from '#lib/routing-settings/use-routing-settings.ts'
import { AgentDialog } from './agent-dialog.tsx'

/** Agents shown at once; typing narrows them. */
const most = 12

/** What each agent takes: how much of which team, and which topics. */
export function AgentsSection({ initial }: { initial: AgentRouting[] }) {
  const t = useTranslations('routing.agents')
  const { member } = useDirectory()
  const agents = useAgentRoutings(useSupabase(), initial)
  const summary = useSummary()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<AgentRouting | null>(null)
  const wanted = query.trim().toLowerCase()
  const found = agents.filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <SettingsSection title={t('title')} description={t('description')}>
      {agents.length > most && (
        <Input
          type="search"
          aria-label={t('find')}
          placeholder={t('find')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {agents.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('none')}</p>
      ) : (
        <RowList label={t('title')}>
          {found.slice(0, most).map((agent) => (
            <Row
              key={agent.id}
              icon={
                <Avatar
                  name={agent.name}
                  src={member(agent.id)?.avatarUrl ?? null}
                  seed={agent.id}
                />
              }
              title={agent.name}
              description={summary(agent)}
            >
              <Button
                size="s"
                aria-label={t('changeOf', { name: agent.name })}
                onClick={() => setChosen(agent)}
              >
                {t('change')}
              </Button>
            </Row>
          ))}
        </RowList>
      )}
      <p role="status" className="text-sm text-ink-faint empty:hidden">
        {found.length > most && t('more', { count: found.length - most })}
        {agents.length > 0 && found.length === 0 && t('notFound', { query })}
      </p>
      {chosen && <AgentDialog agent={chosen} onClose={() => setChosen(null)} />}
    </SettingsSection>
  )
}

/** «До 5 сразу, Отели — до 2 · темы: Возврат» */
function useSummary(): (agent: AgentRouting) => string {
  const t = useTranslations('routing.agents')
  const { team, category } = useDirectory()
  const { locale } = useLanguage()
  return ({ capacity, teams, categories }) =>
    [
      t('upTo', { count: capacity }),
      ...teams.flatMap(({ id, capacity: most }) =>
        most === null ? [] : [t('upToIn', { team: team(id)?.name ?? '', count: most })],
      ),
      categories.length === 0
        ? t('everything')
        : t('handles', {
            topics: categories.map((id) => category(id)?.names[locale] ?? '').join(', '),
          }),
    ].join(' · ')
}
