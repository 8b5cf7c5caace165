'use client'

import { Paperclip, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Markup } from '#components/markup/markup.tsx'
import type { MacroAction } from '#lib/macros/macro.ts'
import { render } from '#lib/macros/render.ts'
import type { Values } from '#lib/macros/variables.ts'
import { parse } from '#lib/markup/parse.ts'
import { ActionIcon } from './action-icon.tsx'
import { useActionWords } from './use-action-words.ts'

type MacroPreviewProps = {
  body: string
  actions: readonly MacroAction[]
  files: readonly { name: string }[]
  values: Values
}

/** A macro as it will be: the text with its values, what it does, and which values are not there. */
export function MacroPreview({ body, actions, files, values }: MacroPreviewProps) {
  const t = useTranslations('macros')
  const say = useActionWords()
  const { text, unknown, missing } = render(body, values)
  return (
    <div className="flex flex-col gap-3 text-sm">
      {text.trim() === '' ? (
        <p className="text-ink-faint">{t('noText')}</p>
      ) : (
        <div className="rounded-l bg-bubble-us px-3 py-2 text-bubble-us-ink">
          <Markup blocks={parse(text)} />
        </div>
      )}
      {files.length > 0 && (
        <ul className="flex flex-col gap-1">
          {files.map(({ name }, n) => (
            <li key={n} className="flex items-center gap-1.5 text-xs text-ink-muted">
              <Paperclip aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{name}</span>
            </li>
          ))}
        </ul>
      )}
      {actions.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {actions.map((action, n) => (
            <li
              key={n}
              className="inline-flex items-center gap-1.5 rounded-full border border-line px-2 py-0.5 text-xs text-ink-muted"
            >
              <ActionIcon type={action.type} />
              {say(action)}
            </li>
          ))}
        </ul>
      )}
      {unknown.map((name) => (
        <Warning key={name}>{t('unknownVariable', { name })}</Warning>
      ))}
      {missing.map((name) => (
        <Warning key={name}>{t('missingValue', { name })}</Warning>
      ))}
    </div>
  )
}

function Warning({ children }: { children: string }) {
  return (
    <p className="flex items-start gap-1.5 text-xs text-warning-text">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      {children}
    </p>
  )
}
