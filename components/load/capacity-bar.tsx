import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'

/** How much of a capacity is taken; more than all of it is said in another colour, and in words. */
export function CapacityBar({ open, capacity }: { open: number; capacity: number }) {
  const t = useTranslations('load')
  const share = capacity === 0 ? (open > 0 ? 1 : 0) : Math.min(1, open / capacity)
  return (
    <span
      role="img"
      aria-label={t('openOf', { open, capacity })}
      title={t('openOf', { open, capacity })}
      className="block h-1.5 w-16 shrink-0 overflow-hidden rounded-full bg-sunken"
    >
      <span
        className={classNames(
          'block h-full rounded-full',
          open > capacity ? 'bg-waiting' : 'bg-accent',
        )}
        style={{ width: `${share * 100}%` }}
      />
    </span>
  )
}
