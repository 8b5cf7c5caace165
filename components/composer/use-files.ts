'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import type { DraftFile, Tab } from '#lib/drafts/draft.ts'
import type { DraftKeeper } from '#lib/drafts/keeper.ts'
import { deskUpload } from '#lib/files/desk-upload.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { useSigner } from '#components/timeline/use-signed.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { createShelf } from './file-shelf.ts'
import type { ShelvedFile } from './rich/file-node.ts'

/** The files of what is being written: on their way, refused, or stored in the draft. */
export function useFiles(conversationId: string, keeper: DraftKeeper) {
  const db = useSupabase()
  const say = useReason()
  const t = useTranslations('composer.files')
  const format = useFormatter()
  const [shelf] = useState(createShelf)
  const signer = useSigner()
  const all = useSyncExternalStore(shelf.subscribe, shelf.all, shelf.all)
  useEffect(() => () => shelf.forgetPreviews(), [shelf])

  const wordsOf = ({ state, reason, progress, name }: ShelvedFile) => ({
    state:
      state === 'failed'
        ? say(reason ?? 'network')
        : t('progress', { share: format.number(progress, { style: 'percent' }) }),
    retry: t('retry', { name }),
    remove: state === 'sending' ? t('cancel', { name }) : t('remove', { name }),
  })
  // The editor is made once; what it says and whose draft it is may change.
  useEffect(() => shelf.serve({ wordsOf, onRemoved: (id) => dropFile(keeper, id) }))

  return {
    shelf,
    all,
    wordsOf,
    /** Takes files that are stored already: a macro's, before its text comes. */
    keep(files: readonly Attachment[], tab: Tab): void {
      for (const { id, name, path, size } of files)
        shelf.keep({ id, name }, { tab, conversationId }, size && signer.address(path))
      for (const { id, name, contentType, bytes } of files)
        keepFile(keeper, tab, { id, name, contentType, bytes })
    },
    /** Begins to send them; their keys. */
    add(files: File[], tab: Tab, isInText: boolean): { key: string; name: string }[] {
      const place = { tab, isInText, conversationId }
      return files.map((file) =>
        shelf.add(file, place, {
          send: (onProgress, signal) =>
            deskUpload(db, { file, conversationId, onProgress, signal }),
          onStored: (stored) => keepFile(keeper, tab, stored),
        }),
      )
    },
  }
}

function keepFile(keeper: DraftKeeper, tab: Tab, file: DraftFile): void {
  const { files } = keeper.state().draft
  keeper.type({ files: { ...files, [tab]: [...files[tab], file] } })
}

function dropFile(keeper: DraftKeeper, id: string): void {
  const { files } = keeper.state().draft
  const without = (some: DraftFile[]) => some.filter((file) => file.id !== id)
  keeper.type({ files: { message: without(files.message), note: without(files.note) } })
}
