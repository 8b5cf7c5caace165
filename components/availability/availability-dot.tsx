import { classNames } from '#components/ui/class-names.ts'
import type { Availability } from '#lib/members/member.ts'

/** Told apart by shape, too: full, half, ring, empty. */
const looks: Record<Availability, string> = {
  online: 'border-success bg-success',
  away: 'border-working bg-linear-to-r from-working from-50% to-surface to-50%',
  handing_over: 'border-working bg-surface',
  offline: 'border-ink-faint bg-surface',
}

/** How reachable somebody is, for the corner of a face. Says nothing to screen readers: the word stands beside it. */
export function AvailabilityDot({
  availability,
  className,
}: {
  availability: Availability
  className?: string
}) {
  return (
    <span
      aria-hidden
      data-availability={availability}
      className={classNames(
        'inline-block size-2.5 shrink-0 rounded-full border-2 ring-2 ring-surface transition-colors duration-(--quick)',
        looks[availability],
        className,
      )}
    />
  )
}
