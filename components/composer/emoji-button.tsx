'use client'

import { Smile } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { patiently } from '#components/ui/patiently.ts'

const EmojiPicker = dynamic(
  patiently(() => import('./emoji-picker.tsx').then((part) => part.EmojiPicker)),
  {
    ssr: false,
    loading: () => <div className="h-80 w-73" />,
  },
)

/** Opens the picker; what is chosen goes to where the caret is. */
export function EmojiButton({ onChoose }: { onChoose: (sign: string) => void }) {
  const t = useTranslations('composer.emoji')
  const [isOpen, setOpen] = useState(false)
  useCommands([
    {
      id: 'composer.emoji',
      title: t('title'),
      group: 'composer',
      keys: '$mod+Shift+KeyE',
      words: ['emoji', 'смайл'],
      run: () => setOpen(true),
    },
  ])
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      side="top"
      align="end"
      label={t('title')}
      trigger={
        <IconButton size="s" label={t('title')} keys={['Ctrl', 'Shift', 'E']} tabIndex={-1}>
          <Smile aria-hidden />
        </IconButton>
      }
    >
      <EmojiPicker
        onChoose={(sign) => {
          setOpen(false)
          onChoose(sign)
        }}
      />
    </Popover>
  )
}
