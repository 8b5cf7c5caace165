'use client'

import { Check, Copy, LockKeyhole } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { LossCause } from '#lib/conversations/timeline-loss.ts'
import { readCopy } from '#lib/drafts/browser-copy.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { useOutboxEntries } from '#lib/outbox/use-desk-outbox.ts'

type LostPaneProps = { conversationId: string; cause: LossCause; outbox: DeskOutbox }
type Unsent = { key: string; kind: 'message' | 'note'; body: string }

/** A conversation that is not the reader's any more: why, and what was written in it and not sent. */
export function LostPane({ conversationId, cause, outbox }: LostPaneProps) {
  const t = useTranslations('conversation.lost')
  const unsent = useUnsent(conversationId, outbox)
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="my-auto">
        <div role="status">
          <EmptyState icon={<LockKeyhole />} title={t('title')}>
            {t(`cause.${cause}`)}
          </EmptyState>
        </div>
        {unsent.length > 0 && (
          <section aria-labelledby="unsent" className="mx-auto w-full max-w-lg px-4 pb-8">
            <h2 id="unsent" className="pb-2 text-sm text-pretty text-ink-muted">
              {t('unsent')}
            </h2>
            <ul className="flex flex-col gap-2">
              {unsent.map(({ key, kind, body }) => (
                <li
                  key={key}
                  className={classNames(
                    'flex flex-col items-start gap-2 rounded-l border px-3 py-2',
                    kind === 'note'
                      ? 'border-note-line bg-note text-note-ink'
                      : 'border-line-field bg-surface',
                  )}
                >
                  <p className="max-h-48 w-full overflow-y-auto wrap-anywhere whitespace-pre-wrap">
                    {body}
                  </p>
                  <CopyButton text={body} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  )
}

/** The drafts, and what was refused on its way. */
function useUnsent(conversationId: string, outbox: DeskOutbox): Unsent[] {
  const { me } = useDirectory()
  const entries = useOutboxEntries(outbox, conversationId)
  return useMemo(() => {
    const { draft } = readCopy(me.id, conversationId)
    const drafts = (['message', 'note'] as const).map((kind) => ({
      key: kind,
      kind,
      body: draft[kind],
    }))
    const letters = entries.map(({ clientId, content }) => ({
      key: clientId,
      kind: content.kind,
      body: content.body,
    }))
    return [...letters, ...drafts].filter(({ body }) => body.trim() !== '')
  }, [conversationId, entries, me.id])
}

function CopyButton({ text }: { text: string }) {
  const t = useTranslations('conversation.lost')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Button size="s" onClick={() => void copy().catch(() => undefined)}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      {t(isCopied ? 'copied' : 'copy')}
    </Button>
  )
}
