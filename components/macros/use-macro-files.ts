'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createShelf } from '#components/composer/file-shelf.ts'
import type { ShelvedFile } from '#components/composer/rich/file-node.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useSigner } from '#components/timeline/use-signed.ts'
import { attachmentFromJson, type Attachment } from '#lib/files/attachment.ts'
import { deskUpload } from '#lib/files/desk-upload.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

const place = { tab: 'message', conversationId: '' } as const

/** The files of a macro while it is written: those it has, and those on their way. */
export function useMacroFiles(had: readonly Attachment[]) {
  const db = useSupabase()
  const say = useReason()
  const t = useTranslations('composer.files')
  const format = useFormatter()
  const signer = useSigner()
  const [known, setKnown] = useState(had)
  const [shelf] = useState(() => {
    const made = createShelf()
    for (const { id, name, path, size } of had)
      made.keep({ id, name }, place, size && signer.address(path))
    return made
  })
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
  // One that is taken out of the text stays on the shelf: taking that back brings it again.
  useEffect(() => shelf.serve({ wordsOf, onRemoved: () => undefined }))

  return {
    shelf,
    /** Every file that may stand in the text. */
    known,
    isLoading: all.some(({ state }) => state === 'sending'),
    /** Begins to send them; their keys. */
    add: (files: readonly File[]) =>
      files.map((file) =>
        shelf.add(
          file,
          { ...place, isInText: true },
          {
            async send(onProgress, signal) {
              const stored = await deskUpload(db, {
                file,
                conversationId: null,
                onProgress,
                signal,
              })
              setKnown((before) => [...before, attachmentFromJson(stored)])
              return stored
            },
            onStored: () => undefined,
          },
        ),
      ),
  }
}
