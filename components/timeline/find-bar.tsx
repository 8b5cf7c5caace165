'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'
import { useFound } from './use-found.ts'
import { useMarkedWords } from './use-marked-words.ts'

type FindBarProps = {
  conversationId: string
  box: RefObject<HTMLDivElement | null>
  /** What was found is being brought. */
  isReaching: boolean
  onJump: (position: number) => Promise<boolean>
  onClose: () => void
}

/** Finds words in this conversation, however far above: the newest first, Enter goes further up. */
export function FindBar({ conversationId, box, isReaching, onJump, onClose }: FindBarProps) {
  const t = useTranslations('find')
  const [words, setWords] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { found, at, go, isFailed, retry } = useFound(conversationId, words, onJump)
  useMarkedWords(box, found?.stems ?? null)
  useEffect(() => field.current?.focus(), [])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
      box.current?.focus()
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      go(event.shiftKey ? -1 : 1)
    }
  }
  const total = found?.positions.length ?? 0
  return (
    <search
      aria-label={t('title')}
      onKeyDown={press}
      className="flex h-11 shrink-0 items-center gap-1.5 border-b border-line bg-surface px-3 sm:px-4"
    >
      <Input
        ref={field}
        type="search"
        value={words}
        maxLength={200}
        autoComplete="off"
        placeholder={t('title')}
        aria-label={t('field')}
        className="max-w-80 min-w-0 flex-1"
        onChange={(event) => setWords(event.target.value)}
      />
      <span
        role="status"
        aria-busy={isReaching}
        className="tabular min-w-20 px-1 text-sm text-ink-muted"
      >
        {found &&
          words.trim() !== '' &&
          (total === 0
            ? t('none')
            : t(total >= 1_000 ? 'many' : 'count', { at: at + 1, of: total }))}
      </span>
      {isFailed && (
        <Button size="s" look="quiet" onClick={retry}>
          {t('failed')}
        </Button>
      )}
      <IconButton label={t('previous')} disabled={total === 0} onClick={() => go(1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label={t('next')} disabled={total === 0} onClick={() => go(-1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label={t('close')} onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </search>
  )
}
