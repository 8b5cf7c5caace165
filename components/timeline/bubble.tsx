import type { ReactNode, Ref } from 'react'
import { classNames } from '#components/ui/class-names.ts'

const tones = {
  them: 'bg-bubble-them text-bubble-them-ink',
  us: 'bg-bubble-us text-bubble-us-ink',
  note: 'border border-note-line bg-note text-note-ink',
}

type BubbleProps = {
  ref?: Ref<HTMLElement>
  side: 'left' | 'right'
  tone: keyof typeof tones
  joinsAbove: boolean
  joinsBelow: boolean
  /** Who says it and to whom, for screen readers. */
  label: string
  avatar?: ReactNode
  /** Name over the bubble, time and tick under it. */
  above?: ReactNode
  below?: ReactNode
  /** Opens under all that. */
  under?: ReactNode
  /** Stands beside the surface, out of its flow. */
  beside?: ReactNode
  /** Not stored yet. */
  isFaint?: boolean
  children: ReactNode
}

/** A rounded surface with words; bubbles of one author stand close, their inner corners less round. */
export function Bubble({ ref, ...props }: BubbleProps) {
  const { side, joinsAbove, joinsBelow } = props
  const isLeft = side === 'left'
  return (
    <article
      ref={ref}
      aria-label={props.label}
      className={classNames(
        'group/bubble flex gap-2',
        joinsAbove ? 'pt-0.5' : 'pt-3',
        isLeft ? 'justify-start' : 'justify-end',
      )}
    >
      {isLeft && (
        <span className="flex w-7 shrink-0 items-end pb-5">{!joinsBelow && props.avatar}</span>
      )}
      <div
        className={classNames(
          'flex max-w-[min(36rem,82%)] min-w-0 flex-col gap-0.5',
          isLeft ? 'items-start' : 'items-end',
        )}
      >
        {props.above}
        <div className="relative max-w-full">
          <div
            className={classNames(
              'rounded-xl px-3 py-1.5 text-base transition-opacity',
              tones[props.tone],
              joinsAbove && (isLeft ? 'rounded-tl-s' : 'rounded-tr-s'),
              joinsBelow && (isLeft ? 'rounded-bl-s' : 'rounded-br-s'),
              props.isFaint && 'opacity-70',
            )}
          >
            {props.children}
          </div>
          {props.beside}
        </div>
        {props.below && (
          <div className="flex min-h-4.5 flex-wrap items-center gap-x-1.5 px-1 text-xs text-ink-faint">
            {props.below}
          </div>
        )}
        {props.under}
      </div>
    </article>
  )
}
