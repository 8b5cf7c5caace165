'use client'

import { Check, Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState, type KeyboardEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { mayI } from '#lib/members/member.ts'
import type { Tag } from '#lib/tags/tag.ts'
import { isTagName, tagsLike } from '#lib/tags/tags-like.ts'
import { useTagVerbs } from '#lib/tags/use-tags.ts'
import { TagDot } from './tag-chip.tsx'

type TagChoiceProps = {
  /** Ids of the tags that are on; of several conversations: on all of them. */
  carried: readonly string[]
  /** On some of several conversations. */
  partly?: readonly string[]
  onToggle: (tag: string, isOn: boolean) => void
}

/** Tags found by typing; Enter puts one on or takes it off. Whoever manages tags makes new ones here. */
export function TagChoice({ carried, partly = [], onToggle }: TagChoiceProps) {
  const t = useTranslations('tags')
  const say = useReason()
  const { me, tags } = useDirectory()
  const verbs = useTagVerbs(useSupabase())
  const [query, setQuery] = useState('')
  const [pointed, setPointed] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const listId = useId()
  const found: (Tag | 'new')[] = tagsLike(tags, query)
  const mayMake = mayI(me, 'manage_tags') && query.trim() !== '' && !isTagName(tags, query)
  const offered = mayMake ? [...found, 'new' as const] : found
  const current = offered[Math.min(pointed, offered.length - 1)]
  const optionId = (one: Tag | 'new') => `${listId}-${one === 'new' ? one : one.id}`

  const choose = async (one: Tag | 'new') => {
    if (one !== 'new') return onToggle(one.id, !carried.includes(one.id))
    const made = await verbs.create(query.trim(), 'grey')
    if (!made.ok) return setProblem(made.reason)
    setQuery('')
    onToggle(made.value, true)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) setPointed((pointed + step + offered.length) % Math.max(1, offered.length))
    else if (event.key === 'Enter' && current) void choose(current)
    else return
    event.preventDefault()
  }

  return (
    <>
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current && optionId(current)}
        aria-label={t('find')}
        placeholder={t('find')}
        value={query}
        className="w-full border-b border-line bg-transparent px-3 py-2.5 text-sm outline-none"
        onChange={(event) => {
          setQuery(event.target.value)
          setPointed(0)
          setProblem(null)
        }}
        onKeyDown={press}
      />
      <ul
        id={listId}
        role="listbox"
        aria-multiselectable
        aria-label={t('title')}
        className="max-h-64 overflow-y-auto overscroll-contain p-1"
      >
        {offered.map((one, at) => {
          const isOn = one !== 'new' && carried.includes(one.id)
          const isPartly = one !== 'new' && partly.includes(one.id)
          return (
            <li
              key={optionId(one)}
              id={optionId(one)}
              role="option"
              aria-selected={isOn}
              className={classNames(
                'flex h-8 items-center gap-2 rounded-m px-2 text-sm select-none pointer-coarse:h-10',
                one === current && 'bg-hover',
              )}
              onPointerMove={() => setPointed(at)}
              onClick={() => void choose(one)}
            >
              {one === 'new' ? (
                <>
                  <Plus aria-hidden className="size-4 text-ink-muted" />
                  {t('make', { name: query.trim() })}
                </>
              ) : (
                <>
                  <TagDot colour={one.colour} />
                  <span className="min-w-0 flex-1 truncate">{one.name}</span>
                  {isPartly && <span className="sr-only">{t('onSome')}</span>}
                  {isOn ? (
                    <Check aria-hidden className="size-4" />
                  ) : (
                    isPartly && <Minus aria-hidden className="size-4" />
                  )}
                </>
              )}
            </li>
          )
        })}
      </ul>
      <p role="status" className="px-3 pb-3 text-sm text-ink-faint empty:hidden">
        {problem !== null
          ? say(problem)
          : offered.length === 0 && t(tags.length ? 'noneFound' : 'noneYet')}
      </p>
    </>
  )
}
