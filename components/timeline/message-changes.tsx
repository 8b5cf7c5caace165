'use client'

import { useTranslations } from 'next-intl'
import { createContext, use, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { createMessageChanges, withChange, type MessageChange } from '#lib/messages/changes.ts'
import type { Message } from '#lib/messages/message.ts'
import { messageVerbs } from '#lib/messages/verbs.ts'
import { DeleteDialog } from './delete-dialog.tsx'

type Verbs = {
  edit: (message: Message, before: string) => void
  write: (seq: number, text: string) => void
  cancel: (seq: number) => void
  /** Resolves to whether the text is stored (or was the same). */
  save: (seq: number) => Promise<boolean>
  /** Asks first. */
  askToDelete: (message: Message) => void
  /** Makes it say `body` again, what it said at that revision. */
  restore: (message: Message, revision: number, body: string) => Promise<Result<unknown>>
}

type Shared = Verbs & { store: ReturnType<typeof createMessageChanges> }

const Context = createContext<Shared | null>(null)

/** What is being done to the messages of one conversation; the bubbles below show it. */
export function MessageChangesProvider({
  live,
  children,
}: {
  live: LiveTimeline
  children: ReactNode
}) {
  const t = useTranslations('message')
  const say = useReason()
  const { notify } = useToast()
  const db = useSupabase()
  const [store] = useState(() => createMessageChanges(messageVerbs(db), () => void live.compare()))
  const [toDelete, setToDelete] = useState<Message | null>(null)

  const tell = async (verb: () => Promise<Result<unknown>>) => {
    const result = await verb()
    if (result.ok) return
    notify({
      title: t('notDeleted'),
      description: say(result.reason),
      important: true,
      action: { label: t('retry'), onClick: () => void tell(verb) },
    })
  }

  const shared = useMemo<Shared>(
    () => ({
      store,
      edit: store.edit,
      write: store.write,
      cancel: store.cancel,
      save: store.save,
      askToDelete: setToDelete,
      restore: store.restore,
    }),
    [store],
  )
  return (
    <Context value={shared}>
      {children}
      <DeleteDialog
        message={toDelete}
        onClose={() => setToDelete(null)}
        onDelete={(message) => void tell(() => store.remove(message))}
      />
    </Context>
  )
}

/** The verbs of a message. */
export function useMessageVerbs(): Verbs {
  return useShared()
}

/** A message as its reader should see it, and what is being done to it. */
export function useChangedMessage(message: Message): {
  shown: Message
  change: MessageChange | undefined
} {
  const { store } = useShared()
  const change = useSyncExternalStore(
    store.subscribe,
    () => store.of(message.seq),
    () => undefined,
  )
  const shown = useMemo(() => withChange(message, change), [message, change])
  return { shown, change }
}

function useShared(): Shared {
  const shared = use(Context)
  if (!shared) throw new Error('Bubbles stand inside a <MessageChangesProvider>.')
  return shared
}
