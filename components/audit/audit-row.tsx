'use client'

import { ArrowRight, Bot, UserRoundX } from 'lucide-react'
import { useFormatter } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import type { AuditEntry } from '#lib/audit/entry.ts'
import type { AuditDetail, auditWords } from '#lib/audit/words.ts'

/** What somebody tried and was not let do. */
const attempts: readonly AuditEntry['kind'][] = ['sign_in_failed', 'verb_refused']

/** When, who, what, and from what to what. */
export function AuditRow({
  entry,
  words,
}: {
  entry: AuditEntry
  words: ReturnType<typeof auditWords>
}) {
  const format = useFormatter()
  const details = words.details(entry)
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 px-4 py-2.5 text-sm md:grid-cols-[4.75rem_12rem_1fr]">
      <time
        dateTime={entry.at}
        className="col-start-2 row-start-1 self-start pt-px text-xs whitespace-nowrap text-ink-faint tabular-nums md:col-start-1 md:pt-0.5"
      >
        {format.dateTime(new Date(entry.at), { timeStyle: 'medium' })}
      </time>
      <span className="col-start-1 row-start-1 flex min-w-0 items-center gap-2 self-start md:col-start-2">
        <ActorFace entry={entry} name={words.actor(entry)} />
        <span className="truncate font-medium">{words.actor(entry)}</span>
      </span>
      <div className="col-span-2 min-w-0 md:col-span-1">
        <p
          className={classNames(
            'text-pretty wrap-anywhere',
            attempts.includes(entry.kind) && 'text-danger-text',
          )}
        >
          {words.sentence(entry)}
        </p>
        {details.length > 0 && (
          <dl className="mt-0.5 flex flex-col gap-0.5 text-xs text-ink-muted">
            {details.map((detail) => (
              <Detail key={detail.label} {...detail} />
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}

function ActorFace({ entry: { actor }, name }: { entry: AuditEntry; name: string }) {
  const { member } = useDirectory()
  if (actor.kind === 'system') return <Bot aria-hidden className="size-5 p-0.5 text-ink-faint" />
  if (actor.kind === 'anonymous')
    return <UserRoundX aria-hidden className="size-5 p-0.5 text-ink-faint" />
  return (
    <Avatar
      size="s"
      name={name}
      src={member(actor.id)?.avatarUrl ?? null}
      {...(actor.id && { seed: actor.id })}
    />
  )
}

function Detail({ label, from, to }: AuditDetail) {
  return (
    <div className="flex flex-wrap items-center gap-x-1.5 wrap-anywhere">
      <dt className="text-ink-faint">{label}:</dt>
      <dd className="inline-flex flex-wrap items-center gap-x-1.5">
        {from !== null && (
          <>
            <del className="decoration-ink-faint">{from}</del>
            <ArrowRight aria-label="→" className="size-3 shrink-0 text-ink-faint" />
          </>
        )}
        <span className="text-ink">{to}</span>
      </dd>
    </div>
  )
}
