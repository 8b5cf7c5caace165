'use client'

import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { classNames } from '#components/ui/class-names.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { useRating } from '#lib/ratings/use-rating.ts'
import { Fact } from './facts.tsx'

const scores = [1, 2, 3, 4, 5]

/** What the customer thought of it; nothing before it said so. */
export function RatingFact({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const { data: rating } = useRating(useSupabase(), conversation.id, conversation.position)
  if (!rating) return null
  return (
    <Fact name={t('rating')}>
      <span className="flex min-h-5 items-center gap-0.5">
        <span className="sr-only">{t('ratingOf', { score: rating.score })}</span>
        {scores.map((score) => (
          <Star
            key={score}
            aria-hidden
            className={classNames(
              'size-4',
              score <= rating.score ? 'fill-current text-warning-text' : 'text-ink-faint',
            )}
          />
        ))}
      </span>
      {rating.comment !== '' && (
        <p className="pt-1 text-sm text-pretty whitespace-pre-wrap">{rating.comment}</p>
      )}
    </Fact>
  )
}
