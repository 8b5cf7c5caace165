'use client'

import { Paperclip, RotateCw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import type { FileShelf, ShelvedFile } from './rich/file-node.ts'

type FileChipsProps = {
  files: readonly ShelvedFile[]
  wordsOf: FileShelf['words']
  onRetry: (key: string) => void
  onRemove: (key: string) => void
}

/** The files that go with what is written, under it. */
export function FileChips({ files, wordsOf, onRetry, onRemove }: FileChipsProps) {
  const t = useTranslations('composer.files')
  if (files.length === 0) return null
  return (
    <ul aria-label={t('label')} className="flex flex-wrap gap-1.5 px-3 pb-1.5">
      {files.map((file) => {
        const words = wordsOf(file)
        const isFailed = file.state === 'failed'
        return (
          <li
            key={file.key}
            className={classNames(
              'flex max-w-full items-center gap-1.5 rounded-m border bg-surface py-0.5 pr-0.5 pl-2 text-sm text-ink',
              isFailed ? 'border-danger' : 'border-line',
            )}
          >
            <Paperclip aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
            <span className="max-w-48 truncate">{file.name}</span>
            {file.state !== 'stored' && (
              <span
                role={isFailed ? 'alert' : undefined}
                className={classNames('text-xs', isFailed ? 'text-danger-text' : 'text-ink-muted')}
              >
                {words.state}
              </span>
            )}
            {file.state === 'sending' && (
              <progress
                aria-label={file.name}
                value={file.progress}
                className="h-1 w-12 accent-accent"
              />
            )}
            {isFailed && file.canRetry && (
              <IconButton size="s" label={words.retry} onClick={() => onRetry(file.key)}>
                <RotateCw aria-hidden />
              </IconButton>
            )}
            <IconButton size="s" label={words.remove} onClick={() => onRemove(file.key)}>
              <X aria-hidden />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
