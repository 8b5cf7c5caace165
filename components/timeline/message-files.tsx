'use client'

import { Paperclip } from 'lucide-react'
import { useFormatter } from 'next-intl'
import type { Attachment } from '#lib/messages/message.ts'

/** The files of a message: names and sizes. */
export function MessageFiles({ files }: { files: Attachment[] }) {
  const size = useBytes()
  if (files.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 py-1">
      {files.map((file) => (
        <li key={file.id} className="flex max-w-full items-center gap-1.5 text-sm">
          <Paperclip aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{file.name}</span>
          <span className="shrink-0 text-xs opacity-75">{size(file.bytes)}</span>
        </li>
      ))}
    </ul>
  )
}

const units = ['byte', 'kilobyte', 'megabyte'] as const

function useBytes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const step = bytes < 1_024 ? 0 : bytes < 1_048_576 ? 1 : 2
    return format.number(bytes / 1_024 ** step, {
      style: 'unit',
      unit: units[step],
      unitDisplay: 'short',
      maximumFractionDigits: step === 2 ? 1 : 0,
    })
  }
}
