'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Markup } from '#components/markup/markup.tsx'
import type { Attachment } from '#lib/files/attachment.ts'
import { bodyWithFiles, type MacroAction } from '#lib/macros/macro.ts'
import { render } from '#lib/macros/render.ts'
import { partsOf, type Values } from '#lib/macros/variables.ts'
import { parse } from '#lib/markup/parse.ts'
import { ActionIcon } from './action-icon.tsx'
import { PreviewFile } from './preview-file.tsx'
import { useActionWords } from './use-action-words.ts'
import { useVariables } from './use-variables.ts'

type MacroPreviewProps = {
  body: string
  actions: readonly MacroAction[]
  files: readonly Attachment[]
  values: Values
}

/** A macro as it will be sent: the text with its values and files, what it does, and marked what is missing. */
export function MacroPreview({ body, actions, files, values }: MacroPreviewProps) {
  const t = useTranslations('macros')
  const say = useActionWords()
  const known = useVariables()
  const { text, unknown, missing } = render(bodyWithFiles({ body, files: [...files] }), values)
  const titleOf = (name: string) => known.find((each) => each.name === name)?.title ?? name
  return (
    <div className="flex flex-col gap-3 text-sm">
      {text.trim() === '' ? (
        <p className="text-ink-faint">{t('noText')}</p>
      ) : (
        <div className="rounded-l bg-bubble-us px-3 py-2 text-bubble-us-ink">
          <Markup
            blocks={parse(text)}
            file={({ id, name }) => {
              const found = files.find((each) => each.id === id)
              return found ? <PreviewFile file={found} /> : name
            }}
            words={(some) =>
              partsOf(some).map((part, n) =>
                typeof part === 'string' ? (
                  part
                ) : (
                  <mark key={n} className="rounded-s bg-warning-soft px-1 text-warning-text">
                    {titleOf(part.name)}
                  </mark>
                ),
              )
            }
          />
        </div>
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
        <Warning key={name}>{t('missingValue', { name: titleOf(name) })}</Warning>
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
