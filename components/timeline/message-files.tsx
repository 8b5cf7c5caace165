'use client'

import { Paperclip } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { fileAddress } from '#lib/messages/actions.ts'
import type { Attachment } from '#lib/messages/message.ts'

type MessageFilesProps = { files: Attachment[]; conversationId: string }

/** The files of a message: names and sizes; a press fetches one. */
export function MessageFiles({ files, conversationId }: MessageFilesProps) {
  const t = useTranslations('message')
  const say = useReason()
  const { notify } = useToast()
  const size = useBytes()
  if (files.length === 0) return null
  const fetchFile = async ({ id, name }: Attachment) => {
    const address = await fileAddress({ conversationId, id, name }).catch(() => null)
    if (address?.ok) return location.assign(address.value)
    const reason = address ? address.reason : 'network'
    notify({ title: t('fileNotFetched'), description: say(reason), important: true })
  }
  return (
    <ul className="flex flex-col gap-1 py-1">
      {files.map((file) => (
        <li key={file.id} className="flex max-w-full items-center gap-1.5 text-sm">
          <Paperclip aria-hidden className="size-3.5 shrink-0" />
          <button
            type="button"
            onClick={() => void fetchFile(file)}
            className="truncate underline decoration-current/40 underline-offset-2 hover:decoration-current pointer-coarse:py-1.5"
          >
            <span className="sr-only">{t('fetchFile')}: </span>
            {file.name}
          </button>
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
