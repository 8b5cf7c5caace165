'use client'

import { MessageSquareText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'

/** Opens the macros from the composer's toolbar. */
export function MacroButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('macros')
  return (
    <IconButton size="s" label={t('insert')} keys={['/']} tabIndex={-1} onClick={onOpen}>
      <MessageSquareText aria-hidden />
    </IconButton>
  )
}
