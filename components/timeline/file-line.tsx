'use client'

import {
  Download,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createElement } from 'react'
import type { Attachment } from '#lib/files/attachment.ts'
import { useBytes } from './use-bytes.ts'
import { useDownload } from './use-download.ts'

/** A file that is fetched, not shown: what it is, its name and size. */
export function FileLine({ file }: { file: Attachment }) {
  const t = useTranslations('message')
  const fetchFile = useDownload()
  const size = useBytes()
  return (
    <button
      type="button"
      onClick={() => void fetchFile(file)}
      className="group/file flex w-72 max-w-full items-center gap-2.5 rounded-l border border-current/15 bg-current/5 px-2.5 py-2 text-left hover:bg-current/10"
    >
      {createElement(iconOf(file.contentType), {
        'aria-hidden': true,
        className: 'size-6 shrink-0 opacity-70',
        strokeWidth: 1.5,
      })}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">
          <span className="sr-only">{t('fetchFile')}: </span>
          {file.name}
        </span>
        <span className="block text-xs opacity-75">{size(file.bytes)}</span>
      </span>
      <Download aria-hidden className="size-4 shrink-0 opacity-60 group-hover/file:opacity-100" />
    </button>
  )
}

function iconOf(contentType: string) {
  if (contentType.startsWith('image/')) return FileImage
  if (contentType.startsWith('audio/')) return FileAudio
  if (contentType.startsWith('video/')) return FileVideo
  if (/zip|compressed|rar/.test(contentType)) return FileArchive
  if (/sheet|excel|csv/.test(contentType)) return FileSpreadsheet
  return FileText
}
