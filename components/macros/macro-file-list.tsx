'use client'

import { Paperclip, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { allowedExtensions } from '#lib/files/allowed.ts'
import { deskUpload } from '#lib/files/desk-upload.ts'
import { UploadRefused } from '#lib/files/upload-problem.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { mostMacroFiles, type MacroFile } from '#lib/macros/macro.ts'

type MacroFileListProps = {
  files: readonly MacroFile[]
  onChange: (change: (files: readonly MacroFile[]) => MacroFile[]) => void
  /** Something is on its way: the macro cannot be saved yet. */
  onBusy: (isBusy: boolean) => void
}

/** Files that go out with a macro. They are uploaded at once, and become the macro's when it is saved. */
export function MacroFileList({ files, onChange, onBusy }: MacroFileListProps) {
  const t = useTranslations('macros')
  const say = useReason()
  const db = useSupabase()
  const [sending, setSending] = useState<{ name: string; share: number }[]>([])
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (given: File[]) => {
    setProblem(given.length + files.length > mostMacroFiles ? say('too_many_files') : null)
    onBusy(true)
    for (const file of given.slice(0, mostMacroFiles - files.length)) {
      const { name } = file
      const onProgress = (share: number) => setSending([{ name, share }])
      try {
        const signal = AbortSignal.timeout(600_000)
        const stored = await deskUpload(db, { file, conversationId: null, onProgress, signal })
        const { id, content_type: contentType, bytes } = stored
        onChange((before) => [...before, { id, name: stored.name, contentType, bytes }])
      } catch (error) {
        setProblem(`${name}: ${say(error instanceof UploadRefused ? error.reason : 'network')}`)
      }
    }
    setSending([])
    onBusy(false)
  }
  return (
    <div className="flex flex-col gap-1.5">
      <ul aria-label={t('files')} className="flex flex-col gap-1 empty:hidden">
        {files.map(({ id, name }) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <Paperclip aria-hidden className="size-4 shrink-0 text-ink-muted" />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <IconButton
              label={t('removeFile', { name })}
              onClick={() => onChange((before) => before.filter((each) => each.id !== id))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
        {sending.map(({ name, share }) => (
          <li key={name} className="flex items-center gap-2 text-sm text-ink-muted">
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <progress aria-label={name} value={share} className="w-24" />
          </li>
        ))}
      </ul>
      <p role="alert" className="text-xs text-danger-text empty:hidden">
        {problem}
      </p>
      <div className="flex flex-wrap items-center gap-2 text-xs text-ink-faint">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={allowedExtensions.map((extension) => `.${extension}`).join(',')}
          onChange={({ target }) => {
            void add([...(target.files ?? [])])
            // The same file may be chosen again.
            target.value = ''
          }}
        />
        <Button size="s" look="quiet" onClick={() => input.current?.click()}>
          <Paperclip aria-hidden />
          {t('addFile')}
        </Button>
        {t('filesHint')}
      </div>
    </div>
  )
}
