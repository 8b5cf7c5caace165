'use client'

import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'
import { commandGroups } from './command.ts'
import { Shortcut } from './shortcut.tsx'
import { RegistryContext } from './use-commands.ts'

type KeySheetProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** Every key that answers now, by what it does. */
export function KeySheet({ open, onOpenChange }: KeySheetProps) {
  const t = useTranslations('commands')
  const say = useTranslations('desk')
  const registry = use(RegistryContext)
  const withKeys = (open ? (registry?.all ?? []) : []).filter(({ keys }) => keys)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('sheet')}
      description={t('sheetHint')}
      closeLabel={say('close')}
    >
      {commandGroups.map((group) => {
        const commands = withKeys.filter((command) => command.group === group)
        if (commands.length === 0) return null
        return (
          <section key={group} aria-labelledby={`keys-${group}`} className="pt-4">
            <h3 id={`keys-${group}`} className="pb-1 text-xs font-medium text-ink-faint">
              {t(`group.${group}`)}
            </h3>
            <ul>
              {commands.map(({ id, title, keys }) => (
                <li key={id} className="flex min-h-7.5 items-center justify-between gap-4">
                  <span>{title}</span>
                  {keys && <Shortcut keys={keys} />}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Dialog>
  )
}
