'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import type { Attachment } from '#lib/files/attachment.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { clock } from '#lib/kernel/clock.ts'
import {
  bodyWithFiles,
  type Macro,
  type MacroAction,
  type SkippedAction,
} from '#lib/macros/macro.ts'
import { render } from '#lib/macros/render.ts'
import { runnable, together } from '#lib/macros/run.ts'
import { useMacroVerbs } from '#lib/macros/use-macros.ts'
import type { Values } from '#lib/macros/variables.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { MacroChips } from './macro-chips.tsx'

const MacroPicker = dynamic(
  patiently(() => import('./macro-picker.tsx').then((part) => part.MacroPicker)),
  {
    ssr: false,
  },
)

type Field = {
  /** Markup at the caret, in the place of so many characters before it. */
  insert: (markup: string, characters: number) => void
  /** Before the text in which they stand. */
  addFiles: (files: Attachment[]) => void
}

type Pending = { actions: MacroAction[]; macroId: string | null }

const nothing: Pending = { actions: [], macroId: null }

/** Macros in a composer: the picker that a `/` opens, and what is to be done when the reply goes out. */
export function useComposerMacros(
  conversation: Conversation,
  outbox: DeskOutbox,
  field: Field,
  isOffered: boolean,
) {
  const t = useTranslations('macros')
  const say = useReason()
  const db = useSupabase()
  const { notify } = useToast()
  const verbs = useMacroVerbs(db)
  const [pending, setPending] = useState<Record<string, Pending>>({})
  const { actions, macroId } = pending[conversation.id] ?? nothing
  const [isOpen, setOpen] = useState(false)
  const [isKnown, setKnown] = useState(false)
  // Characters that opened the picker, and go when something was chosen.
  const typed = useRef(0)
  const lineBefore = useRef<string | null>(null)

  const put = (change: Pending) =>
    setPending((before) => ({ ...before, [conversation.id]: change }))
  const open = (characters: number) => {
    typed.current = characters
    setKnown(true)
    setOpen(true)
  }
  const tell = (skipped: readonly SkippedAction[]) => {
    if (skipped.length === 0) return
    notify({
      title: t('skipped', { count: skipped.length }),
      description: skipped
        .map(({ type, reason }) => `${t(`kind.${type}`)}: ${say(reason)}`)
        .join(' '),
      important: true,
    })
  }
  const hear = useEffectEvent(tell)
  const takeBack = useEffectEvent((lane: string, back: Pending) =>
    setPending((before) => ({ ...before, [lane]: back })),
  )
  useEffect(() => outbox.onDelivered((_, { skipped }) => hear(skipped ?? [])), [outbox])
  useEffect(
    () =>
      outbox.onUndone(({ lane, content }) =>
        takeBack(lane, { actions: content.actions ?? [], macroId: content.macroId ?? null }),
      ),
    [outbox],
  )

  const choose = async (macro: Macro, values: Values) => {
    const rendered = render(bodyWithFiles(macro), values)
    const copies = macro.files.length > 0 ? await verbs.filesOf(macro.id) : null
    if (copies && !copies.ok)
      return notify({ title: t('notDone'), description: say(copies.reason), important: true })
    const files = copies?.value ?? new Map<string, Attachment>()
    const text = rendered.text.replace(/\(file:([0-9a-f-]{36})\)/g, (whole, id: string) => {
      const copy = files.get(id)
      return copy ? `(file:${copy.id})` : whole
    })
    if (files.size > 0) field.addFiles([...files.values()])
    field.insert(text, typed.current)
    verbs.used(macro.id)
    if (text.trim() !== '' || files.size > 0)
      return put({ actions: together(actions, macro.actions), macroId: macro.id })
    // Nothing is written: nothing has to wait for a send.
    const now = runnable(macro.actions, clock.now(), zone())
    const result = await verbs.run(conversation.id, now, macro.id)
    if (!result.ok)
      return notify({ title: t('notDone'), description: say(result.reason), important: true })
    if (result.value.length === 0) notify({ title: t('done', { name: macro.name }) })
    tell(result.value)
  }

  useCommands(
    isOffered
      ? [
          {
            id: 'composer.macro',
            title: t('insert'),
            group: 'composer',
            keys: 'KeyM',
            run: () => open(0),
          },
        ]
      : [],
  )

  return {
    open: () => open(0),
    /** The words of the line before the caret: a `/` that begins it opens the picker. */
    caretAfter(line: string | null): void {
      if (isOffered && line === '/' && !lineBefore.current) open(1)
      lineBefore.current = line
    },
    /** What goes out with the letter, and what else is asked for with it. */
    letterPart: (added: readonly MacroAction[] = []) => {
      const all = together(actions, added)
      return {
        ...(all.length > 0 && { actions: all }),
        ...(macroId && { macroId }),
      }
    },
    sent: () => put(nothing),
    chips: (
      <MacroChips
        actions={actions}
        onRemove={(at) => put({ macroId, actions: actions.filter((_, n) => n !== at) })}
      />
    ),
    picker: isKnown && (
      <MacroPicker
        open={isOpen}
        conversation={conversation}
        onClose={() => setOpen(false)}
        onChoose={(macro, values) => void choose(macro, values)}
      />
    ),
  }
}

function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
