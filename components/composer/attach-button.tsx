'use client'

import { Paperclip } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { allowedExtensions } from '#lib/files/allowed.ts'

const accept = allowedExtensions.map((extension) => `.${extension}`).join(',')

/** Chooses files from the computer. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations('composer.files')
  const input = useRef<HTMLInputElement>(null)
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
      <IconButton size="s" label={t('attach')} tabIndex={-1} onClick={() => input.current?.click()}>
        <Paperclip aria-hidden />
      </IconButton>
    </>
  )
}
