'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Select } from '#components/ui/select.tsx'
import { mostActions, type MacroAction } from '#lib/macros/macro.ts'
import { ActionIcon } from './action-icon.tsx'
import { useActionChoices } from './use-action-choices.ts'
import { useActionWords } from './use-action-words.ts'

type ActionEditorProps = {
  actions: readonly MacroAction[]
  onChange: (actions: MacroAction[]) => void
}

/** What a macro does with the conversation: one line for each action, a kind and what it is given. */
export function ActionEditor({ actions, onChange }: ActionEditorProps) {
  const t = useTranslations('macros')
  const say = useActionWords()
  const kinds = useActionChoices()
  const replace = (at: number, action: MacroAction) =>
    onChange(actions.map((each, n) => (n === at ? action : each)))
  const first = kinds.find(({ choices }) => choices.length > 0)?.choices[0]?.action
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label={t('actions')} className="flex flex-col gap-2 empty:hidden">
        {actions.map((action, at) => {
          const kind = kinds.find(({ type }) => type === action.type)
          const key = JSON.stringify(action)
          const choices = kind?.choices ?? []
          // What it was given may be gone since: it stays to be seen, and to be replaced.
          const isKnown = choices.some((choice) => choice.key === key)
          return (
            <li key={at} className="flex items-center gap-2 max-sm:flex-wrap">
              <ActionIcon type={action.type} className="size-4 shrink-0 text-ink-muted" />
              <Select
                aria-label={t('actionKind', { number: at + 1 })}
                className="shrink-0 max-sm:flex-1 sm:w-44"
                value={action.type}
                onChange={(event) => {
                  const chosen = kinds.find(({ type }) => type === event.target.value)
                  const next = chosen?.choices[0]?.action
                  if (next) replace(at, next)
                }}
              >
                {kinds
                  .filter(({ type, choices: some }) => some.length > 0 || type === action.type)
                  .map(({ type }) => (
                    <option key={type} value={type}>
                      {t(`kind.${type}`)}
                    </option>
                  ))}
              </Select>
              {action.type === 'close' ? (
                <span className="flex-1 max-sm:hidden" />
              ) : (
                <Select
                  aria-label={t('actionChoice', { number: at + 1 })}
                  className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full"
                  value={key}
                  onChange={(event) => {
                    const chosen = choices.find((choice) => choice.key === event.target.value)
                    if (chosen) replace(at, chosen.action)
                  }}
                >
                  {!isKnown && <option value={key}>{say(action)}</option>}
                  {choices.map((choice) => (
                    <option key={choice.key} value={choice.key}>
                      {choice.label}
                    </option>
                  ))}
                </Select>
              )}
              <IconButton
                label={t('removeAction', { action: say(action) })}
                onClick={() => onChange(actions.filter((_, n) => n !== at))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          )
        })}
      </ul>
      {actions.length < mostActions && first && (
        <Button
          size="s"
          look="quiet"
          className="self-start"
          onClick={() => onChange([...actions, first])}
        >
          <Plus aria-hidden />
          {t('addAction')}
        </Button>
      )}
    </div>
  )
}
