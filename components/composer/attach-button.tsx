'use client'

import { Paperclip } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { allowedExtensions } from '#lib/files/allowed.ts'

const accept = allowedExtensions.map((extension) => `.${extension}`).join(',')

/** Chooses files from the computer. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations('composer.files')
  const input = useRef<HTMLInputElement>(null)
  useCommands([
    {
      id: 'composer.attach',
      title: t('attach'),
      group: 'composer',
      keys: '$mod+Shift+KeyF',
      run: () => input.current?.click(),
    },
  ])
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={t('attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
      <IconButton
        size="s"
        label={t('attach')}
        keys={['Ctrl', 'Shift', 'F']}
        tabIndex={-1}
        onClick={() => input.current?.click()}
      >
        <Paperclip aria-hidden />
      </IconButton>
    </>
  )
}
