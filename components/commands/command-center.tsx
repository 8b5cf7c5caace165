'use client'

import { Command as CommandIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { createContext, use, useState, type ReactNode } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { patiently } from '#components/ui/patiently.ts'
import { useCommands } from './use-commands.ts'
import { useHabitCommands } from './use-habit-commands.ts'
import { useMakingCommands } from './use-making-commands.ts'
import { usePlaceCommands } from './use-place-commands.ts'

const Palette = dynamic(
  patiently(() => import('./palette.tsx').then((part) => part.Palette)),
  { ssr: false },
)
const KeySheet = dynamic(
  patiently(() => import('./key-sheet.tsx').then((part) => part.KeySheet)),
  {
    ssr: false,
  },
)

const OpenContext = createContext<() => void>(() => undefined)

/** The palette, the sheet of keys, and the commands that are there on every page of the desk. */
export function CommandCenter({ children }: { children: ReactNode }) {
  const t = useTranslations('commands')
  // Their code comes when they are opened first.
  const [shown, setShown] = useState<'palette' | 'sheet' | null>(null)
  const [known, setKnown] = useState<string[]>([])
  const show = (which: 'palette' | 'sheet') => {
    setShown(which)
    setKnown((before) => [...new Set([...before, which])])
  }
  const places = usePlaceCommands()
  const habits = useHabitCommands()
  const making = useMakingCommands()
  useCommands([
    ...places,
    ...habits,
    ...making,
    {
      id: 'palette',
      title: t('title'),
      group: 'workspace',
      keys: '$mod+KeyK',
      isUnlisted: true,
      run: () => show('palette'),
    },
    {
      id: 'keys',
      title: t('sheet'),
      group: 'workspace',
      keys: 'Shift+Slash',
      run: () => show('sheet'),
    },
  ])
  return (
    <OpenContext value={() => show('palette')}>
      {children}
      {known.includes('palette') && (
        <Palette
          open={shown === 'palette'}
          onOpenChange={(open) => setShown(open ? 'palette' : null)}
        />
      )}
      {known.includes('sheet') && (
        <KeySheet
          open={shown === 'sheet'}
          onOpenChange={(open) => setShown(open ? 'sheet' : null)}
        />
      )}
    </OpenContext>
  )
}

/** The palette by mouse. */
export function CommandsButton() {
  const t = useTranslations('commands')
  return (
    <IconButton label={t('title')} keys={['Ctrl', 'K']} onClick={use(OpenContext)}>
      <CommandIcon aria-hidden />
    </IconButton>
  )
}
