'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { Command as Cmdk } from 'cmdk'
import { Paperclip, Search } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { findMacros } from '#lib/macros/find-macros.ts'
import type { Macro } from '#lib/macros/macro.ts'
import { render } from '#lib/macros/render.ts'
import { useMacros } from '#lib/macros/use-macros.ts'
import type { Values } from '#lib/macros/variables.ts'
import { plain } from '#lib/markup/plain.ts'
import { ActionIcon } from './action-icon.tsx'
import { MacroPreview } from './macro-preview.tsx'
import { useMacroValues } from './use-macro-values.ts'

type MacroPickerProps = {
  open: boolean
  conversation: Conversation
  onClose: () => void
  /** Called when the picker is gone and the focus may go to the field. */
  onChoose: (macro: Macro, values: Values) => void
}

/** Macros found by any word, each shown as it will be in this conversation before it is used. */
export function MacroPicker({ open, conversation, onClose, onChoose }: MacroPickerProps) {
  const t = useTranslations('macros')
  const chosen = useRef<[Macro, Values] | null>(null)
  return (
    <Base.Root
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      onOpenChangeComplete={(isOpen) => {
        if (isOpen || !chosen.current) return
        const [macro, values] = chosen.current
        chosen.current = null
        onChoose(macro, values)
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup
          finalFocus={() => chosen.current === null}
          className="fixed inset-x-2 top-2 z-40 mx-auto flex max-h-[calc(100dvh-1rem)] max-w-3xl flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-high outline-none sm:top-[12dvh] sm:max-h-[70dvh]"
        >
          <Base.Title className="sr-only">{t('insert')}</Base.Title>
          <Contents
            conversation={conversation}
            onChoose={(macro, values) => {
              chosen.current = [macro, values]
              onClose()
            }}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function Contents({ conversation, onChoose }: Pick<MacroPickerProps, 'conversation' | 'onChoose'>) {
  const t = useTranslations('macros')
  const { data: macros } = useMacros(useSupabase())
  const values = useMacroValues(conversation)
  const [query, setQuery] = useState('')
  const [pointed, setPointed] = useState('')
  const found = findMacros(query, macros ?? [])
  const shown = found.find(({ id }) => id === pointed) ?? found[0]
  return (
    <Cmdk
      label={t('insert')}
      shouldFilter={false}
      loop
      value={shown?.id ?? ''}
      onValueChange={setPointed}
      className="flex min-h-0 flex-col"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <Cmdk.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={t('find')}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
      </div>
      <div className="flex min-h-0 flex-1 max-sm:flex-col">
        <Cmdk.List className="max-sm:max-h-[40dvh] min-h-40 min-w-0 flex-1 overflow-y-auto overscroll-contain p-2">
          {macros === undefined && <Skeleton className="m-2 h-24" />}
          {macros && (
            <Cmdk.Empty className="px-4 py-8 text-center text-ink-muted">
              {macros.length === 0 ? t('none.title') : t('nothingFound')}
              <Link href="/settings/macros/new" className="mt-2 block text-accent-text underline">
                {t('create')}
              </Link>
            </Cmdk.Empty>
          )}
          {values &&
            found.map((macro) => (
              <Cmdk.Item
                key={macro.id}
                value={macro.id}
                onSelect={() => onChoose(macro, values)}
                className="flex cursor-default items-start gap-2 rounded-m px-2.5 py-1.5 aria-selected:bg-selected"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{macro.name}</span>
                  <span className="block truncate text-xs text-ink-muted">
                    {plain(render(macro.body, values).text)}
                  </span>
                </span>
                <span className="flex shrink-0 items-center gap-1 pt-0.5 text-ink-faint">
                  {macro.files.length > 0 && <Paperclip aria-hidden className="size-3.5" />}
                  {macro.actions.map(({ type }, n) => (
                    <ActionIcon key={n} type={type} />
                  ))}
                  <span
                    className="tabular pl-1 text-xs"
                    title={t('used', { count: macro.usedCount })}
                  >
                    {macro.usedCount > 0 && <span aria-hidden>×{macro.usedCount}</span>}
                    <span className="sr-only">{t('used', { count: macro.usedCount })}</span>
                  </span>
                </span>
              </Cmdk.Item>
            ))}
        </Cmdk.List>
        {shown && values && (
          <section
            aria-label={t('preview')}
            className="shrink-0 overflow-y-auto border-line bg-canvas p-4 max-sm:max-h-[35dvh] max-sm:border-t sm:w-80 sm:border-l"
          >
            <MacroPreview
              body={shown.body}
              actions={shown.actions}
              files={shown.files}
              values={values}
            />
          </section>
        )}
      </div>
    </Cmdk>
  )
}
