'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { use, useRef, useState, useSyncExternalStore } from 'react'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { commandGroups, type Command } from './command.ts'
import { findCommands } from './find-commands.ts'
import { recentCommands, rememberCommand } from './recent.ts'
import { Shortcut } from './shortcut.tsx'
import { RegistryContext } from './use-commands.ts'
import { useOtherTitles } from './use-other-titles.ts'

type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void }

const none: readonly Command[] = []

/** Everything that can be done now, found by typing. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  const t = useTranslations('commands')
  // What was chosen is done once the palette is gone: it may want the focus for itself.
  const chosen = useRef<Command | null>(null)
  const done = (isOpen: boolean) => {
    if (isOpen) return
    const command = chosen.current
    chosen.current = null
    command?.run()
  }
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={done}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup
          finalFocus={() => chosen.current === null}
          className="fixed inset-x-2 top-2 z-40 mx-auto flex max-h-[calc(100dvh-1rem)] max-w-xl flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-high outline-none sm:top-[12dvh] sm:max-h-[70dvh]"
        >
          <Base.Title className="sr-only">{t('title')}</Base.Title>
          <Contents
            onChoose={(command) => {
              rememberCommand(command.id)
              chosen.current = command
              onOpenChange(false)
            }}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function Contents({ onChoose }: { onChoose: (command: Command) => void }) {
  const t = useTranslations('commands')
  const registry = use(RegistryContext)
  const all = useSyncExternalStore(
    registry?.subscribe ?? neverChanges,
    () => registry?.all ?? none,
    () => none,
  )
  const [query, setQuery] = useState('')
  const [recent] = useState(recentCommands)
  const otherTitles = useOtherTitles()
  const byNumber = useCommandByNumber(query)
  const listed = all.filter(({ isUnlisted }) => !isUnlisted)
  const found = findCommands(query, listed, otherTitles)
  const lately = recent.flatMap((id) => listed.find((each) => each.id === id) ?? [])
  const groups =
    query.trim() === ''
      ? [
          { key: 'recent' as const, commands: lately },
          ...commandGroups.map((key) => ({
            key,
            commands: listed.filter(({ group, id }) => group === key && !recent.includes(id)),
          })),
        ]
      : [{ key: 'found' as const, commands: [...byNumber, ...found] }]
  return (
    <Cmdk label={t('title')} shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <Cmdk.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={t('placeholder')}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
      </div>
      <Cmdk.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2">
        <Cmdk.Empty className="px-3 py-8 text-center text-ink-muted">{t('nothing')}</Cmdk.Empty>
        {groups
          .filter(({ commands }) => commands.length > 0)
          .map(({ key, commands }) => (
            <Cmdk.Group
              key={key}
              heading={key === 'found' ? undefined : t(`group.${key}`)}
              className="pb-1.5 **:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-ink-faint"
            >
              {commands.map((command) => (
                <Cmdk.Item
                  key={command.id}
                  value={command.id}
                  onSelect={() => onChoose(command)}
                  className="flex min-h-9 cursor-default items-center gap-3 rounded-m px-2.5 py-1.5 aria-selected:bg-selected pointer-coarse:min-h-11"
                >
                  <span className="min-w-0 flex-1 truncate">{command.title}</span>
                  {command.keys && <Shortcut keys={command.keys} />}
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          ))}
      </Cmdk.List>
    </Cmdk>
  )
}

/** «1042», «#1042» and «№1042» open that conversation. */
function useCommandByNumber(query: string): Command[] {
  const t = useTranslations('commands')
  const { place, go } = useInboxPlace()
  const number = /^\s*[#№]?\s*([1-9]\d{0,14})\s*$/.exec(query)?.[1]
  if (!number) return []
  const to = { view: 'all' as const, teamId: null, ...place, number: Number(number) }
  return [{ id: 'go.number', title: t('openNumber', { number }), group: 'go', run: () => go(to) }]
}

const neverChanges = () => () => undefined
