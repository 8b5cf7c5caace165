'use client'

import { useTranslations } from 'next-intl'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { downloadOf } from '#lib/files/signed-addresses.ts'
import { useSigner } from './use-signed.ts'

/** Fetches a file to keep, under the name it was sent with. */
export function useDownload() {
  const t = useTranslations('message')
  const say = useReason()
  const { notify } = useToast()
  const signer = useSigner()
  return async ({ path, name }: Attachment) => {
    const address = await signer.address(path)
    if (address) return location.assign(downloadOf(address, name))
    signer.forget(path)
    const reason = navigator.onLine ? 'attachment_not_found' : 'network'
    notify({ title: t('fileNotFetched'), description: say(reason), important: true })
  }
}
