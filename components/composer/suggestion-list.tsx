'use client'

import { Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { popupStyle } from '#components/ui/popup-style.ts'
import type { Mentionable } from '#lib/mentions/mentionable.ts'
import type { Offer, Suggestions } from './use-suggestions.ts'

/** What can take the place of what is being typed, over the field. */
export function SuggestionList({ suggestions }: { suggestions: Suggestions }) {
  const t = useTranslations('composer.suggestions')
  const { offered, listId } = suggestions
  if (offered.length === 0) return null
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={t('label')}
      className={classNames(
        popupStyle,
        'absolute bottom-full left-2 z-10 mb-1.5 max-h-[min(20rem,50dvh)] w-80 max-w-[calc(100%-1rem)] overflow-y-auto p-1',
      )}
    >
      {(['member', 'team', 'variable', 'emoji'] as const).map((kind) => {
        const group = offered.filter((each) => each.kind === kind)
        if (group.length === 0) return null
        return (
          <div key={kind} role="group" aria-labelledby={`${listId}-${kind}`}>
            <div
              id={`${listId}-${kind}`}
              role="presentation"
              className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint"
            >
              {t(kind)}
            </div>
            {group.map((each) => (
              <Option key={each.key} of={each} suggestions={suggestions} />
            ))}
          </div>
        )
      })}
    </div>
  )
}

function Option({ of: offer, suggestions }: { of: Offer; suggestions: Suggestions }) {
  const isCurrent = suggestions.offered[suggestions.current] === offer
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <div
      ref={element}
      id={suggestions.optionId(offer)}
      role="option"
      aria-selected={isCurrent}
      className={classNames(
        'flex h-8 cursor-pointer items-center gap-2 rounded-m px-2 text-sm pointer-coarse:h-10',
        isCurrent ? 'bg-selected' : 'hover:bg-hover',
      )}
      // The field keeps the focus, or the list would be gone before the click.
      onMouseDown={(event) => {
        event.preventDefault()
        suggestions.choose(offer)
      }}
    >
      {offer.kind === 'emoji' ? (
        <>
          <span className="w-5 shrink-0 text-center">{offer.of.sign}</span>
          <span className="min-w-0 truncate">:{offer.of.name}:</span>
        </>
      ) : offer.kind === 'variable' ? (
        <>
          <span className="min-w-0 truncate">{offer.of.title}</span>
          <code className="ml-auto min-w-0 truncate text-xs text-ink-faint">{offer.of.name}</code>
        </>
      ) : offer.of.kind === 'member' ? (
        <Colleague of={offer.of} isAmbiguous={isAmbiguous(offer.of, suggestions.offered)} />
      ) : (
        <Team of={offer.of} />
      )}
    </div>
  )
}

/** Two of one name are told apart by their addresses. */
function isAmbiguous({ name, id }: Mentionable, among: readonly Offer[]): boolean {
  return among.some(
    ({ kind, of }) => (kind === 'member' || kind === 'team') && of.name === name && of.id !== id,
  )
}

type ColleagueProps = { of: Extract<Mentionable, { kind: 'member' }>; isAmbiguous: boolean }

function Colleague({ of: { member }, isAmbiguous }: ColleagueProps) {
  const { team } = useDirectory()
  const inTeams = member.teamIds.flatMap((id) => team(id)?.name ?? []).join(', ')
  return (
    <>
      <Avatar name={member.name} src={member.avatarUrl} seed={member.id} size="s" />
      <span className="min-w-0 shrink-0 truncate">{member.name}</span>
      <span className="ml-auto min-w-0 truncate text-xs text-ink-faint">
        {isAmbiguous ? member.email : inTeams}
      </span>
    </>
  )
}

function Team({ of: { name, members } }: { of: Extract<Mentionable, { kind: 'team' }> }) {
  const t = useTranslations('composer.suggestions')
  return (
    <>
      <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-sunken text-ink-muted">
        <Users aria-hidden className="size-3" />
      </span>
      <span className="min-w-0 truncate">{name}</span>
      <span className="ml-auto shrink-0 text-xs text-ink-faint">
        {t('opensTo', { count: members.length })}
      </span>
    </>
  )
}
