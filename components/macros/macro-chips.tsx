'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MacroAction } from '#lib/macros/macro.ts'
import { ActionIcon } from './action-icon.tsx'
import { useActionWords } from './use-action-words.ts'

type MacroChipsProps = { actions: readonly MacroAction[]; onRemove: (at: number) => void }

/** What will be done when the reply goes out; each can be left out. */
export function MacroChips({ actions, onRemove }: MacroChipsProps) {
  const t = useTranslations('macros')
  const say = useActionWords()
  if (actions.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-3 pb-2 text-xs">
      <span className="text-current/80">{t('withSend')}</span>
      <ul aria-label={t('withSend')} className="contents">
        {actions.map((action, at) => (
          <li
            key={at}
            className="inline-flex h-6 items-center gap-1.5 rounded-full border border-line-strong bg-surface pl-2 text-ink pointer-coarse:h-9"
          >
            <ActionIcon type={action.type} />
            {say(action)}
            <button
              type="button"
              aria-label={t('removeAction', { action: say(action) })}
              className="flex size-6 items-center justify-center rounded-full text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:size-9"
              onClick={() => onRemove(at)}
            >
              <X aria-hidden className="size-3" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
