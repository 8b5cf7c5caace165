'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { mayI } from '#lib/members/member.ts'
import { isRestorable, type EarlierText } from '#lib/messages/history.ts'
import type { Message } from '#lib/messages/message.ts'
import { useMessageHistory } from '#lib/messages/use-message-history.ts'
import { wordDiff } from '#lib/messages/word-diff.ts'
import { reasonIn } from '#lib/outbox/outcome.ts'
import { MessageFiles } from './message-files.tsx'
import { useMessageVerbs } from './message-changes.tsx'

/** What a message said before each change, the last change first, with a way back to each. */
export function MessageHistory({ message }: { message: Message }) {
  const t = useTranslations('message.history')
  const say = useReason()
  const { data, error, refetch } = useMessageHistory(useSupabase(), message)
  return (
    <section
      aria-label={t('title')}
      className="mt-1 w-120 max-w-full rounded-l border border-line bg-surface p-3 text-sm text-ink"
    >
      {!data && !error && (
        <div role="status" className="flex flex-col gap-2">
          <span className="sr-only">{t('loading')}</span>
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-10" />
        </div>
      )}
      {error && (
        <div role="alert" className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1">{say(reasonIn(error.message))}</p>
          <Button size="s" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </div>
      )}
      {data?.texts.length === 0 && <p className="text-ink-muted">{t('empty')}</p>}
      <ol className="flex flex-col gap-3">
        {data?.texts.map((text) => (
          <Entry key={text.revision} text={text} message={message} />
        ))}
      </ol>
      {data && message.deletedAt !== null && data.files.length > 0 && (
        <div className="mt-3 border-t border-line pt-2">
          <h4 className="text-xs font-medium text-ink-muted">{t('files')}</h4>
          <MessageFiles files={data.files} />
        </div>
      )}
      <p className="mt-3 border-t border-line pt-2 text-xs text-ink-faint">{t('audited')}</p>
    </section>
  )
}

function Entry({ text, message }: { text: EarlierText; message: Message }) {
  const t = useTranslations('message.history')
  const { me, member } = useDirectory()
  const verbs = useMessageVerbs()
  const say = useReason()
  const { notify } = useToast()
  const restore = async (body: string) => {
    const result = await verbs.restore(message, text.revision, body)
    if (result.ok) return
    notify({ title: t('notRestored'), description: say(result.reason), important: true })
  }
  const isMe = text.changedBy === me.id
  const name = member(text.changedBy)?.name ?? t('formerMember')
  const { before } = text
  return (
    <li className="flex flex-col gap-1">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <h4 className="min-w-0 flex-1 text-xs text-ink-muted">
          {t(text.change, { isMe: isMe ? 'yes' : 'no', actor: name })} ·{' '}
          <RelativeTime at={text.changedAt} className="whitespace-nowrap" />
        </h4>
        {before && isRestorable(text, message) && mayI(me, 'restore_messages') && (
          <Button size="s" onClick={() => void restore(before)}>
            {t('restore')}
          </Button>
        )}
      </div>
      <Words text={text} />
    </li>
  )
}

function Words({ text: { before, after, change } }: { text: EarlierText }) {
  const t = useTranslations('message.history')
  if (before === null) return <p className="text-ink-faint italic">{t('wasErased')}</p>
  if (before === '') return <p className="text-ink-faint italic">{t('wasDeleted')}</p>
  if (change === 'deleted' || !after) return <p className={words}>{before}</p>
  return (
    <p className={words}>
      {wordDiff(before, after).map(({ kind, text }, n) =>
        kind === 'same' ? (
          <span key={n}>{text}</span>
        ) : kind === 'removed' ? (
          <del
            key={n}
            className="mr-0.5 rounded-s bg-danger-soft px-0.5 text-danger-text decoration-danger-text/60"
          >
            <span className="sr-only">{t('removed')} </span>
            {text}
          </del>
        ) : (
          <ins key={n} className="rounded-s bg-success-soft px-0.5 text-success no-underline">
            <span className="sr-only">{t('added')} </span>
            {text}
          </ins>
        ),
      )}
    </p>
  )
}

const words = 'max-h-60 overflow-y-auto wrap-anywhere whitespace-pre-wrap'
