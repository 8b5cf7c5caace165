'use client'

import { ChevronRight, MessageSquareText, Plus, Search } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { buttonStyle } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Input } from '#components/ui/input.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { findMacros } from '#lib/macros/find-macros.ts'
import { visibilities, type Macro } from '#lib/macros/macro.ts'
import { useMacros } from '#lib/macros/use-macros.ts'
import { replaceVariables } from '#lib/macros/variables.ts'
import { plain } from '#lib/markup/plain.ts'
import { ActionIcon } from './action-icon.tsx'
import { useVariables } from './use-variables.ts'

/** The macros one may use: found by any word, the ones used most first. */
export function MacrosScreen() {
  const t = useTranslations('macros')
  const { data: macros } = useMacros(useSupabase())
  const [query, setQuery] = useState('')
  const [who, setWho] = useState<string>('')
  const found = findMacros(query, macros ?? []).filter(
    ({ visibility }) => who === '' || visibility === who,
  )
  const create = (
    <Link href="/settings/macros/new" className={buttonStyle({ look: 'primary' })}>
      <Plus aria-hidden />
      {t('create')}
    </Link>
  )
  return (
    <SettingsGate needs={['reply', 'manage_macros']} title={t('title')}>
      <SettingsPage title={t('title')} description={t('description')} actions={create}>
        {macros === undefined && <Skeleton className="h-64" />}
        {macros?.length === 0 && (
          <EmptyState icon={<MessageSquareText />} title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        )}
        {macros && macros.length > 0 && (
          <>
            <div className="flex flex-wrap gap-2">
              <span className="relative min-w-48 flex-1">
                <Search
                  aria-hidden
                  className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-3.5 text-ink-faint"
                />
                <Input
                  type="search"
                  aria-label={t('find')}
                  placeholder={t('find')}
                  className="pl-8"
                  value={query}
                  onChange={(event) => setQuery(event.target.value)}
                />
              </span>
              <Select
                aria-label={t('whoSees')}
                className="w-44"
                value={who}
                onChange={(event) => setWho(event.target.value)}
              >
                <option value="">{t('all')}</option>
                {visibilities.map((visibility) => (
                  <option key={visibility} value={visibility}>
                    {t(`visibility.${visibility}`)}
                  </option>
                ))}
              </Select>
            </div>
            {found.length === 0 ? (
              <EmptyState icon={<Search />} title={t('nothingFound')}>
                {t('nothingFoundText')}
              </EmptyState>
            ) : (
              <RowList label={t('title')}>
                {found.map((macro) => (
                  <MacroRow key={macro.id} macro={macro} />
                ))}
              </RowList>
            )}
          </>
        )}
      </SettingsPage>
    </SettingsGate>
  )
}

function MacroRow({ macro }: { macro: Macro }) {
  const t = useTranslations('macros')
  const { team } = useDirectory()
  const known = useVariables()
  const words = replaceVariables(plain(macro.body), ({ name }) => {
    const title = known.find((each) => each.name === name)?.title
    return `‹${title ?? name}›`
  })
  const facts = [
    macro.visibility === 'team'
      ? t('visibleTo', { team: team(macro.teamId)?.name ?? t('formerTeam') })
      : t(`visibility.${macro.visibility}`),
    t('used', { count: macro.usedCount }),
  ]
  return (
    <Row
      className="hover:bg-hover"
      title={
        // The whole row is the link.
        <Link
          href={`/settings/macros/${macro.id}`}
          className="truncate after:absolute after:inset-0"
        >
          {macro.name}
        </Link>
      }
      description={
        <>
          <span className="line-clamp-1 text-ink-muted">{words}</span>
          {facts.join(' · ')}
        </>
      }
    >
      <span className="flex items-center gap-1.5 text-ink-faint">
        {macro.actions.map(({ type }, n) => (
          <ActionIcon key={n} type={type} />
        ))}
        <ChevronRight aria-hidden className="size-4" />
      </span>
    </Row>
  )
}
